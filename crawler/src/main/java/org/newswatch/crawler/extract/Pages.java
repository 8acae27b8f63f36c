package org.newswatch.crawler.extract;

/** Small things that several steps do with a page's text. */
final class Pages {

  private Pages() {}

  /** One line: white space folded, invisible characters gone. */
  static String folded(String text) {
    return LineFolder.folded(text);
  }

  /** Whether it has a digit of any script. */
  static boolean hasDigit(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean digit =
          c < '\u0080'
              ? c >= '0' && c <= '9'
              : Character.isDigit(Character.isSurrogate(c) ? text.codePointAt(at) : c);
      if (digit) {
        return true;
      }
    }
    return false;
  }

  /** Its letters and digits in lower case: the same for texts that differ in marks and spaces. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || Character.isLetterOrDigit(c)) {
        key.append(Character.toLowerCase(c));
      }
    }
    return key.toString();
  }
}
