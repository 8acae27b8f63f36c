package org.newswatch.kibana;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans of time as dashboards write them: {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}. */
final class Spans {

  private static final Map<Character, Duration> UNITS =
      Map.of(
          's', Duration.ofSeconds(1),
          'm', Duration.ofMinutes(1),
          'h', Duration.ofHours(1),
          'd', Duration.ofDays(1),
          'w', Duration.ofDays(7));

  private Spans() {}

  static long milliseconds(String where, String text) {
    @Nullable Duration unit = UNITS.get(text.charAt(text.length() - 1));
    String count = text.substring(0, text.length() - 1);
    if (unit == null || !count.matches("[0-9]{1,6}")) {
      throw new SourceException(where, "no span of time such as 60s, 5m, 1h, 1d: " + text);
    }
    return unit.multipliedBy(Long.parseLong(count)).toMillis();
  }
}
