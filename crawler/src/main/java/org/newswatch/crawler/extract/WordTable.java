package org.newswatch.crawler.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a few short words of small Latin letters stand for. Made to be asked of every class name of
 * a page, where nearly always nothing is found: then no text is copied and nothing is looked up.
 */
final class WordTable {

  /** What the small letters differ in. */
  private static final int LETTER_BITS = 31;

  private final Map<String, Integer> flags = new HashMap<>();

  /** By first letter, a bit for every length that a word beginning so has. */
  private final int[] lengths = new int[LETTER_BITS + 1];

  /**
   * Adds words to what is known.
   *
   * @param flag bits that the words stand for, besides those they stand for already
   * @param lines words with single spaces between, none as long as 32 letters
   */
  WordTable with(int flag, String... lines) {
    for (String line : lines) {
      for (String word : line.split(" ", -1)) {
        flags.merge(word, flag, (known, more) -> known | more);
        lengths[word.charAt(0) & LETTER_BITS] |= 1 << word.length();
      }
    }
    return this;
  }

  /** What the characters from {@code from} to {@code to} stand for; 0 when they are no word. */
  int flags(char[] text, int from, int to) {
    return mayBe(text[from], to - from)
        ? flags.getOrDefault(new String(text, from, to - from), 0)
        : 0;
  }

  /** The same of letters in any case. */
  int flags(String text, int from, int to) {
    return mayBe(text.charAt(from), to - from)
        ? flags.getOrDefault(text.substring(from, to).toLowerCase(Locale.ROOT), 0)
        : 0;
  }

  /** Whether the characters from {@code from} to {@code to} are one of the words. */
  boolean contains(String text, int from, int to) {
    return mayBe(text.charAt(from), to - from) && flags.containsKey(text.substring(from, to));
  }

  private boolean mayBe(char first, int length) {
    return length < Integer.SIZE && (lengths[first & LETTER_BITS] & (1 << length)) != 0;
  }
}
