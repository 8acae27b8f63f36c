package org.newswatch.enricher.annotate.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether 03/04/2021 is the third of April or the fourth of March: as the source's country has it.
 */
enum DayOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /** Both are in use or the country is not known: the reading nearer to the publication. */
  UNKNOWN;

  private static final Set<String> MONTH_FIRST_COUNTRIES =
      Set.of("US", "PH", "PR", "GU", "AS", "VI", "MP", "UM", "FM", "MH", "PW");

  private static final Set<String> BOTH = Set.of("CA", "KE", "ZA", "PA", "MY");

  private static final int CENTURY_YEARS = 100;

  /** Two digits up to this many years after publication are of its century. */
  private static final int AHEAD_YEARS_MAX = 20;

  /** The order in a country, an ISO 3166 code of two letters. */
  static DayOrder of(@Nullable String country) {
    if (country == null) {
      return UNKNOWN;
    }
    String code = country.strip().toUpperCase(java.util.Locale.ROOT);
    if (MONTH_FIRST_COUNTRIES.contains(code)) {
      return MONTH_FIRST;
    }
    return code.length() != 2 || BOTH.contains(code) ? UNKNOWN : DAY_FIRST;
  }

  /** The day of two numbers and a year (of two or four digits); null when there is no such day. */
  @Nullable LocalDate day(int first, int second, int year, LocalDate published) {
    int full = year < CENTURY_YEARS ? century(year, published) : year;
    LocalDate dayFirst = date(full, second, first);
    LocalDate monthFirst = date(full, first, second);
    if (dayFirst == null || monthFirst == null) {
      return dayFirst == null ? monthFirst : dayFirst;
    }
    return switch (this) {
      case DAY_FIRST -> dayFirst;
      case MONTH_FIRST -> monthFirst;
      case UNKNOWN ->
          away(dayFirst, published) < away(monthFirst, published) ? dayFirst : monthFirst;
    };
  }

  /** The year of two digits: the one in this century unless it lies too far ahead. */
  static int century(int twoDigits, LocalDate published) {
    int year = published.getYear() / CENTURY_YEARS * CENTURY_YEARS + twoDigits;
    return year > published.getYear() + AHEAD_YEARS_MAX ? year - CENTURY_YEARS : year;
  }

  private static long away(LocalDate day, LocalDate published) {
    return Math.abs(ChronoUnit.DAYS.between(published, day));
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
