package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The English words of the calendar; all are asked for in lower case. */
final class CalendarWords {

  /** Years that a bare number of four digits may mean. */
  static final int YEAR_MIN = 1500;

  static final int YEAR_MAX = 2100;

  /** Ordinary words too, so that alone they are months only in certain company. */
  static final Set<String> DOUBTFUL = Set.of("may", "march", "sun", "sat", "wed", "mon", "mar");

  private static final Set<String> COUNTED =
      words(
          "people men women children troops soldiers civilians workers employees jobs homes houses"
              + " seats votes cases deaths miles km kilometres kilometers metres meters feet acres"
              + " hectares dollars euros pounds percent % tons tonnes hours copies units points");

  private static final int DAYS_MAX = 31;
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
  private static final Pattern DAYS =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-\u2013\u2014](\\d{1,2})(?:st|nd|rd|th)?");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Map<String, Month> MONTHS = months();
  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private CalendarWords() {}

  /** The words of a list that is written with blanks between. */
  static Set<String> words(String list) {
    return Set.copyOf(java.util.List.of(list.split(" ")));
  }

  static @Nullable Month month(String word) {
    return MONTHS.get(word);
  }

  static @Nullable DayOfWeek weekday(String word) {
    return WEEKDAYS.get(word);
  }

  static OptionalInt day(String word) {
    Matcher matcher = DAY.matcher(word);
    return matcher.matches() ? inMonth(matcher.group(1)) : OptionalInt.empty();
  }

  /** First and last day of {@code 11-12}, or null. */
  static int @Nullable [] days(String word) {
    Matcher matcher = DAYS.matcher(word);
    if (!matcher.matches()) {
      return null;
    }
    OptionalInt first = inMonth(matcher.group(1));
    OptionalInt last = inMonth(matcher.group(2));
    return first.isPresent() && last.isPresent() && first.getAsInt() < last.getAsInt()
        ? new int[] {first.getAsInt(), last.getAsInt()}
        : null;
  }

  static OptionalInt year(String word) {
    if (!YEAR.matcher(word).matches()) {
      return OptionalInt.empty();
    }
    int year = Integer.parseInt(word);
    return year >= YEAR_MIN && year <= YEAR_MAX ? OptionalInt.of(year) : OptionalInt.empty();
  }

  /** Whether a number before this word counts such things and is no year. */
  static boolean isCounted(String word) {
    return COUNTED.contains(word);
  }

  private static OptionalInt inMonth(String digits) {
    int day = Integer.parseInt(digits);
    return day >= 1 && day <= DAYS_MAX ? OptionalInt.of(day) : OptionalInt.empty();
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      months.put(full, month);
      months.put(full.substring(0, 3), month);
      months.put(full.substring(0, 3) + ".", month);
    }
    months.put("sept", Month.SEPTEMBER);
    months.put("sept.", Month.SEPTEMBER);
    return Map.copyOf(months);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> weekdays = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      weekdays.put(full, day);
      weekdays.put(full.substring(0, 3), day);
      weekdays.put(full.substring(0, 3) + ".", day);
    }
    weekdays.put("tues.", DayOfWeek.TUESDAY);
    weekdays.put("thurs.", DayOfWeek.THURSDAY);
    return Map.copyOf(weekdays);
  }
}
