package org.newswatch.cli.sources;

/** Foreign text on a terminal: in one line, without control characters, in columns that align. */
public final class Terminal {

  private static final String CUT = "…";

  private Terminal() {}

  /** One line: control characters, line ends and what turns writing around are gone. */
  public static String line(String text) {
    return text.replaceAll(
            "[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+",
            " ")
        .strip();
  }

  /** The line cut to so many columns, the last of them an ellipsis when it was cut. */
  public static String cut(String text, int columns) {
    String line = line(text);
    if (width(line) <= columns) {
      return line;
    }
    int width = 0;
    int end = 0;
    while (end < line.length()) {
      int c = line.codePointAt(end);
      int next = width + width(c);
      if (next > columns - 1) {
        break;
      }
      width = next;
      end += Character.charCount(c);
    }
    return line.substring(0, end).stripTrailing() + CUT;
  }

  /** The line cut or filled with spaces to exactly so many columns. */
  public static String column(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(0, columns - width(cut)));
  }

  /** The same, filled on the left, as numbers are. */
  public static String right(String text, int columns) {
    String cut = cut(text, columns);
    return " ".repeat(Math.max(0, columns - width(cut))) + cut;
  }

  /** Columns that a terminal gives a line. */
  public static int width(String line) {
    return line.codePoints().map(Terminal::width).sum();
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** Han, kana, Hangul, full-width forms and pictures take two columns. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
