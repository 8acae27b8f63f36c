package org.newswatch.crawler.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a page states it. An instant alone would move the day of whatever was
 * published late in the evening far from Greenwich.
 *
 * @param at the instant; the start of {@code day} in UTC when the page names no time
 * @param day the day that readers of the page see
 * @param zone the offset that the page states; null when it states none
 * @param dayOnly whether the page names a day and no time
 */
public record Moment(Instant at, LocalDate day, @Nullable ZoneOffset zone, boolean dayOnly) {

  /** The instant of a moment that may not be there. */
  public static @Nullable Instant instant(@Nullable Moment moment) {
    return moment == null ? null : moment.at();
  }

  static Moment ofDay(LocalDate day) {
    return new Moment(day.atStartOfDay().toInstant(ZoneOffset.UTC), day, null, true);
  }

  static Moment of(Instant at, @Nullable ZoneOffset zone) {
    ZoneOffset shown = zone == null ? ZoneOffset.UTC : zone;
    return new Moment(at, at.atOffset(shown).toLocalDate(), zone, false);
  }

  /** The same instant on the day that the page shows for it, which its stated zone got wrong. */
  Moment shownOn(LocalDate shown) {
    return new Moment(at, shown, null, dayOnly);
  }
}
