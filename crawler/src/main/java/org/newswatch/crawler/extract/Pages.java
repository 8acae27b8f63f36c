package org.newswatch.crawler.extract;

import java.util.regex.Pattern;

/** Small things that several steps do with a page's text. */
final class Pages {

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\u3000]+");
  // Invisible characters and what no text should hold; NUL would also stop some readers.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u200B\\u200E\\u200F\\u2060\\uFEFF\\u00AD]");

  private Pages() {}

  /** One line: white space folded, invisible characters gone. */
  static String folded(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }
}
