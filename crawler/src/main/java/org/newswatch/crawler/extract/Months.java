package org.newswatch.crawler.extract;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months as bylines write them, in the languages that much of the press is written in. */
final class Months {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "be", "cs", "sk", "sv", "da",
          "nb", "fi", "tr", "ro", "hu", "el", "bg", "hr", "sl", "lt", "lv", "et", "id", "ca");

  private static final int NAME_CHARS_MIN = 3;

  private Months() {}

  static Map<String, Integer> byName() {
    Map<String, Integer> names = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          String name =
              month.getDisplayName(style, locale).toLowerCase(Locale.ROOT).replace(".", "").strip();
          if (name.length() >= NAME_CHARS_MIN && !Character.isDigit(name.charAt(0))) {
            // The first language wins where two disagree.
            names.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    names.put("sept", Month.SEPTEMBER.getValue());
    return Map.copyOf(names);
  }
}
