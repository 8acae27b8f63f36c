package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.newswatch.testkit.MutableClock;

final class RobotsTest {

  private static final byte[] LARGE =
      ("User-agent: *\nDisallow: /private\n#" + "x".repeat(500_000) + "\n")
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void the_rules_of_many_sites_together_stay_within_their_bound() throws Exception {
    var settings =
        new FetchSettings(
            "newswatch",
            "newswatch/0.1",
            Duration.ZERO,
            Duration.ofSeconds(60),
            1_000,
            Duration.ofSeconds(5),
            5,
            Duration.ofHours(6),
            Map.of(),
            Set.of(),
            null);
    var robots =
        new Robots(
            settings,
            MutableClock.at("2026-11-02T09:00:00Z"),
            (url, judge) -> judge.of(new FetchOutcome.Fetched(url, 200, LARGE, Map.of())),
            (url, delay) -> {});
    for (int i = 0; i < 100; i++) {
      assertThat(robots.ask("http://paper" + i + ".test/private"))
          .isInstanceOf(RobotsVerdict.Forbidden.class);
    }
    assertThat(robots.bytesRemembered()).isPositive().isLessThanOrEqualTo(Robots.BYTES_MAX);
  }
}
