package org.newswatch.crawler.extract;

import java.util.List;

/**
 * Parts of which one may stand anywhere in a name, in any case. Asked of every element of a page,
 * where hardly ever one does: a look at two letters at a time tells most of that.
 */
final class NameParts {

  /** Characters of one attribute that are looked at. */
  private static final int CHARS_MAX = 400;

  /** What small and large letters have in common. */
  private static final int LETTER_BITS = 31;

  private final List<String> parts;

  /** The bits of what the parts begin with. */
  private final long beginnings;

  private NameParts(List<String> parts) {
    this.parts = parts;
    long bits = 0;
    for (String part : parts) {
      bits |= pair(part, 0);
    }
    this.beginnings = bits;
  }

  /**
   * Parts of two letters or more; "any of" in the questions below.
   *
   * @throws IndexOutOfBoundsException when one is shorter
   */
  static NameParts of(String... parts) {
    return new NameParts(List.of(parts));
  }

  /** Whether any stands in the name. */
  boolean areIn(String name) {
    return areIn(name, Math.min(name.length(), CHARS_MAX));
  }

  /** Whether any stands in the text, however long it is. */
  boolean areInWhole(String text) {
    return areIn(text, text.length());
  }

  private boolean areIn(String name, int end) {
    for (int at = 0; at + 1 < end; at++) {
      if ((beginnings & pair(name, at)) != 0 && beginsAt(name, at, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsAt(String name, int at, int end) {
    for (String part : parts) {
      if (at + part.length() <= end && name.regionMatches(true, at, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /** One bit for two letters in any case: what has not the bit of any part begins none. */
  private static long pair(String text, int at) {
    return 1L << ((text.charAt(at) & LETTER_BITS) * 5 + (text.charAt(at + 1) & LETTER_BITS));
  }
}
