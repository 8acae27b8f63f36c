package org.newswatch.crawler.extract;

import java.util.List;

/**
 * Tests of what pages name their elements by: class and id. No expressions: these run on every
 * element of a page.
 */
final class Names {

  /** Parts of names that stand for an author. */
  static final List<String> AUTHOR = List.of("author", "byline", "writer", "contributor", "autor");

  /** Characters of one attribute that are looked at. */
  private static final int CHARS_MAX = 400;

  private static final int BEGINNING_CHARS_MAX = 20;

  /** What small and large letters have in common. */
  private static final int LETTER_BITS = 31;

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

  /** Whether any of the parts, of two letters or more, stands anywhere in the name, in any case. */
  static boolean mentions(String name, List<String> parts) {
    return !name.isEmpty() && holds(name, Math.min(name.length(), CHARS_MAX), parts);
  }

  /**
   * The same of any text.
   *
   * @param end where in the text nothing is looked for any more
   */
  static boolean holds(String name, int end, List<String> parts) {
    long pairs = 0;
    for (String part : parts) {
      pairs |= pair(part, 0);
    }
    for (int at = 0; at + 1 < end; at++) {
      if ((pairs & pair(name, at)) == 0) {
        continue;
      }
      for (String part : parts) {
        if (at + part.length() <= end && name.regionMatches(true, at, part, 0, part.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /** One bit for two letters in any case: what has not the bit of any part begins none. */
  private static long pair(String text, int at) {
    return 1L << ((text.charAt(at) & LETTER_BITS) * 5 + (text.charAt(at + 1) & LETTER_BITS));
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
