package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Which day a part-given date means in an article of a certain day: the nearest one, where a day on
 * the wrong side of the tense counts as much farther away.
 */
final class NewsDay {

  /** How much farther a day on the wrong side of the tense is. */
  private static final int WRONG_SIDE = 5;

  private final LocalDate published;

  NewsDay(LocalDate published) {
    this.published = published;
  }

  LocalDate published() {
    return published;
  }

  /** The year of a day and month without one. */
  int yearOf(MonthDay day, Tense tense) {
    int best = published.getYear();
    long nearest = Long.MAX_VALUE;
    for (int year = published.getYear() - 1; year <= published.getYear() + 1; year++) {
      long cost = cost(ChronoUnit.DAYS.between(published, day.atYear(year)), tense);
      if (day.isValidYear(year) && cost < nearest) {
        nearest = cost;
        best = year;
      }
    }
    return best;
  }

  /** A month without a year; the month of publication itself is no distance away. */
  YearMonth month(Month month, Tense tense) {
    return nearest(YearMonth.of(published.getYear(), month), tense);
  }

  /** The same months of this year, the last or the next. */
  YearMonth nearest(YearMonth thisYear, Tense tense) {
    YearMonth now = YearMonth.from(published);
    YearMonth best = thisYear;
    long nearest = Long.MAX_VALUE;
    for (int years = -1; years <= 1; years++) {
      YearMonth candidate = thisYear.plusYears(years);
      long cost = cost(ChronoUnit.MONTHS.between(now, candidate), tense);
      if (cost < nearest) {
        nearest = cost;
        best = candidate;
      }
    }
    return best;
  }

  /** The last month of this name that is over, or that has begun when it is the present one. */
  YearMonth lastMonth(Month month) {
    YearMonth now = YearMonth.from(published);
    YearMonth candidate = YearMonth.of(now.getYear(), month);
    return candidate.isBefore(now) ? candidate : candidate.minusYears(1);
  }

  YearMonth nextMonth(Month month) {
    YearMonth now = YearMonth.from(published);
    YearMonth candidate = YearMonth.of(now.getYear(), month);
    return candidate.isAfter(now) ? candidate : candidate.plusYears(1);
  }

  /** News tells the past unless it says otherwise: Monday is the last one, today included. */
  LocalDate weekday(DayOfWeek day, Tense tense) {
    return published.with(
        tense == Tense.FUTURE
            ? TemporalAdjusters.nextOrSame(day)
            : TemporalAdjusters.previousOrSame(day));
  }

  LocalDate lastWeekday(DayOfWeek day) {
    return published.with(TemporalAdjusters.previous(day));
  }

  LocalDate nextWeekday(DayOfWeek day) {
    return published.with(TemporalAdjusters.next(day));
  }

  private static long cost(long distance, Tense tense) {
    boolean wrong =
        (tense == Tense.PAST && distance > 0) || (tense == Tense.FUTURE && distance < 0);
    long away = Math.abs(distance) * 2;
    // Of two equally near, the one that has been: news tells more than it announces.
    return (wrong ? away * WRONG_SIDE : away) + (distance > 0 ? 1 : 0);
  }
}
