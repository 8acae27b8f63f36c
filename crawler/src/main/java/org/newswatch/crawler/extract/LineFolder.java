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
    if (isFolded(text)) {
      return text;
    }
    LineFolder folder = new LineFolder();
    folder.add(text, false, false);
    return folder.text();
  }

  void add(String run, boolean inLink, boolean inInner) {
    int before = line.length();
    int at = 0;
    while (at < run.length()) {
      char c = run.charAt(at);
      if (!isPlain(c)) {
        space |= isSpace(c);
        at++;
        continue;
      }
      if (space && !line.isEmpty()) {
        line.append(' ');
      }
      space = false;
      broken = false;
      int end = plainEnd(run, at);
      line.append(run, at, end);
      at = end;
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

  /** Most texts of one line are already what they would be folded to. */
  private static boolean isFolded(String text) {
    return text.isEmpty() || (isPlain(text.charAt(0)) && plainEnd(text, 0) == text.length());
  }

  /** Where what stays as it is ends: plain characters with single spaces between. */
  private static int plainEnd(String run, int from) {
    int at = from;
    while (at < run.length()) {
      char c = run.charAt(at);
      boolean single = c == ' ' && at + 1 < run.length() && isPlain(run.charAt(at + 1));
      if (!single && !isPlain(c)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c > ' ' && (c < '\u007F' || !(isSpace(c) || isInvisible(c)));
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
