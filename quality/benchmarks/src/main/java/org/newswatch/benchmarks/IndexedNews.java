package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.newswatch.alerts.desk.BackTestDesk;
import org.newswatch.analyst.AnalystConfig;
import org.newswatch.analyst.AnalystService;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.desk.Desks;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedElasticsearchConfig;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.dashboards.DashboardNews;

/** A broker, an Elasticsearch, the indexer that fills it and the analyst that is asked. */
final class IndexedNews implements AutoCloseable {

  private static final int HEAP_MEGABYTES = 1_500;
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int TOLD_EVERY = 20_000;

  private final PrintWriter progress;
  private final Metrics metrics = Metrics.create();
  private final EmbeddedElasticsearch elasticsearch;
  private final ServicesOnBroker services;
  private final ElasticsearchHttp http;
  private final AnalystService analyst;
  private long sent;
  private long told;

  /**
   * Starts all of it, empty.
   *
   * @param progress told what takes long
   */
  IndexedNews(Path folder, PrintWriter progress) throws InterruptedException {
    this(folder, progress, InstantSource.system());
  }

  /**
   * The same.
   *
   * @param clock which time it is for the analyst
   */
  IndexedNews(Path folder, PrintWriter progress, InstantSource clock) throws InterruptedException {
    this.progress = progress;
    elasticsearch =
        new EmbeddedElasticsearch(
            EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch"))
                .withHeapMegabytes(HEAP_MEGABYTES)
                .withTuning(EmbeddedElasticsearchConfig.Tuning.RUN_FAST));
    elasticsearch.start();
    var settings = ElasticsearchSettings.of(elasticsearch.url());
    http = new ElasticsearchHttp(settings, ANSWER_TIMEOUT);
    progress.println("Elasticsearch is up");
    progress.flush();
    services = new ServicesOnBroker("indexed-news", folder.resolve("kafka"));
    analyst =
        new AnalystService(
            AnalystConfig.onFreePort().withJobsDir(folder.resolve("jobs")),
            settings,
            services.settings(),
            Desks.of(
                services.settings(),
                clock,
                new BackTestDesk(services.settings(), settings),
                (wish, known, now) -> {
                  throw new UnsupportedOperationException("no crawler is here");
                }),
            clock);
    services.start(
        new IndexerService(
            IndexerConfig.DEFAULT, services.settings(), settings, metrics, InstantSource.system()),
        analyst);
  }

  /** Sends these on their way to the index. */
  void send(Stream<EnrichedArticle> articles) {
    articles.forEach(
        article -> {
          services.send(
              Topic.ARTICLES_ENRICHED,
              article.article().id().value(),
              Codec.ENRICHED_ARTICLE.encode(article));
          sent++;
        });
    services.flush();
  }

  /** Sends records of any kind on their way. */
  void sendAll(Stream<DashboardNews.Sent> records) {
    records.forEach(
        record -> {
          services.send(record.topic(), record.key(), record.value());
          sent += record.topic() == Topic.ARTICLES_ENRICHED ? 1 : 0;
        });
    services.flush();
  }

  /** Sends the stories and the names of these on their way, too. */
  void sendWhatTheyTell(Stream<EnrichedArticle> articles) {
    var tellers = new ToldByArticles();
    articles.forEach(tellers::add);
    tellers
        .stories()
        .forEach(story -> services.send(Topic.STORIES, story.id(), Codec.STORY.encode(story)));
    tellers
        .entities()
        .forEach(entity -> services.send(Topic.ENTITIES, entity.id(), Codec.ENTITY.encode(entity)));
    services.flush();
  }

  /** Waits until all that were sent can be found. */
  void awaitIndexed() throws InterruptedException {
    Patiently.await(
        PATIENCE, this::isIndexed, () -> told + " of " + sent + " articles are indexed");
    var unused = http.send("POST", "/" + IndexNames.ARTICLES.readAlias() + "/_refresh");
  }

  private boolean isIndexed() throws InterruptedException {
    long found = found();
    if (found >= told + TOLD_EVERY) {
      told = found;
      progress.println(found + " articles are indexed");
      progress.flush();
    }
    return found >= sent;
  }

  /** Waits until this index has so many documents. */
  void awaitFound(IndexNames names, long count) throws InterruptedException {
    Patiently.await(
        PATIENCE, () -> found(names) >= count, () -> names.readAlias() + " lacks some of " + count);
  }

  private long found() throws InterruptedException {
    return found(IndexNames.ARTICLES);
  }

  private long found(IndexNames names) throws InterruptedException {
    return http.send("GET", "/" + names.readAlias() + "/_count") instanceof Answer.Reply reply
        ? reply.json().path("count").asLong(0)
        : 0;
  }

  /** Where the analyst answers. */
  URI analyst() {
    return analyst.url();
  }

  /** The index itself. */
  ElasticsearchHttp index() {
    return http;
  }

  @Override
  public void close() throws IOException {
    services.close();
    http.close();
    elasticsearch.close();
    metrics.close();
  }
}
