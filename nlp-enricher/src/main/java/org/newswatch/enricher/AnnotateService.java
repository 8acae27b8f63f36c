package org.newswatch.enricher;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.StreamsApplication;

/**
 * The annotate application: at least once, no state. Live and imported articles each have one of
 * their own, so that live ones never wait.
 */
public final class AnnotateService implements Service {

  /**
   * Records taken at a time: few, so that a slow article does not hold up a rebalance of the group.
   */
  static final int RECORDS_PER_POLL_MAX = 10;

  /** What Kafka calls the readers of live articles. */
  static final String LIVE_APPLICATION = "newswatch-annotate";

  /** How long an annotated article waits for others to be sent with: Streams would wait 100 ms. */
  private static final Duration LINGER = Duration.ofMillis(5);

  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

  private final String name;
  private final Topic source;
  private final int threads;
  private final KafkaSettings kafka;
  private final EnricherConfig config;
  private final Supplier<Annotator> annotator;
  private final Metrics metrics;
  private final InstantSource clock;
  private final StreamsApplication application;
  private final @Nullable LiveFirst liveFirst;

  private AnnotateService(
      String name,
      Topic source,
      int threads,
      KafkaSettings kafka,
      EnricherConfig config,
      Supplier<Annotator> annotator,
      Metrics metrics,
      InstantSource clock) {
    this.name = name;
    this.source = source;
    this.threads = threads;
    this.kafka = kafka;
    this.config = config;
    this.annotator = annotator;
    this.metrics = metrics;
    this.clock = clock;
    this.application = new StreamsApplication(name);
    this.liveFirst =
        source == Topic.ARTICLES_BACKFILL
            ? new LiveFirst(new LaneOffsets(kafka), clock, application::hold, metrics)
            : null;
  }

  /**
   * Annotates articles as they are crawled.
   *
   * @param annotator asked once, at the start; share one from {@link Annotator#lazy}
   */
  public static AnnotateService live(
      KafkaSettings kafka,
      EnricherConfig config,
      Supplier<Annotator> annotator,
      Metrics metrics,
      InstantSource clock) {
    return new AnnotateService(
        "annotate",
        Topic.ARTICLES_RAW,
        config.annotateThreads(),
        kafka,
        config,
        annotator,
        metrics,
        clock);
  }

  /** Annotates articles that were imported, while no live ones wait. */
  public static AnnotateService backfill(
      KafkaSettings kafka,
      EnricherConfig config,
      Supplier<Annotator> annotator,
      Metrics metrics,
      InstantSource clock) {
    return new AnnotateService(
        "annotate-backfill",
        Topic.ARTICLES_BACKFILL,
        config.backfillThreads(),
        kafka,
        config,
        annotator,
        metrics,
        clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    TopicAdmin.requireTopics(
        kafka, TOPICS_TIMEOUT, source, Topic.ARTICLES_ANNOTATED, Topic.ANNOTATE_DEAD_LETTERS);
    Annotator loaded = annotator.get();
    Properties properties = KafkaClients.streams(kafka, "newswatch-" + name, config.stateDir());
    properties.put("processing.guarantee", "at_least_once");
    properties.put("num.stream.threads", threads);
    properties.put("consumer.max.poll.records", RECORDS_PER_POLL_MAX);
    KafkaClients.unlessSet(properties, "producer", "linger.ms", (int) LINGER.toMillis());
    properties.put("commit.interval.ms", config.connectCommitInterval().toMillis());
    application.start(AnnotateTopology.build(source, loaded::annotate, metrics, clock), properties);
    if (liveFirst != null) {
      liveFirst.start();
    }
  }

  @Override
  public Health health() {
    return application.health();
  }

  @Override
  public void close() {
    if (liveFirst != null) {
      liveFirst.close();
    }
    application.close();
  }
}
