package org.newswatch.crawler.feed;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often a feed says it changes. */
final class Refresh {

  /** Minutes that a feed may ask for; more is a mistake. */
  private static final long MINUTES_MAX = 525_600;

  private Refresh() {}

  /** {@code frequency} times a {@code period}; null when no period is named that one knows. */
  static @Nullable Duration of(@Nullable String period, int frequency) {
    if (period == null) {
      return null;
    }
    Duration whole =
        switch (period.strip().toLowerCase(Locale.ROOT)) {
          case "hourly" -> Duration.ofHours(1);
          case "daily" -> Duration.ofDays(1);
          case "weekly" -> Duration.ofDays(7);
          case "monthly" -> Duration.ofDays(30);
          case "yearly" -> Duration.ofDays(365);
          default -> Duration.ZERO;
        };
    return whole.isZero() ? null : whole.dividedBy(Math.max(1, frequency));
  }

  /** A number of minutes; null when it is none. */
  static @Nullable Duration ofMinutes(@Nullable String minutes) {
    Integer number = number(minutes);
    return number == null || number <= 0 ? null : Duration.ofMinutes(Math.min(number, MINUTES_MAX));
  }

  static @Nullable Integer number(@Nullable String text) {
    if (text == null || !text.strip().matches("[0-9]{1,9}")) {
      return null;
    }
    return Integer.parseInt(text.strip());
  }
}
