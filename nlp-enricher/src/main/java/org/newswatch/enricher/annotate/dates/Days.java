package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/** What a date mention means, apart from where it stands. */
record Days(
    TimexType type,
    String timex,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Granularity granularity,
    Resolution how) {

  static Days day(LocalDate day, Resolution how) {
    return new Days(TimexType.DATE, day.toString(), day, day, Granularity.DAY, how);
  }

  /** Both days and all between them; one day when they are the same. */
  static Days range(LocalDate from, LocalDate to, Resolution how) {
    return from.equals(to)
        ? day(from, how)
        : new Days(TimexType.DATE, from + "/" + to, from, to, Granularity.RANGE, how);
  }

  static Days month(YearMonth month, Resolution how) {
    return new Days(
        TimexType.DATE,
        month.toString(),
        month.atDay(1),
        month.atEndOfMonth(),
        Granularity.MONTH,
        how);
  }

  static Days year(int year, Resolution how) {
    return new Days(
        TimexType.DATE,
        String.format(java.util.Locale.ROOT, "%04d", year),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Granularity.YEAR,
        how);
  }

  /** Kept for its TIMEX3 value alone. */
  static Days vague(TimexType type, String timex) {
    return new Days(type, timex, null, null, Granularity.VAGUE, Resolution.NONE);
  }
}
