package org.newswatch.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.newswatch.alerts.AlertsService;
import org.newswatch.alerts.desk.BackTestDesk;
import org.newswatch.analyst.AnalystService;
import org.newswatch.crawler.CrawlerService;
import org.newswatch.desk.Desks;
import org.newswatch.enricher.AnnotateService;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.indexer.IndexerService;
import org.newswatch.indexer.archive.ArchiveService;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.Metrics;

/** Makes each service from the configuration; the one place where they are wired. */
final class Services {

  private final NewswatchConfig config;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Supplier<Annotator> annotator;

  /**
   * @param annotator shared by all that annotate in this process; loaded when first asked for
   */
  Services(
      NewswatchConfig config, Metrics metrics, InstantSource clock, Supplier<Annotator> annotator) {
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
    this.annotator = annotator;
  }

  private Service archive() {
    if (config.archive().dir() == null) {
      throw CommandFailed.usage("archive.dir must name a folder for the archive");
    }
    return new ArchiveService(config.archive(), config.kafka(), metrics);
  }

  /**
   * The service of this name, not started.
   *
   * @param page told the address of the pages, by the one service that has some, once it is up
   * @param feeds the same of feeds
   */
  Service create(ServiceName name, Consumer<URI> page, Consumer<URI> feeds) {
    return switch (name) {
      case CRAWLER ->
          new CrawlerService(
              config.crawler(), config.kafka(), metrics, clock, RandomGenerator.getDefault());
      case ANNOTATE ->
          AnnotateService.live(config.kafka(), config.enricher(), annotator, metrics, clock);
      case ANNOTATE_BACKFILL ->
          AnnotateService.backfill(config.kafka(), config.enricher(), annotator, metrics, clock);
      case CONNECT -> new ConnectService(config.kafka(), config.enricher(), metrics, clock);
      case INDEXER ->
          new IndexerService(
              config.indexer(), config.kafka(), config.elasticsearch(), metrics, clock);
      case ARCHIVE -> archive();
      case ALERTS -> {
        var alerts =
            new AlertsService(
                config.kafka(),
                config.alerts().leadingTo(config.analyst().pages()),
                metrics,
                clock,
                RandomGenerator.getDefault());
        yield new WatchedPart(alerts, started -> feeds.accept(alerts.feeds()), failure -> {});
      }
      case ANALYST -> {
        var desks =
            Desks.of(
                config.kafka(),
                clock,
                new BackTestDesk(config.kafka(), config.elasticsearch()),
                new CrawlerLooks(config.crawler()));
        var analyst =
            new AnalystService(
                config.analyst(), config.elasticsearch(), config.kafka(), desks, clock);
        yield new WatchedPart(analyst, started -> page.accept(analyst.url()), failure -> {});
      }
    };
  }
}
