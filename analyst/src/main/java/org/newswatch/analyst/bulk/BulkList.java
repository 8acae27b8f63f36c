package org.newswatch.analyst.bulk;

import java.util.List;
import java.util.Map;

/**
 * A list that was read.
 *
 * @param header what its columns are called; empty when it does not say
 * @param detected how it was read, such as its encoding and delimiter, for people
 */
public record BulkList(List<String> header, Map<String, String> detected, List<BulkLine> lines) {

  public BulkList {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }
}
