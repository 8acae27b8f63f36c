package org.newswatch.analyst.lists;

/**
 * Where something stands in a list.
 *
 * @param line of the file, counted from 1; of a sheet, its row
 * @param column of that line, in UTF-16 code units counted from 1; of a sheet, its column
 * @param quoted whether it is the content of a quoted field, in which each quotation mark is
 *     doubled
 */
public record Place(int line, int column, boolean quoted) {

  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("no place: " + line + ":" + column);
    }
  }

  /**
   * A place inside of the content that begins here.
   *
   * @param content of a field
   * @param offset in it, in UTF-16 code units counted from 0
   */
  public Place inside(String content, int offset) {
    int toLine = line;
    int toColumn = column;
    for (int i = 0; i < Math.min(offset, content.length()); i++) {
      char c = content.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == content.length() || content.charAt(i + 1) != '\n'));
      if (ends) {
        toLine++;
        toColumn = 1;
      } else {
        toColumn += quoted && c == '"' ? 2 : 1;
      }
    }
    return new Place(toLine, toColumn, quoted);
  }
}
