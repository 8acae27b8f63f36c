package org.newswatch.analyst.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times and days as people read them; in UTC, as the index counts. */
final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private Times() {}

  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** How long ago; the plain time when that is more than a day, or yet to come. */
  static String ago(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    if (age.isNegative() || age.compareTo(Duration.ofHours(24)) >= 0) {
      return minute(time);
    }
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return "just now";
    }
    return age.compareTo(Duration.ofHours(1)) < 0
        ? age.toMinutes() + " min ago"
        : age.toHours() + " h ago";
  }

  /** A day of the index as people read it; what is none stays as it is. */
  static String day(String day) {
    try {
      return DAY.format(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return day;
    }
  }

  static String days(LocalDate from, LocalDate to) {
    return from.equals(to) ? WEEKDAY.format(from) : DAY.format(from) + " \u2013 " + DAY.format(to);
  }
}
