package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings as most tests want them. */
final class SettingsInTest {

  static final int BODY_BYTES_MAX = 100_000;
  static final Duration HOST_DELAY = Duration.ofSeconds(5);
  static final Duration ROBOTS_CACHE = Duration.ofHours(6);

  /** Generous, as the machine may be busy; tests of slowness ask for less. */
  static final Duration PATIENT = Duration.ofSeconds(20);

  private SettingsInTest() {}

  static FetchSettings of(Map<String, String> hosts, Set<String> privateHosts) {
    return of(HOST_DELAY, PATIENT, ROBOTS_CACHE, hosts, privateHosts, null);
  }

  static FetchSettings of(
      Duration hostDelay,
      Duration timeout,
      Duration robotsCache,
      Map<String, String> hosts,
      Set<String> privateHosts,
      @Nullable ProxySettings proxy) {
    return new FetchSettings(
        "newswatch",
        "newswatch/0.1 (+https://example.test/bot)",
        hostDelay,
        Duration.ofSeconds(60),
        BODY_BYTES_MAX,
        timeout,
        5,
        robotsCache,
        hosts,
        privateHosts,
        proxy);
  }
}
