package org.newswatch.benchmarks;

import java.util.Locale;
import java.util.Map;

/** Declines Cyrillic names of people as Russian does, roughly; what no rule covers stays. */
final class RussianCases {

  /** The cases in which news name people beside the nominative. */
  enum Case {
    GENITIVE,
    DATIVE,
    INSTRUMENTAL
  }

  private static final Map<Case, String[]> HARD =
      Map.of(
          Case.GENITIVE, new String[] {"а", "ого", "ы", "ой", "я", "и"},
          Case.DATIVE, new String[] {"у", "ому", "е", "ой", "ю", "е"},
          Case.INSTRUMENTAL, new String[] {"ом", "им", "ой", "ой", "ем", "ей"});

  private RussianCases() {}

  /** The name, whose last word is the family name, in another case. */
  static String decline(String name, boolean woman, Case to) {
    String[] words = name.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = i == words.length - 1 ? family(words[i], woman, to) : given(words[i], woman, to);
    }
    return String.join(" ", words);
  }

  private static String[] endings(Case to) {
    return HARD.getOrDefault(to, new String[6]);
  }

  private static String given(String word, boolean woman, Case to) {
    String[] ends = endings(to);
    String low = word.toLowerCase(Locale.ROOT);
    if (low.endsWith("ия")) {
      return cut(word, 1) + (to == Case.INSTRUMENTAL ? "ей" : "и");
    }
    if (low.endsWith("я")) {
      return cut(word, 1) + ends[5];
    }
    if (low.endsWith("а")) {
      return cut(word, 1) + ends[2];
    }
    if (woman) {
      return word;
    }
    if (low.endsWith("й") || low.endsWith("ь")) {
      return cut(word, 1) + ends[4];
    }
    return endsHard(low) ? word + ends[0] : word;
  }

  private static String family(String word, boolean woman, Case to) {
    String[] ends = endings(to);
    String low = word.toLowerCase(Locale.ROOT);
    if (woman) {
      if (low.endsWith("ова") || low.endsWith("ева") || low.endsWith("ина")) {
        return cut(word, 1) + ends[3];
      }
      return low.endsWith("ая") ? cut(word, 2) + ends[3] : word;
    }
    if (low.endsWith("ий") || low.endsWith("ый") || low.endsWith("ой")) {
      return cut(word, 2) + (low.endsWith("ый") && to == Case.INSTRUMENTAL ? "ым" : ends[1]);
    }
    if (low.endsWith("ов") || low.endsWith("ев") || low.endsWith("ин")) {
      return word + (to == Case.INSTRUMENTAL ? "ым" : ends[0]);
    }
    if (low.endsWith("ь") || low.endsWith("й")) {
      return cut(word, 1) + ends[4];
    }
    return endsHard(low) && !low.endsWith("их") && !low.endsWith("ых") ? word + ends[0] : word;
  }

  private static boolean endsHard(String word) {
    return "бвгдзклмнпрстфхцчшщж".indexOf(word.charAt(word.length() - 1)) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
