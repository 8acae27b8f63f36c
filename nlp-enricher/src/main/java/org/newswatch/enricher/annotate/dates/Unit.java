package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * A unit of time, as a length ({@code P2W}) and as a stretch of the calendar ({@code 2021-W06}).
 */
enum Unit {
  SECOND("S", 1),
  MINUTE("M", 1),
  HOUR("H", 1),
  DAY("D", 1),
  WEEK("W", 1),
  FORTNIGHT("W", 2),
  MONTH("M", 1),
  QUARTER("Q", 1),
  YEAR("Y", 1),
  DECADE("Y", 10),
  CENTURY("Y", 100);

  private static final int DECADE_YEARS = 10;
  private static final int CENTURY_YEARS = 100;
  private static final Map<String, Unit> SINGULAR =
      Map.ofEntries(
          Map.entry("second", SECOND),
          Map.entry("minute", MINUTE),
          Map.entry("hour", HOUR),
          Map.entry("day", DAY),
          Map.entry("week", WEEK),
          Map.entry("fortnight", FORTNIGHT),
          Map.entry("month", MONTH),
          Map.entry("quarter", QUARTER),
          Map.entry("year", YEAR),
          Map.entry("decade", DECADE),
          Map.entry("century", CENTURY));
  private static final Map<String, Unit> PLURAL =
      Map.ofEntries(
          Map.entry("seconds", SECOND),
          Map.entry("minutes", MINUTE),
          Map.entry("mins", MINUTE),
          Map.entry("hours", HOUR),
          Map.entry("hrs", HOUR),
          Map.entry("days", DAY),
          Map.entry("weeks", WEEK),
          Map.entry("fortnights", FORTNIGHT),
          Map.entry("months", MONTH),
          Map.entry("quarters", QUARTER),
          Map.entry("years", YEAR),
          Map.entry("yrs", YEAR),
          Map.entry("decades", DECADE),
          Map.entry("centuries", CENTURY));

  private final String letter;
  private final int times;

  Unit(String letter, int times) {
    this.letter = letter;
    this.times = times;
  }

  static @Nullable Unit singular(String word) {
    return SINGULAR.get(word);
  }

  static @Nullable Unit plural(String word) {
    return PLURAL.get(word);
  }

  static @Nullable Unit of(String word) {
    Unit unit = SINGULAR.get(word);
    return unit != null ? unit : PLURAL.get(word);
  }

  boolean ofClock() {
    return compareTo(DAY) < 0;
  }

  /** The TIMEX3 value of that many; {@code X} for an unknown number. */
  String length(String count) {
    String number = count;
    if (times > 1 && !count.equals(Quantity.UNKNOWN)) {
      number = Quantity.plain(Double.parseDouble(count) * times);
    }
    return (ofClock() ? "PT" : "P") + number + letter;
  }

  /** The unit of the calendar that the day lies in. */
  Days around(LocalDate day, Resolution how) {
    return TimexValue.read(TimexType.DATE, value(day), how);
  }

  LocalDate plus(LocalDate day, long count) {
    return switch (this) {
      case SECOND, MINUTE, HOUR -> day;
      case DAY -> day.plusDays(count);
      case WEEK -> day.plusWeeks(count);
      case FORTNIGHT -> day.plusWeeks(2 * count);
      case MONTH -> day.plusMonths(count);
      case QUARTER -> day.plus(count, IsoFields.QUARTER_YEARS);
      case YEAR -> day.plusYears(count);
      case DECADE -> day.plusYears(DECADE_YEARS * count);
      case CENTURY -> day.plusYears(CENTURY_YEARS * count);
    };
  }

  private String value(LocalDate day) {
    int year = day.getYear();
    return switch (this) {
      case SECOND, MINUTE, HOUR, DAY -> day.toString();
      case WEEK, FORTNIGHT ->
          String.format(
              Locale.ROOT,
              "%04d-W%02d",
              day.get(IsoFields.WEEK_BASED_YEAR),
              day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, day.getMonthValue());
      case QUARTER ->
          String.format(Locale.ROOT, "%04d-Q%d", year, day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> String.format(Locale.ROOT, "%04d", year);
      case DECADE -> String.format(Locale.ROOT, "%03d", year / DECADE_YEARS);
      case CENTURY -> String.format(Locale.ROOT, "%02d", year / CENTURY_YEARS);
    };
  }
}
