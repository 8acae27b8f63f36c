package org.newswatch.crawler.extract;

/** Gathers runs of text into one line: white space folded, invisible characters gone. */
final class LineFolder {

  private final StringBuilder line = new StringBuilder();
  private int linked;
  private int inner;
  private boolean space;
  private boolean broken;

  /** One line of its own. */
  static String folded(String text) {
    LineFolder folder = new LineFolder();
    folder.add(text, false, false);
    return folder.text();
  }

  void add(String run, boolean inLink, boolean inInner) {
    int before = line.length();
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else if (!isInvisible(c)) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        broken = false;
        line.append(c);
      }
    }
    linked += inLink ? line.length() - before : 0;
    inner += inInner ? line.length() - before : 0;
  }

  /** A line break; true when it is the second with nothing between. */
  boolean breakLine() {
    boolean second = broken;
    broken = !line.isEmpty();
    space = true;
    return second;
  }

  boolean isEmpty() {
    return line.isEmpty();
  }

  String text() {
    return line.toString();
  }

  /** Share of the characters that stand in links to other pages. */
  double linkShare() {
    return line.isEmpty() ? 0 : (double) linked / line.length();
  }

  /** Share of the characters that stand in links to a place in the page itself. */
  double innerShare() {
    return line.isEmpty() ? 0 : (double) inner / line.length();
  }

  void clear() {
    line.setLength(0);
    linked = 0;
    inner = 0;
    space = false;
    broken = false;
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c == '\u00A0'
            || (c >= '\u2000' && c <= '\u200A')
            || c == '\u2028'
            || c == '\u2029'
            || c == '\u202F'
            || c == '\u205F'
            || c == '\u3000';
  }

  /** What no reader sees and what no text should hold; NUL would also stop some readers. */
  private static boolean isInvisible(char c) {
    return c < ' '
        || c == '\u007F'
        || c == '\u00AD'
        || c == '\u200B'
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u2060'
        || c == '\uFEFF';
  }
}
