package org.newswatch.demoworld;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a language speaks of days, and the words its papers have on every page.
 *
 * @param on "on Monday" for each day of the week, Monday first
 * @param last "last Monday" for each day of the week
 * @param next "next Monday" for each day of the week
 * @param inMonth "in January" for each month
 * @param words the labels of pages
 * @param comments what readers write below articles
 */
record Tongue(
    List<String> on,
    List<String> last,
    List<String> next,
    List<String> inMonth,
    Map<String, String> words,
    List<String> comments) {

  Tongue {
    checkSize("on", on, DayOfWeek.values().length);
    checkSize("last", last, DayOfWeek.values().length);
    checkSize("next", next, DayOfWeek.values().length);
    checkSize("inMonth", inMonth, Month.values().length);
    words = Map.copyOf(words);
    comments = List.copyOf(comments);
  }

  private static void checkSize(String name, List<String> forms, int expected) {
    if (forms.size() != expected) {
      throw new IllegalArgumentException(
          name + " has " + forms.size() + " forms instead of " + expected);
    }
  }

  String on(LocalDate day) {
    return on.get(day.getDayOfWeek().getValue() - 1);
  }

  String last(LocalDate day) {
    return last.get(day.getDayOfWeek().getValue() - 1);
  }

  String next(LocalDate day) {
    return next.get(day.getDayOfWeek().getValue() - 1);
  }

  String inMonth(YearMonth month) {
    return inMonth.get(month.getMonthValue() - 1);
  }

  static String weekday(LocalDate day, Locale locale) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
  }

  static String month(YearMonth month, Locale locale) {
    return DateTimeFormatter.ofPattern("LLLL", locale).format(month);
  }

  String word(String key) {
    var word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException("no word for " + key);
    }
    return word;
  }
}
