package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.MutableClock;

/** A crawl without threads, in a time of its own, that can be ended and begun again. */
final class CrawlWorld implements AutoCloseable {

  private static final String TRACE = "0123456789abcdef0123456789abcdef";
  private static final int TURNS_MAX = 500;

  final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  final MemorySink sink = new MemorySink();
  final Metrics metrics = Metrics.create();
  private final CrawlerConfig config;
  private Fetcher fetcher;
  private Crawl crawl;

  CrawlWorld(CrawlerConfig config) {
    this.config = config;
    this.fetcher = newFetcher();
    this.crawl = newCrawl();
  }

  Crawl crawl() {
    return crawl;
  }

  /** Another crawler of the same kind, which knows what the one before it kept. */
  void restart() throws Exception {
    var sources = crawl.sources().all();
    crawl.close();
    fetcher.close();
    fetcher = newFetcher();
    crawl = newCrawl();
    sources.forEach(crawl::put);
    crawl.restore();
  }

  /** Carries out one order that is due now. */
  void carryOutOne() throws Exception {
    crawl.carryOut(crawl.frontier().take(clock.instant(), 1).getFirst(), TRACE);
  }

  /** Carries out what is due within this time, one order after the other, and all of it passes. */
  void crawlFor(Duration time) throws Exception {
    Instant end = clock.instant().plus(time);
    crawlWithin(time);
    if (clock.instant().isBefore(end)) {
      clock.set(end);
    }
  }

  /** The same, and only as much time passes as is waited for. */
  void crawlWithin(Duration time) throws Exception {
    Instant end = clock.instant().plus(time);
    Optional<Instant> due = crawl.frontier().nextDue();
    for (int i = 0; i < TURNS_MAX && due.isPresent() && !due.get().isAfter(end); i++) {
      if (due.get().isAfter(clock.instant())) {
        clock.set(due.get());
      }
      for (Order order : crawl.frontier().take(clock.instant(), 10)) {
        crawl.carryOut(order, TRACE);
      }
      due = sink.refusing ? Optional.empty() : crawl.frontier().nextDue();
    }
  }

  private Fetcher newFetcher() {
    return new Fetcher(config.fetchSettings(), clock, clock::advance, new RobotsLog(sink, clock));
  }

  private Crawl newCrawl() {
    return new Crawl(config, fetcher, sink, new CrawlMetrics(metrics), clock, unused -> {});
  }

  @Override
  public void close() {
    crawl.close();
    fetcher.close();
    metrics.close();
  }
}
