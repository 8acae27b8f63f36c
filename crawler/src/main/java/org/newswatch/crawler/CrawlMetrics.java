package org.newswatch.crawler;

import io.micrometer.core.instrument.Counter;
import org.newswatch.servicekit.management.Metrics;

/**
 * What a crawl counts. Once drained: {@code fetched} is every look that ended, and each of them is
 * at most one of {@code published}, {@code skipped} and {@code failed}; the rest were feeds and
 * pages without news. A file is one look and publishes every article in it; {@code items.bad}
 * counts what in files is none.
 */
final class CrawlMetrics {

  private final Metrics metrics;
  private final Counter fetched;
  private final Counter published;

  CrawlMetrics(Metrics metrics) {
    this.metrics = metrics;
    fetched = metrics.counter(CrawlerService.NAME, "fetched");
    published = metrics.counter(CrawlerService.NAME, "published");
  }

  void fetched() {
    fetched.increment();
  }

  void published() {
    published.increment();
  }

  void skipped(String reason) {
    metrics.counter(CrawlerService.NAME, "skipped", reason).increment();
  }

  void failed(String reason) {
    metrics.counter(CrawlerService.NAME, "failed", reason).increment();
  }

  void badItem(String reason) {
    metrics.counter(CrawlerService.NAME, "items.bad", reason).increment();
  }
}
