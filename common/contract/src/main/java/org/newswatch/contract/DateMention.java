package org.newswatch.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One place in an article that speaks of a day or a span of days.
 *
 * @param surface the characters as they stand there
 * @param start first UTF-16 unit in the field, counted from 0
 * @param end one past the last
 * @param timex the TIMEX3 value, such as {@code 2021-02-11} or {@code P2W}
 * @param from first day, or null when the mention names no certain day
 * @param to last day, inclusive; null exactly when {@code from} is
 */
public record DateMention(
    Field field,
    String surface,
    int start,
    int end,
    TimexType type,
    String timex,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Granularity granularity,
    Resolution how) {

  public DateMention {
    Check.present("field", field);
    Check.notBlank("surface", surface);
    Check.present("type", type);
    Check.present("timex", timex);
    Check.present("granularity", granularity);
    Check.present("how", how);
    Check.range("date", start, end);
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException("from and to come together: " + from + ", " + to);
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException("from must not be after to: " + from + ", " + to);
    }
  }
}
