package org.newswatch.analyst.bulk;

import java.util.Map;

/**
 * How a list is searched for.
 *
 * @param hits how many articles each line lists, 0 to {@link #HITS_MAX}
 * @param originals whether articles that repeat an earlier one are left out
 * @param list how the list is to be read, by the names of the call's parameters
 */
public record BulkOptions(int hits, boolean originals, Map<String, String> list) {

  /** Articles that one line lists; what is beyond is counted, and an export has it. */
  public static final int HITS_MAX = 10_000;

  /** Articles that a line lists unless one asks for more. */
  public static final int HITS_DEFAULT = 10;

  public BulkOptions {
    list = Map.copyOf(list);
    if (hits < 0 || hits > HITS_MAX) {
      throw new IllegalArgumentException("hits out of bounds: " + hits);
    }
  }
}
