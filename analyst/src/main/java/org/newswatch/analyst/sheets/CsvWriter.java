package org.newswatch.analyst.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Results as CSV: UTF-8 with a mark, so that spreadsheets know it; commas; lines end as RFC 4180
 * says. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvWriter {

  /** What makes a spreadsheet calculate, or leave the cell. */
  private static final Pattern FORMULA =
      Pattern.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

  /** No formula, though it has a sign. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",;\t\r\n]|^ | $");

  private CsvWriter() {}

  /** Writes all of them; leaves the stream open. */
  public static void write(Results results, Table table, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    writer.write('\ufeff');
    row(writer, table.header(results));
    results.each(
        result -> {
          for (List<@Nullable Object> cells : table.rows(results, result)) {
            row(writer, cells);
          }
        });
    writer.flush();
  }

  private static void row(Writer writer, List<? extends @Nullable Object> cells)
      throws IOException {
    boolean first = true;
    for (Object cell : cells) {
      if (!first) {
        writer.write(',');
      }
      first = false;
      writer.write(cell(cell));
    }
    writer.write("\r\n");
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> String.format(Locale.ROOT, "%.3f", number);
      case String text -> text(text);
      case Object other -> other.toString();
    };
  }

  /** A text as a cell, which no spreadsheet calculates and no delimiter cuts. */
  public static String text(String text) {
    return quoted(guarded(text));
  }

  private static String guarded(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  private static String quoted(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
