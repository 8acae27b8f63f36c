package org.newswatch.crawler.extract;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of months as bylines write them, in the languages that much of the press is written in. */
final class Months {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "be", "cs", "sk", "sv", "da",
          "nb", "nn", "fi", "tr", "ro", "hu", "el", "bg", "hr", "sr", "sr-Latn", "bs", "mk", "sl",
          "lt", "lv", "et", "id", "ms", "vi", "ca", "eu", "gl", "is", "ga", "sq", "az", "kk", "ka",
          "hy", "ar", "fa", "he", "hi", "bn", "ur", "ta", "te", "mr", "th", "sw", "fil", "af");

  /** What newsrooms write and no locale data has: other spellings, inflections, short forms. */
  private static final Map<String, Integer> OTHER =
      Map.ofEntries(
          Map.entry("sept", 9),
          Map.entry("febr", 2),
          Map.entry("mrz", 3),
          Map.entry("jänner", 1),
          Map.entry("feber", 2),
          Map.entry("agst", 8),
          Map.entry("settembre", 9),
          Map.entry("setiembre", 9),
          Map.entry("januar", 1),
          Map.entry("februar", 2),
          Map.entry("januara", 1),
          Map.entry("februara", 2),
          Map.entry("marta", 3),
          Map.entry("aprila", 4),
          Map.entry("juna", 6),
          Map.entry("jula", 7),
          Map.entry("avgusta", 8),
          Map.entry("septembra", 9),
          Map.entry("oktobra", 10),
          Map.entry("novembra", 11),
          Map.entry("decembra", 12),
          Map.entry("شباط", 2),
          Map.entry("آذار", 3),
          Map.entry("نيسان", 4),
          Map.entry("أيار", 5),
          Map.entry("حزيران", 6),
          Map.entry("تموز", 7),
          Map.entry("آب", 8),
          Map.entry("أيلول", 9),
          Map.entry("جانفي", 1),
          Map.entry("فيفري", 2),
          Map.entry("أفريل", 4),
          Map.entry("ماي", 5),
          Map.entry("جوان", 6),
          Map.entry("جويلية", 7),
          Map.entry("أوت", 8),
          Map.entry("غشت", 8),
          Map.entry("شتنبر", 9),
          Map.entry("نونبر", 11),
          Map.entry("دجنبر", 12),
          Map.entry("مه", 5),
          Map.entry("मई", 5),
          Map.entry("जनवरी", 1),
          Map.entry("फरवरी", 2));

  /** Polish and Czech call November what Croatian calls October. */
  private static final Map<String, Integer> CROATIAN = Map.of("listopad", 10, "listopada", 10);

  private static final Set<String> CROATIAN_LANGUAGES = Set.of("hr", "bs");

  /** Hebrew writes "in May" as one word. */
  private static final String HEBREW_IN = "ב";

  private static final int NAME_CHARS_MIN = 3;

  private static final Map<String, Integer> BY_NAME = byName();

  private Months() {}

  /**
   * The number of a month.
   *
   * @param name in lower case, without a full stop
   * @param language of the page, as a BCP 47 primary subtag; empty when it is not known
   */
  static @Nullable Integer number(String name, String language) {
    Integer own = CROATIAN_LANGUAGES.contains(language) ? CROATIAN.get(name) : null;
    if (own != null) {
      return own;
    }
    Integer month = BY_NAME.get(name);
    return month == null && name.startsWith(HEBREW_IN) ? BY_NAME.get(name.substring(1)) : month;
  }

  private static Map<String, Integer> byName() {
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
          if (isWord(name)) {
            // The first language wins where two disagree.
            names.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    OTHER.forEach(names::putIfAbsent);
    // Upper case of the Turkish press, folded by a locale that knows no dotless i.
    names.putIfAbsent("kasim", Month.NOVEMBER.getValue());
    names.putIfAbsent("aralik", Month.DECEMBER.getValue());
    names.putIfAbsent("agustos", Month.AUGUST.getValue());
    return Map.copyOf(names);
  }

  private static boolean isWord(String name) {
    return name.length() >= NAME_CHARS_MIN && name.codePoints().noneMatch(Character::isDigit);
  }
}
