package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.AlertsConfig;
import org.newswatch.alerts.AlertsService;
import org.newswatch.alerts.delivery.DeliverySettings;
import org.newswatch.benchmarks.WatchedNews.Watched;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedElasticsearchConfig;
import org.newswatch.enricher.AnnotateService;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.management.Metrics;

/** All services between the crawler and people, beside a broker; alerts are timed. */
final class AlertLatencyRun implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(2);

  /** How long the last alert is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Metrics metrics = Metrics.create();
  private final WatchedNews news;
  private final ServicesOnBroker services;
  private final @Nullable EmbeddedElasticsearch elasticsearch;
  private final Consumer<byte[], byte[]> reader;

  /**
   * Starts everything.
   *
   * @param search whether Elasticsearch and the indexer run as well
   */
  AlertLatencyRun(Path folder, WatchedNews news, boolean search)
      throws InterruptedException, DeskException {
    this.news = news;
    elasticsearch = search ? elasticsearch(folder.resolve("elasticsearch")) : null;
    services = new ServicesOnBroker("alert-latency", folder.resolve("kafka"));
    reader =
        services.reader(
            Topic.ARTICLES_ANNOTATED,
            Topic.ARTICLES_ENRICHED,
            Topic.ALERT_CANDIDATES,
            Topic.ALERTS);
    KafkaSettings settings = services.settings();
    InstantSource clock = InstantSource.system();
    SubscriptionDesk desk = new SubscriptionDesk(settings, clock);
    for (Subscription subscription : news.subscriptions(clock.instant())) {
      if (desk.put(subscription) instanceof SubscriptionDesk.Put.Refused) {
        throw new IllegalStateException("refused: " + subscription);
      }
    }
    EnricherConfig enricher = EnricherConfig.in(folder.resolve("state"));
    services.start(
        AnnotateService.live(settings, enricher, Annotator.lazy(), metrics, clock),
        new ConnectService(settings, enricher, metrics, clock),
        new AlertsService(
            settings,
            new AlertsConfig(folder.resolve("state"), 1, 0, null, DeliverySettings.DEFAULT),
            metrics,
            clock,
            new Random(1)));
    if (elasticsearch != null) {
      URI url = elasticsearch.url();
      services.start(
          new IndexerService(
              IndexerConfig.DEFAULT, settings, ElasticsearchSettings.of(url), metrics, clock));
    }
  }

  private static EmbeddedElasticsearch elasticsearch(Path folder) {
    // As people run it who keep it running.
    EmbeddedElasticsearch server =
        new EmbeddedElasticsearch(
            EmbeddedElasticsearchConfig.in(folder)
                .withTuning(EmbeddedElasticsearchConfig.Tuning.RUN_FAST));
    server.start();
    return server;
  }

  /**
   * Publishes articles at a steady rate and waits for every alert that they are to give.
   *
   * @return how long it took until what each topic got of an article could be read there
   */
  Map<Topic, Millis> time(int articles, int rate) {
    Map<Topic, Millis> times = new EnumMap<>(Topic.class);
    Map<String, Long> due = new HashMap<>();
    Map<String, String> expected = new HashMap<>();
    long apart = TimeUnit.SECONDS.toNanos(1) / rate;
    long begin = System.nanoTime();
    long end = begin + articles * apart + PATIENCE.toNanos();
    int published = 0;
    while (published < articles || !expected.isEmpty()) {
      long at = begin + published * apart;
      if (published < articles && System.nanoTime() >= at) {
        Watched watched = news.next(Instant.now());
        String id = watched.article().id().value();
        // From when it was to be sent: what we ourselves are late counts as well.
        due.put(id, at);
        watched.subscription().ifPresent(one -> expected.put(id, one));
        services.send(Topic.ARTICLES_RAW, watched.article());
        published++;
      }
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        Topic topic = topic(record);
        String id = article(topic, record);
        Long from = due.get(id);
        if (from != null) {
          times.computeIfAbsent(topic, none -> new Millis()).since(from);
        }
        String subscription = new String(record.key(), UTF_8);
        if (topic == Topic.ALERTS && from != null && !expected.remove(id, subscription)) {
          throw new IllegalStateException(subscription + " is told of what it does not ask for");
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(expected.size() + " alerts do not come");
      }
    }
    return times;
  }

  private static Topic topic(ConsumerRecord<byte[], byte[]> record) {
    return List.of(Topic.values()).stream()
        .filter(topic -> topic.topicName().equals(record.topic()))
        .findFirst()
        .orElseThrow();
  }

  private static String article(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    byte[] value = Objects.requireNonNull(record.value());
    if (topic == Topic.ALERTS) {
      Alert alert = Codec.ALERT.decode(value).orElseThrow();
      return Objects.requireNonNull(alert.article()).id().value();
    }
    if (topic == Topic.ALERT_CANDIDATES) {
      AlertCandidate candidate = Codec.ALERT_CANDIDATE.decode(value).orElseThrow();
      return Objects.requireNonNull(candidate.article()).id().value();
    }
    return new String(record.key(), UTF_8);
  }

  @Override
  public void close() {
    services.close();
    if (elasticsearch != null) {
      elasticsearch.close();
    }
    metrics.close();
  }
}
