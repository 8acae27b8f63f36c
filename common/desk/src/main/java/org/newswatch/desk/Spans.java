package org.newswatch.desk;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.contract.Subscription.QuietHours;

/** Spans of time as people type them. */
public final class Spans {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})\\s*([mhdw])");
  private static final int DAYS_OF_WEEK = 7;

  private Spans() {}

  /**
   * As in {@code 30m}, {@code 48h}, {@code 7d}, {@code 2w}.
   *
   * @throws IllegalArgumentException when it is none, with what to type
   */
  public static Duration parse(String typed) {
    Matcher span = SPAN.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (!span.matches()) {
      throw new IllegalArgumentException("«" + typed + "» is no span: type 30m, 48h, 7d or 2w");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(number * DAYS_OF_WEEK);
    };
  }

  /**
   * As in {@code 22:00-06:30}.
   *
   * @throws IllegalArgumentException when it is none, with what to type
   */
  public static QuietHours quietHours(String typed) {
    String[] parts = typed.split("-", -1);
    if (parts.length == 2) {
      try {
        return new QuietHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(wrong(typed), e);
      }
    }
    throw new IllegalArgumentException(wrong(typed));
  }

  private static String wrong(String typed) {
    return "«" + typed + "» are no quiet hours: type 22:00-06:30";
  }

  /** The way back. */
  public static String text(Duration span) {
    if (span.isZero()) {
      return "none";
    }
    if (span.toHours() % 24 == 0 && span.toHours() > 0) {
      return span.toDays() + "d";
    }
    return span.toMinutes() % 60 == 0 ? span.toHours() + "h" : span.toMinutes() + "m";
  }
}
