package org.newswatch.crawler.extract;

/**
 * Tests of what pages name their elements by: class and id. No expressions: these run on every
 * element of a page.
 */
final class Names {

  /** Parts of names that stand for an author. */
  static final NameParts AUTHOR =
      NameParts.of("author", "byline", "writer", "contributor", "autor");

  /** Characters of one attribute that are looked at. */
  private static final int CHARS_MAX = 400;

  private static final int BEGINNING_CHARS_MAX = 20;

  private Names() {}

  /** Whether the list of words has this one, in any case. */
  static boolean hasToken(String words, String token) {
    int end;
    for (int from = 0; from < words.length(); from = end + 1) {
      end = words.indexOf(' ', from);
      if (end < 0) {
        end = words.length();
      }
      if (end - from == token.length()
          && words.regionMatches(true, from, token, 0, token.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the names, up to its first hyphen or underscore, is one of these. */
  static boolean begins(String names, WordTable beginnings) {
    int end = Math.min(names.length(), CHARS_MAX);
    int from = 0;
    boolean open = true;
    for (int at = 0; at <= end; at++) {
      char c = at == end ? ' ' : names.charAt(at);
      if (c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n') {
        if (open
            && at > from + 3
            && at < from + BEGINNING_CHARS_MAX
            && beginnings.contains(names, from, at)) {
          return true;
        }
        open = c == ' ' || c == '\t' || c == '\n';
        from = at + 1;
      }
    }
    return false;
  }
}
