package org.newswatch.enricher.annotate;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the letters of a text tell of its language when it is too short to say more. */
final class LetterClues {

  /** Letters that are looked at. */
  private static final int CHARS_MAX = 3_000;

  /** Letters that, among the languages of news, only one of them has, or nearly so. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "be", "\u045e",
          "uk", "\u0457\u0454\u0491",
          "ru", "\u044a",
          "pl", "\u0142\u0105\u0119\u017c\u015b\u0107\u017a\u0144",
          "de", "\u00df\u00e4\u00fc",
          "es", "\u00f1\u00bf\u00a1",
          "fr", "\u0153\u00e7\u00e8\u00ea");

  private static final String CYRILLIC_I = "\u0456";
  private static final String CYRILLIC_YERY = "\u044b";
  private static final String CYRILLIC_II = "\u0438";

  /** Of all letters; what a language lacks stands in its texts in quotations only. */
  private static final double QUOTED_SHARE_MAX = 0.01;

  private static final double OWN_SHARE_MIN = 0.03;

  private LetterClues() {}

  /** The language that the letters speak for, null when they speak for none or for several. */
  static @Nullable String language(String text) {
    String sample = text.substring(0, Math.min(text.length(), CHARS_MAX)).toLowerCase(Locale.ROOT);
    String best = null;
    int most = 0;
    int second = 0;
    for (var entry : new TreeMap<>(LETTERS).entrySet()) {
      int count = count(sample, entry.getValue());
      if (count > most) {
        second = most;
        most = count;
        best = entry.getKey();
      } else {
        second = Math.max(second, count);
      }
    }
    if (best != null && most > second) {
      return best;
    }
    // Belarusian has both, Ukrainian the one, Russian the other.
    int i = count(sample, CYRILLIC_I);
    int yery = count(sample, CYRILLIC_YERY);
    if (i > 0) {
      return yery > 0 ? "be" : "uk";
    }
    return yery > 0 || script(sample) == UnicodeScript.CYRILLIC ? "ru" : null;
  }

  /**
   * Russian, Ukrainian and Belarusian told apart where a guess cannot be true: Russian has no і,
   * Ukrainian no ы, Belarusian no и.
   */
  static String settled(String guess, String text) {
    double letters = Math.max(1, text.codePoints().filter(Character::isLetter).count());
    String lower = text.toLowerCase(Locale.ROOT);
    double i = count(lower, CYRILLIC_I) / letters;
    double yery = count(lower, CYRILLIC_YERY) / letters;
    double ii = count(lower, CYRILLIC_II) / letters;
    if (i > OWN_SHARE_MIN) {
      if (ii > OWN_SHARE_MIN && yery < QUOTED_SHARE_MAX) {
        return "uk";
      }
      return ii < QUOTED_SHARE_MAX ? "be" : guess;
    }
    return i < QUOTED_SHARE_MAX && ii > OWN_SHARE_MIN ? "ru" : guess;
  }

  /** The script of most of its letters; COMMON when it has none. */
  static UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = new TreeMap<>();
    text.codePoints()
        .limit(CHARS_MAX)
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    UnicodeScript most = UnicodeScript.COMMON;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(most, 0)) {
        most = entry.getKey();
      }
    }
    return most;
  }

  /** The text with blanks for the Latin or Cyrillic letters that are not of this script. */
  static String only(UnicodeScript script, String text) {
    UnicodeScript other =
        switch (script) {
          case CYRILLIC -> UnicodeScript.LATIN;
          case LATIN -> UnicodeScript.CYRILLIC;
          default -> UnicodeScript.UNKNOWN;
        };
    if (other == UnicodeScript.UNKNOWN) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(UnicodeScript.of(c) == other ? ' ' : c));
    return kept.toString();
  }

  private static int count(String text, String letters) {
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      count += letters.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
    }
    return count;
  }
}
