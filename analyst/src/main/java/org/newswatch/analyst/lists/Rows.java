package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkResult.Fault;

/**
 * Cuts a text into lines and cells. A field in quotation marks may hold delimiters, line breaks and
 * doubled quotation marks; one that only begins with a quotation mark is taken as it stands, so
 * that queries need no doubling. A mark that is never closed spoils its own line only: one that
 * would take in further lines, delimiters and all, and leave a row with another number of columns
 * than the others is held for such a mark.
 */
final class Rows {

  /** UTF-16 code units of one cell. */
  static final int CELL_CHARS_MAX = 10_000;

  /** Cells of one line. */
  static final int COLUMNS_MAX = 100;

  /** No delimiter: each line is one cell. */
  static final char NONE = 0;

  private final String text;
  private final char delimiter;
  private final int columns;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  /** Whether fields of this row may go on over the end of the line. */
  private boolean overLines = true;

  /** Whether a field of this row has line breaks. */
  private boolean broken;

  /** Whether a field of this row has line breaks and delimiters. */
  private boolean doubtful;

  /**
   * @param columns how many a row with a doubtful field must have; 0 for any number
   */
  private Rows(String text, char delimiter, int columns) {
    this.text = text;
    this.delimiter = delimiter;
    this.columns = columns;
  }

  /**
   * The lines that are not empty.
   *
   * @param most how many are read; the rest is left
   */
  static List<Row> of(String text, char delimiter, int most) {
    var rows = new Rows(text, delimiter, columns(text, delimiter, most));
    while (rows.at < text.length() && rows.rows.size() < most) {
      rows.row();
    }
    return rows.rows;
  }

  /** Of the first row that is one line; of the first row when there is none such. */
  private static int columns(String text, char delimiter, int most) {
    var rows = new Rows(text, delimiter, 0);
    while (rows.at < text.length() && rows.rows.size() < most) {
      int known = rows.rows.size();
      rows.row();
      if (!rows.broken && rows.rows.size() > known && rows.rows.getLast().fault() == null) {
        return rows.rows.getLast().cells().size();
      }
    }
    return rows.rows.isEmpty() ? 0 : rows.rows.getFirst().cells().size();
  }

  private void row() {
    int begun = at;
    int first = line;
    overLines = true;
    Row row = cut(begun, first);
    if (columns > 0 && doubtful && row.cells().size() != columns) {
      at = begun;
      line = first;
      overLines = false;
      row = cut(begun, first);
    }
    int broken = text.indexOf(Decoding.REPLACEMENT, begun, at);
    if (row.fault() == null && broken >= 0) {
      row = new Row(first, row.cells(), broken(broken - begun + 1));
    }
    lineBreak();
    if (!row.isEmpty()) {
      rows.add(row);
    }
  }

  private static Fault broken(int column) {
    return new Fault(
        column,
        "The bytes of a character are broken here.",
        "Write the line anew, or say which encoding the list is in.");
  }

  private Row cut(int begun, int first) {
    broken = false;
    doubtful = false;
    var cells = new ArrayList<String>();
    Fault fault = null;
    boolean more = true;
    while (more) {
      int cellAt = at;
      String cell = cell();
      if (cell == null) {
        cell = rest();
        fault =
            new Fault(
                cellAt - begun + 1,
                overLines
                    ? "This quotation mark opens a field that is not closed within "
                        + CELL_CHARS_MAX
                        + " characters."
                    : "This quotation mark opens a field that is not closed: with it, this row and"
                        + " the others would have different numbers of columns.",
                "Close it, or double each quotation mark of the field.");
      }
      if (cell.length() > CELL_CHARS_MAX) {
        fault =
            new Fault(
                cellAt - begun + 1,
                "A cell has at most " + CELL_CHARS_MAX + " characters.",
                "Shorten it, or spread it over several lines.");
        cell = cell.substring(0, CELL_CHARS_MAX);
      }
      more = at < text.length() && delimiter != NONE && text.charAt(at) == delimiter;
      if (more) {
        at++;
      }
      if (cells.size() < COLUMNS_MAX) {
        cells.add(cell);
      } else {
        fault =
            new Fault(
                null,
                "A line has at most " + COLUMNS_MAX + " columns.",
                "Take away the columns that are not needed.");
      }
    }
    return new Row(first, cells, fault);
  }

  private @Nullable String cell() {
    if (at == text.length() || text.charAt(at) != '"') {
      return rest();
    }
    String content = quoted();
    return content == null && delimiter == NONE ? rest() : content;
  }

  /** As it stands up to the next delimiter or the end of the line. */
  private String rest() {
    int start = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean endsCell(char c) {
    return c == '\n' || c == '\r' || (delimiter != NONE && c == delimiter);
  }

  /** Null when the quotation mark here is never closed, or too far away. */
  private @Nullable String quoted() {
    var content = new StringBuilder();
    int lines = 0;
    int i = at + 1;
    while (i < text.length() && content.length() <= CELL_CHARS_MAX) {
      char c = text.charAt(i);
      boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (c == '"' && !doubled) {
        if (i + 1 == text.length() || endsCell(text.charAt(i + 1))) {
          return closed(content, i + 1, lines);
        }
        // Words follow the closing mark: it is part of a query, not of the file's form.
        return lines == 0 ? rest() : null;
      }
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        lines++;
      }
      if (lines > 0 && (delimiter == NONE || !overLines)) {
        return null;
      }
      content.append(c);
      i += doubled ? 2 : 1;
    }
    return null;
  }

  private String closed(StringBuilder content, int after, int lines) {
    // Alone on its line, a phrase of a query keeps its marks; doubled ones tell that it is a field.
    boolean phrase = delimiter == NONE && content.indexOf("\"") < 0;
    String cell = phrase ? text.substring(at, after) : content.toString();
    at = after;
    line += lines;
    broken |= lines > 0;
    doubtful |= lines > 0 && content.indexOf(String.valueOf(delimiter)) >= 0;
    return cell;
  }

  private void lineBreak() {
    if (at < text.length()) {
      boolean two =
          text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      at += two ? 2 : 1;
      line++;
    }
  }
}
