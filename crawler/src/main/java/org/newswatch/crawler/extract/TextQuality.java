package org.newswatch.crawler.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a text can be an article at all. */
final class TextQuality {

  /** Characters of the shortest text of a page that calls itself an article. */
  private static final int CHARS_MIN_CALLED = 80;

  /** Characters of the shortest text of any other page. */
  private static final int CHARS_MIN = 200;

  /** An ideograph says about as much as this many letters. */
  private static final int IDEOGRAPH_CHARS = 3;

  /** Characters of the longest word that text may hold; more is no word of any language. */
  private static final int WORD_CHARS_MAX = 1_000;

  /** The first character of any of these scripts; asking for the script takes time. */
  private static final int FIRST_DENSE = 0x0E00;

  /** Words from which on a text must not be one word over and over. */
  private static final int REPEATED_WORDS_MIN = 200;

  private static final double DISTINCT_SHARE_MIN = 0.02;
  private static final int DISTINCT_ENOUGH = 100;

  /** Letters, numbers and marks, a bit for each type of character. */
  private static final long WORD_TYPES =
      types(
          Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK);

  private TextQuality() {}

  private static long types(byte... types) {
    long bits = 0;
    for (byte type : types) {
      bits |= 1L << type;
    }
    return bits;
  }

  static Optional<Extraction.NoArticle> check(String text, boolean calledArticle) {
    if (text.isBlank()) {
      return no("no-text", "no paragraph of the page can be an article");
    }
    int least = calledArticle ? CHARS_MIN_CALLED : CHARS_MIN;
    // What is long enough as it is need not be counted.
    long ideographs =
        text.length() >= least ? 0 : text.codePoints().filter(TextQuality::isDense).count();
    if (text.length() + ideographs * (IDEOGRAPH_CHARS - 1) < least) {
      return no("too-little-text", text.length() + " characters, fewer than " + least);
    }
    Set<String> distinct = new HashSet<>();
    int words = 0;
    int from = 0;
    while (from < text.length() && distinct.size() <= DISTINCT_ENOUGH) {
      int end = wordEnd(text, from);
      if (end == from) {
        from += Character.charCount(text.codePointAt(from));
        continue;
      }
      if (end - from > WORD_CHARS_MAX && !isDense(text.codePointAt(from))) {
        return no("one-word", "a word of " + (end - from) + " characters");
      }
      words++;
      distinct.add(text.substring(from, end).toLowerCase(Locale.ROOT));
      from = end;
    }
    if (words == 0) {
      return no("no-text", "the text has no word");
    }
    if (words >= REPEATED_WORDS_MIN && distinct.size() < words * DISTINCT_SHARE_MIN) {
      return no("one-word", words + " words, only " + distinct.size() + " different ones");
    }
    return Optional.empty();
  }

  /** Where letters, digits and their marks end. */
  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if ((WORD_TYPES & (1L << Character.getType(point))) == 0) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** Characters of scripts that write words without spaces between. */
  private static boolean isDense(int codePoint) {
    if (codePoint < FIRST_DENSE) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  private static Optional<Extraction.NoArticle> no(String reason, String detail) {
    return Optional.of(new Extraction.NoArticle(reason, detail));
  }
}
