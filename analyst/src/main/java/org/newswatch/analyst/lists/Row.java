package org.newswatch.analyst.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkResult.Fault;

/**
 * One line of a list, cut into cells.
 *
 * @param line of the file where it begins, counted from 1
 * @param fault why it could not be cut; null when it could
 */
record Row(int line, List<String> cells, @Nullable Fault fault) {

  Row {
    cells = List.copyOf(cells);
  }

  boolean isEmpty() {
    return fault == null && cells.stream().allMatch(String::isBlank);
  }

  /** The cell, or nothing when the line is shorter. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}
