package org.newswatch.enricher.annotate.dates;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number before a unit.
 *
 * @param count as TIMEX3 writes it; {@code X} when it is not known
 * @param to the token behind it
 */
record Quantity(String count, int to) {

  static final String UNKNOWN = "X";

  private static final int COUNT_CHARS_MAX = 6;
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Set<String> VAGUE =
      CalendarWords.words("several some many few dozens tens scores hundreds thousands countless");
  private static final Map<String, Integer> NUMBERS = numbers();

  /** The number that begins at a token, with an article before it; null when none does. */
  static @Nullable Quantity at(Sentence sentence, int at) {
    String word = sentence.word(at);
    if (word.equals("a") || word.equals("an")) {
      return behindArticle(sentence, at);
    }
    if (word.equals("half") && article(sentence.word(at + 1))) {
      return new Quantity("0.5", at + 2);
    }
    if (word.equals("couple")) {
      return new Quantity("2", skipOf(sentence, at + 1));
    }
    if (VAGUE.contains(word)) {
      return new Quantity(UNKNOWN, skipOf(sentence, at + 1));
    }
    if (word.length() <= COUNT_CHARS_MAX && DIGITS.matcher(word).matches()) {
      return withHalf(sentence, Double.parseDouble(word), at + 1);
    }
    return spelled(sentence, at);
  }

  /** A number without a fraction when it has none. */
  static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%s", number);
  }

  /** The whole number, or 0 when it is not known or not whole. */
  long whole() {
    return count.equals(UNKNOWN) || count.indexOf('.') >= 0 ? 0 : Long.parseLong(count);
  }

  static @Nullable Integer number(String word) {
    return NUMBERS.get(word);
  }

  private static Quantity behindArticle(Sentence sentence, int at) {
    String next = sentence.word(at + 1);
    if (next.equals("few") || VAGUE.contains(next)) {
      return new Quantity(UNKNOWN, skipOf(sentence, at + 2));
    }
    if (next.equals("number") && sentence.word(at + 2).equals("of")) {
      return new Quantity(UNKNOWN, at + 3);
    }
    if (next.equals("couple")) {
      return new Quantity("2", skipOf(sentence, at + 2));
    }
    if (next.equals("half")) {
      int behind = sentence.word(at + 2).equals("-") ? at + 3 : at + 2;
      return new Quantity("0.5", behind);
    }
    Quantity inner = next.isEmpty() || article(next) ? null : at(sentence, at + 1);
    return inner != null && !inner.count().equals(UNKNOWN) ? inner : new Quantity("1", at + 1);
  }

  private static @Nullable Quantity spelled(Sentence sentence, int at) {
    Integer number = NUMBERS.get(sentence.word(at));
    if (number == null) {
      return null;
    }
    int to = at + 1;
    int dash = sentence.word(to).equals("-") ? to + 1 : to;
    Integer ones = NUMBERS.get(sentence.word(dash));
    if (number >= 20 && number < 100 && ones != null && ones < 10) {
      number += ones;
      to = dash + 1;
    }
    if (sentence.word(to).equals("hundred")) {
      number *= 100;
      to++;
    }
    return withHalf(sentence, number, to);
  }

  private static Quantity withHalf(Sentence sentence, double number, int to) {
    boolean half =
        sentence.word(to).equals("and")
            && sentence.word(to + 1).equals("a")
            && sentence.word(to + 2).equals("half");
    return half ? new Quantity(plain(number + 0.5), to + 3) : new Quantity(plain(number), to);
  }

  private static int skipOf(Sentence sentence, int at) {
    return sentence.word(at).equals("of") ? at + 1 : at;
  }

  private static boolean article(String word) {
    return word.equals("a") || word.equals("an");
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> small =
        List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    for (int i = 0; i < small.size(); i++) {
      numbers.put(small.get(i), i + 1);
    }
    List<String> tens =
        List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    for (int i = 0; i < tens.size(); i++) {
      numbers.put(tens.get(i), 10 * (i + 2));
      for (int j = 0; j < 9; j++) {
        numbers.put(tens.get(i) + "-" + small.get(j), 10 * (i + 2) + j + 1);
      }
    }
    numbers.put("dozen", 12);
    numbers.put("single", 1);
    return Map.copyOf(numbers);
  }
}
