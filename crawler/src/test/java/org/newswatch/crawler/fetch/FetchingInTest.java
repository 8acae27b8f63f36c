package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

/** A site, and fetchers that ask it without waiting for anything. */
abstract class FetchingInTest {

  final FakeSite site = FakeSite.start();
  final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  final List<Duration> slept = new ArrayList<>();
  final Sleeper sleeper =
      time -> {
        slept.add(time);
        clock.advance(time);
      };
  Duration timeout = SettingsInTest.PATIENT;

  @AfterEach
  void close() {
    site.close();
  }

  /** Fetches a page of the site, by a fetcher of its own. */
  FetchOutcome fetch(String path) throws InterruptedException {
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      return fetcher.fetch(FetchRequest.of(site.uri(path).toString()));
    }
  }

  Fetcher fetcher(FetchSettings settings) {
    return new Fetcher(settings, clock, sleeper);
  }

  FetchSettings settings(Map<String, String> hosts, Set<String> privateHosts) {
    return SettingsInTest.of(
        SettingsInTest.HOST_DELAY, timeout, SettingsInTest.ROBOTS_CACHE, hosts, privateHosts, null);
  }
}
