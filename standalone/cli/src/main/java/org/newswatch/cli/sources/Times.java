package org.newswatch.cli.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants and durations as people say them. */
public final class Times {

  static final String NEVER = "-";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** How long ago, or {@code -}. */
  public static String ago(@Nullable Instant at, Instant now) {
    return at == null ? NEVER : length(Duration.between(at, now)) + " ago";
  }

  static String in(@Nullable Instant at, Instant now) {
    if (at == null) {
      return NEVER;
    }
    return at.isAfter(now) ? "in " + length(Duration.between(now, at)) : "now";
  }

  /** In the largest unit that it has two of, so that nothing reads as twice as long as it is. */
  public static String length(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 120 * 60) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /** In UTC, to the minute, or {@code -}. */
  public static String minute(@Nullable Instant at) {
    return at == null ? NEVER : MINUTE.format(at);
  }

  /** In UTC, or {@code -}. */
  public static String day(@Nullable Instant at) {
    return at == null ? NEVER : DAY.format(at);
  }
}
