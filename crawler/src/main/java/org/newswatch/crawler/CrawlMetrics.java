package org.newswatch.crawler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What a crawl counts. Once drained: {@code fetched} is every look that ended, and each of them is
 * at most one of {@code published}, {@code skipped} and {@code failed}; the rest were feeds and
 * pages without news.
 */
final class CrawlMetrics {

  private static final String PREFIX = "newswatch.crawler.";

  private final MeterRegistry registry;
  private final Counter fetched;
  private final Counter published;

  CrawlMetrics(MeterRegistry registry) {
    this.registry = registry;
    fetched = registry.counter(PREFIX + "fetched");
    published = registry.counter(PREFIX + "published");
  }

  void fetched() {
    fetched.increment();
  }

  void published() {
    published.increment();
  }

  void skipped(String reason) {
    registry.counter(PREFIX + "skipped", "reason", reason).increment();
  }

  void failed(String reason) {
    registry.counter(PREFIX + "failed", "reason", reason).increment();
  }
}
