package org.newswatch.alerts.folding;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.QuietHours;

/** When a subscription may speak, by the clock of its zone. */
public final class Times {

  /** When daily and weekly digests go out. */
  static final LocalTime MORNING = LocalTime.of(7, 0);

  private Times() {}

  /**
   * When the digest after this moment is due, quiet hours regarded; for {@code NOW} that moment
   * itself, or the end of the quiet hours it lies in.
   */
  public static Instant nextDigest(Subscription subscription, Instant after) {
    ZonedDateTime local = after.atZone(subscription.zone());
    ZonedDateTime due =
        switch (subscription.cadence()) {
          case NOW -> local;
          case HOURLY -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1);
          case DAILY -> nextMorning(local);
          case WEEKLY -> {
            ZonedDateTime monday =
                morning(local.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
            yield monday.isAfter(local) ? monday : morning(monday.plusWeeks(1));
          }
        };
    return afterQuiet(subscription, due.toInstant());
  }

  private static ZonedDateTime nextMorning(ZonedDateTime local) {
    ZonedDateTime today = morning(local);
    return today.isAfter(local) ? today : morning(local.plusDays(1));
  }

  private static ZonedDateTime morning(ZonedDateTime day) {
    return day.toLocalDate().atTime(MORNING).atZone(day.getZone());
  }

  /** This moment, or the end of the quiet hours it lies in. */
  static Instant afterQuiet(Subscription subscription, Instant at) {
    QuietHours quiet = subscription.quietHours();
    if (quiet == null) {
      return at;
    }
    ZonedDateTime local = at.atZone(subscription.zone());
    if (!quiet.contains(local.toLocalTime())) {
      return at;
    }
    LocalDate day = local.toLocalDate();
    // Of an hour that the clock shows twice, the one that this moment lies in.
    ZonedDateTime end =
        ZonedDateTime.ofLocal(day.atTime(quiet.to()), local.getZone(), local.getOffset());
    return (end.isAfter(local) ? end : day.plusDays(1).atTime(quiet.to()).atZone(local.getZone()))
        .toInstant();
  }
}
