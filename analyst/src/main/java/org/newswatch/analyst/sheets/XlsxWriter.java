package org.newswatch.analyst.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Results as a workbook: a sheet of lines, sheets of articles, and one that says what was asked.
 * Texts are texts there, never formulas. What does not fit one sheet goes on in the next.
 */
public final class XlsxWriter {

  /** Rows of a sheet, as the format has it. */
  static final int ROWS_MAX = 1_048_576;

  /** UTF-16 code units of a cell, as the format has it. */
  private static final int CELL_CHARS_MAX = 32_767;

  private static final int ROWS_AT_ONCE = 1_000;
  private static final double WIDE = 40;
  private static final double NARROW = 14;

  /** What XML 1.0 has no way to say. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private final Workbook book;
  private final int rowsMax;

  private XlsxWriter(Workbook book, int rowsMax) {
    this.book = book;
    this.rowsMax = rowsMax;
  }

  /**
   * Writes all of them; leaves the stream open.
   *
   * @param about what was asked, and how it was read, for people
   */
  public static void write(Results results, Map<String, String> about, OutputStream out)
      throws IOException {
    write(results, about, out, ROWS_MAX);
  }

  static void write(Results results, Map<String, String> about, OutputStream out, int rowsMax)
      throws IOException {
    // The version is of a form that the library prescribes.
    var book = new Workbook(out, "Newswatch", "1.0");
    var writer = new XlsxWriter(book, rowsMax);
    writer.sheets(results, Table.LINES, "Lines");
    writer.sheets(results, Table.ARTICLES, "Articles");
    writer.about(about);
    book.finish();
  }

  private void about(Map<String, String> about) throws IOException {
    Worksheet sheet = book.newWorksheet("About");
    sheet.width(0, NARROW);
    sheet.width(1, WIDE * 2);
    int row = 0;
    for (Map.Entry<String, String> each : about.entrySet()) {
      sheet.inlineString(row, 0, text(each.getKey()));
      sheet.inlineString(row, 1, text(each.getValue()));
      row++;
    }
    sheet.finish();
  }

  private void sheets(Results results, Table table, String name) throws IOException {
    List<String> header = table.header(results);
    var pages = new Pages(header, name);
    results.each(
        result -> {
          for (List<@Nullable Object> cells : table.rows(results, result)) {
            pages.row(cells);
          }
        });
    pages.finish();
  }

  /** One table, over as many sheets as it needs. */
  private final class Pages {

    private final List<String> header;
    private final String name;
    private Worksheet sheet;
    private int sheets = 1;
    private int rows;

    Pages(List<String> header, String name) {
      this.header = header;
      this.name = name;
      this.sheet = begun(name);
    }

    private Worksheet begun(String called) {
      Worksheet begun = book.newWorksheet(called);
      begun.freezePane(0, 1);
      for (int column = 0; column < header.size(); column++) {
        begun.width(column, header.get(column).equals("title") ? WIDE : NARROW);
        begun.inlineString(0, column, text(header.get(column)));
        begun.style(0, column).bold().set();
      }
      rows = 1;
      return begun;
    }

    void row(List<@Nullable Object> cells) throws IOException {
      if (rows == rowsMax) {
        sheet.finish();
        sheets++;
        sheet = begun(name + " " + sheets);
      }
      for (int column = 0; column < cells.size(); column++) {
        cell(column, cells.get(column));
      }
      rows++;
      if (rows % ROWS_AT_ONCE == 0) {
        sheet.flush();
      }
    }

    private void cell(int column, @Nullable Object value) {
      switch (value) {
        case null -> {}
        case Number number -> sheet.value(rows, column, number);
        case Object other -> sheet.inlineString(rows, column, text(other.toString()));
      }
    }

    void finish() throws IOException {
      sheet.finish();
    }
  }

  private static String text(String value) {
    String whole =
        value.length() <= CELL_CHARS_MAX ? value : value.substring(0, CELL_CHARS_MAX - 1) + "…";
    return UNSPEAKABLE.matcher(whole).replaceAll("\ufffd");
  }
}
