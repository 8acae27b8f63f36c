package org.newswatch.crawler.extract;

/** Small things that several steps do with a page's text. */
final class Pages {

  private Pages() {}

  /** One line: white space folded, invisible characters gone. */
  static String folded(String text) {
    return LineFolder.folded(text);
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
