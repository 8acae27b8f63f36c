package org.newswatch.analyst.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param number of the line among those that ask, counted from 1: neither the header nor empty
 *     lines count
 * @param line of the file where it begins, counted from 1
 * @param id what the list itself calls it; null when it has no such column
 * @param cells the user's columns as they came
 * @param ask what it asks for
 */
public record ListLine(int number, int line, @Nullable String id, List<String> cells, Ask ask) {

  public ListLine {
    cells = List.copyOf(cells);
  }
}
