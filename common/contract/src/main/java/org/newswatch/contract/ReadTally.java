package org.newswatch.contract;

import java.time.Instant;
import java.util.List;

/**
 * How many new articles of one partition were matched within a slice of time; the value of {@link
 * Topic#READ_TALLIES}, whose key is {@link #key}. Written again as it grows.
 *
 * @param partition of {@link Topic#ARTICLES_ENRICHED}
 * @param from when the slice began; it ends where the next begins
 * @param articles each counted once, however often it was revised
 * @param sources hashes of the ids of their sources, ascending; at most {@link
 *     Limits#TALLY_SOURCES_MAX}
 */
public record ReadTally(int partition, Instant from, long articles, List<Integer> sources) {

  public ReadTally {
    if (partition < 0 || articles < 0) {
      throw new IllegalArgumentException(
          "partition and articles must not be negative: " + partition + ", " + articles);
    }
    Check.inCalendar("from", from);
    sources = Check.copy("sources", sources, Limits.TALLY_SOURCES_MAX);
  }

  /** The key of the tally of a partition's slice. */
  public static String key(int partition, Instant from) {
    return partition + "/" + from;
  }
}
