package org.newswatch.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A day or a moment of a query, fixed or counted from the moment of asking. */
public sealed interface When {

  /** A day of the calendar. */
  record Day(LocalDate day) implements When {}

  /** The asker's day, so many days later; earlier when negative. */
  record Today(int days) implements When {
    public Today {
      if (Math.abs(days) > QueryLimits.DAYS_AWAY_MAX) {
        throw new IllegalArgumentException("too far away: " + days + " days");
      }
    }
  }

  /** The moment of asking, so many minutes later; earlier when negative. */
  record Now(int minutes) implements When {
    public Now {
      if (Math.abs(minutes) > QueryLimits.DAYS_AWAY_MAX * MINUTES_OF_DAY) {
        throw new IllegalArgumentException("too far away: " + minutes + " minutes");
      }
    }
  }

  int DAYS_OF_WEEK = 7;
  int MINUTES_OF_HOUR = 60;
  int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

  /** The day that this is, or lies in. */
  default LocalDate day(Asker asker) {
    return switch (this) {
      case Day fixed -> fixed.day();
      case Today today -> asker.today().plusDays(today.days());
      case Now now -> instant(now, asker).atZone(asker.zone()).toLocalDate();
    };
  }

  /** The first moment of the day, or the moment. */
  default Instant start(Asker asker) {
    return this instanceof Now now
        ? instant(now, asker)
        : day(asker).atStartOfDay(asker.zone()).toInstant();
  }

  /** The first moment that is no longer part of it. */
  default Instant end(Asker asker) {
    return this instanceof Now now
        ? instant(now, asker).plusMillis(1)
        : day(asker).plusDays(1).atStartOfDay(asker.zone()).toInstant();
  }

  /** As a query's text has it. */
  default String text() {
    return switch (this) {
      case Day fixed -> fixed.day().toString();
      case Today today ->
          today.days() % DAYS_OF_WEEK == 0
              ? "today" + offset(today.days() / DAYS_OF_WEEK, "w")
              : "today" + offset(today.days(), "d");
      case Now now -> "now" + minutes(now.minutes());
    };
  }

  private static Instant instant(Now now, Asker asker) {
    return asker.now().plus(Duration.ofMinutes(now.minutes()));
  }

  /** In the largest unit that tells them. */
  private static String minutes(int minutes) {
    int days = minutes / MINUTES_OF_DAY;
    if (minutes % MINUTES_OF_HOUR != 0) {
      return offset(minutes, "m");
    }
    if (minutes % MINUTES_OF_DAY != 0) {
      return offset(minutes / MINUTES_OF_HOUR, "h");
    }
    return days % DAYS_OF_WEEK == 0 ? offset(days / DAYS_OF_WEEK, "w") : offset(days, "d");
  }

  private static String offset(int count, String unit) {
    return count == 0 ? "" : (count > 0 ? "+" : "") + count + unit;
  }

  /** Refuses what is a wrong order whenever it is asked. */
  static void inOrder(When from, When to) {
    boolean wrong =
        (from instanceof Day first && to instanceof Day last && first.day().isAfter(last.day()))
            || (from instanceof Today one && to instanceof Today other && one.days() > other.days())
            || (from instanceof Now one
                && to instanceof Now other
                && one.minutes() > other.minutes());
    if (wrong) {
      throw new IllegalArgumentException(from.text() + " is after " + to.text());
    }
  }
}
