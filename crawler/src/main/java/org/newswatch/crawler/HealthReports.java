package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.SourceHealth.Warning;
import org.newswatch.crawler.health.HealthLedger;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import org.newswatch.servicekit.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how sources do, when that changed. For one thread; the metrics may be read by others. */
final class HealthReports {

  private static final Logger LOGGER = LoggerFactory.getLogger(HealthReports.class);

  /** Written in one go, so that changes of the sources do not wait for them. */
  private static final int AT_ONCE_MAX = 50;

  private final SourceStore store;
  private final HealthLedger ledger;
  private final Crawl crawl;
  private final InstantSource clock;
  private final Duration interval;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Map<String, SourceHealth> written = new ConcurrentHashMap<>();

  /**
   * @param interval a source's health is written no more often
   */
  HealthReports(
      SourceStore store,
      HealthLedger ledger,
      Crawl crawl,
      Metrics metrics,
      InstantSource clock,
      Duration interval) {
    this.interval = interval;
    this.store = store;
    this.ledger = ledger;
    this.crawl = crawl;
    this.clock = clock;
    metrics.gauge(CrawlerService.NAME, "sources", () -> crawl.sources().all().size());
    metrics.gauge(
        CrawlerService.NAME,
        "sources.paused",
        () -> crawl.sources().all().stream().filter(Source::paused).count());
    for (Warning warning : Warning.values()) {
      String name = warning.name().toLowerCase(Locale.ROOT).replace('_', '.');
      metrics.gauge(CrawlerService.NAME, "sources." + name, () -> count(warning));
    }
  }

  private long count(Warning warning) {
    return crawl.sources().all().stream().filter(source -> isWarnedOf(source, warning)).count();
  }

  private boolean isWarnedOf(Source source, Warning warning) {
    SourceHealth known = written.get(source.id());
    return !source.paused() && known != null && known.warnings().contains(warning);
  }

  /** Writes what changed and was not written a moment ago; the rest waits for a later call. */
  void write() throws SourceStoreException, InterruptedException {
    Set<String> known = crawl.sources().ids();
    ledger.keepOnly(known);
    written.keySet().retainAll(known);
    waiting.addAll(ledger.touched());
    waiting.retainAll(known);
    Instant now = clock.instant();
    List<String> done = new ArrayList<>();
    for (String id : waiting) {
      if (done.size() >= AT_ONCE_MAX) {
        break;
      }
      SourceHealth before = written.get(id);
      if (before == null || !now.isBefore(before.at().plus(interval))) {
        SourceHealth health = ledger.health(id, now, crawl.frontier().nextLook(id).orElse(null));
        store.putHealth(health);
        tell(before, health);
        written.put(id, health);
        done.add(id);
      }
    }
    done.forEach(waiting::remove);
  }

  private static void tell(@Nullable SourceHealth before, SourceHealth now) {
    List<Warning> known = before == null ? List.of() : before.warnings();
    for (Warning warning : now.warnings()) {
      if (!known.contains(warning)) {
        LOGGER
            .atWarn()
            .addKeyValue("source", now.sourceId())
            .addKeyValue("warning", warning)
            .log("a source needs a look");
      }
    }
  }
}
