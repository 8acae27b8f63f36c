package org.newswatch.enricher.annotate.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/** TIMEX3 values to the days they name. */
final class TimexValue {

  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(T.*)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d\\d)");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)(-WE)?(T.*)?");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern HALF = Pattern.compile("(\\d{4})-H([12])");
  private static final Pattern SEASON = Pattern.compile("(\\d{4})-(SP|SU|FA|WI)");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern DECADE = Pattern.compile("(\\d{3})[X]?");
  private static final Pattern CENTURY = Pattern.compile("(\\d{2})(?:XX)?");
  private static final int QUARTER_MONTHS = 3;
  private static final int HALF_MONTHS = 6;

  private TimexValue() {}

  /** The days of a value; vague where it names none. */
  static Days read(TimexType type, String value, Resolution how) {
    try {
      Days days = type == TimexType.DATE || type == TimexType.TIME ? days(type, value, how) : null;
      return days == null ? Days.vague(type, value) : days;
    } catch (DateTimeException e) {
      return Days.vague(type, value);
    }
  }

  private static @Nullable Days days(TimexType type, String value, Resolution how) {
    Matcher day = DAY.matcher(value);
    if (day.matches()) {
      LocalDate date = LocalDate.parse(day.group(1));
      boolean time = day.group(2) != null;
      return new Days(type, value, date, date, time ? Granularity.TIME : Granularity.DAY, how);
    }
    Matcher month = MONTH.matcher(value);
    if (month.matches()) {
      YearMonth ym = YearMonth.of(number(month, 1), number(month, 2));
      return months(type, value, ym, 1, Granularity.MONTH, how);
    }
    Matcher week = WEEK.matcher(value);
    if (week.matches()) {
      return week(type, value, week, how);
    }
    Matcher quarter = QUARTER.matcher(value);
    if (quarter.matches()) {
      YearMonth first = YearMonth.of(number(quarter, 1), (number(quarter, 2) - 1) * 3 + 1);
      return months(type, value, first, QUARTER_MONTHS, Granularity.QUARTER, how);
    }
    Matcher half = HALF.matcher(value);
    if (half.matches()) {
      YearMonth first = YearMonth.of(number(half, 1), (number(half, 2) - 1) * 6 + 1);
      return months(type, value, first, HALF_MONTHS, Granularity.RANGE, how);
    }
    Matcher season = SEASON.matcher(value);
    if (season.matches()) {
      YearMonth first = YearMonth.of(number(season, 1), seasonStart(season.group(2)));
      return months(type, value, first, QUARTER_MONTHS, Granularity.SEASON, how);
    }
    return years(type, value, how);
  }

  private static @Nullable Days years(TimexType type, String value, Resolution how) {
    if (YEAR.matcher(value).matches()) {
      return Days.year(Integer.parseInt(value), how);
    }
    Matcher decade = DECADE.matcher(value);
    if (decade.matches()) {
      return span(type, value, number(decade, 1) * 10, 10, Granularity.DECADE, how);
    }
    Matcher century = CENTURY.matcher(value);
    if (century.matches()) {
      return span(type, value, number(century, 1) * 100, 100, Granularity.CENTURY, how);
    }
    return null;
  }

  private static Days span(
      TimexType type, String value, int year, int years, Granularity fine, Resolution how) {
    return new Days(
        type, value, LocalDate.of(year, 1, 1), LocalDate.of(year + years - 1, 12, 31), fine, how);
  }

  private static Days week(TimexType type, String value, Matcher week, Resolution how) {
    LocalDate monday =
        LocalDate.of(number(week, 1), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week, 2))
            .with(WeekFields.ISO.dayOfWeek(), 1);
    boolean weekend = week.group(3) != null;
    return new Days(
        type,
        value,
        weekend ? monday.plusDays(5) : monday,
        monday.plusDays(6),
        weekend ? Granularity.RANGE : Granularity.WEEK,
        how);
  }

  private static Days months(
      TimexType type, String value, YearMonth first, int months, Granularity fine, Resolution how) {
    return new Days(
        type, value, first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth(), fine, how);
  }

  /** Meteorological seasons of the north; a winter begins in the December of its year. */
  private static int seasonStart(String season) {
    return switch (season) {
      case "SP" -> 3;
      case "SU" -> 6;
      case "FA" -> 9;
      default -> 12;
    };
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
