package org.newswatch.crawler.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  private TextQuality() {}

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
    Matcher matcher = WORD.matcher(text);
    while (matcher.find() && distinct.size() <= DISTINCT_ENOUGH) {
      int length = matcher.end() - matcher.start();
      if (length > WORD_CHARS_MAX && !isDense(text.codePointAt(matcher.start()))) {
        return no("one-word", "a word of " + length + " characters");
      }
      words++;
      distinct.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    if (words == 0) {
      return no("no-text", "the text has no word");
    }
    if (words >= REPEATED_WORDS_MIN && distinct.size() < words * DISTINCT_SHARE_MIN) {
      return no("one-word", words + " words, only " + distinct.size() + " different ones");
    }
    return Optional.empty();
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
