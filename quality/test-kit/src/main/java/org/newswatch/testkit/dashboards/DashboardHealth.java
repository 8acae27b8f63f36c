package org.newswatch.testkit.dashboards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.SourceHealth;

/** How the made-up sources do: every sixth is silent, every ninth does not date its articles. */
final class DashboardHealth {

  private DashboardHealth() {}

  static SourceHealth of(int number, String source, Instant now) {
    boolean silent = number % 6 == 5;
    boolean undated = number % 9 == 8;
    Instant last = now.minus(silent ? Duration.ofHours(30L * number) : Duration.ofMinutes(number));
    return new SourceHealth(
        source,
        now,
        now.minus(Duration.ofDays(7)),
        700,
        140,
        100,
        75,
        silent ? DashboardNews.FAILED : Map.of(),
        2_400,
        undated ? .1 : .95,
        .4 + number % 5 * .1,
        now,
        silent ? last : now,
        last,
        now.plus(Duration.ofMinutes(10)),
        silent ? "the server answered 503" : null,
        silent
            ? List.of(SourceHealth.Warning.SILENT)
            : undated ? List.of(SourceHealth.Warning.UNDATED) : List.of());
  }
}
