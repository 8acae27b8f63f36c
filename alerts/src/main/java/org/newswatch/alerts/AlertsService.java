package org.newswatch.alerts;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.newswatch.alerts.delivery.Deliverer;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Pages;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.subscriptions.LiveSubscriptions;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.StreamsApplication;

/**
 * Matches articles, folds what matches, exactly once, and sends what is told. It reads all
 * subscriptions to their end before it takes the first article, so that no article is matched
 * against a part of them.
 */
public final class AlertsService implements Service {

  static final String NAME = "alerts";

  private static final String APPLICATION = "newswatch-alerts";
  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(10);

  /** Twice on the way from an article to its alert, so half of what connect takes. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);

  private final KafkaSettings kafka;
  private final AlertsConfig config;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Matching matching;
  private final LiveSubscriptions subscriptions;
  private final LiveMerges stories;
  private final LiveMerges entities;
  private final LiveHealth sources;
  private final LiveReadings readings;
  private final Deliverer deliverer;
  private final StreamsApplication application = new StreamsApplication(NAME);

  /** Not started yet. */
  public AlertsService(
      KafkaSettings kafka,
      AlertsConfig config,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {
    this.kafka = kafka;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
    this.stories = LiveMerges.ofStories(kafka);
    this.entities = LiveMerges.ofEntities(kafka);
    this.sources = new LiveHealth(kafka);
    this.readings = new LiveReadings(kafka, clock);
    this.matching =
        new MonitorMatching(
            new Lookups(entities::members, stories::members, name -> Optional.empty()), metrics);
    this.subscriptions = new LiveSubscriptions(kafka, matching::update);
    this.deliverer =
        new Deliverer(config.delivery(), kafka, subscriptions::get, metrics, clock, random);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    TopicAdmin.requireTopics(
        kafka,
        TOPICS_TIMEOUT,
        Topic.ARTICLES_ENRICHED,
        Topic.STORIES,
        Topic.ENTITIES,
        Topic.SOURCE_HEALTH,
        Topic.SUBSCRIPTIONS,
        Topic.ALERT_CANDIDATES,
        Topic.ALERTS,
        Topic.READ_TALLIES,
        Topic.DIGESTS,
        Topic.DELIVERIES,
        Topic.ALERTS_DEAD_LETTERS);
    subscriptions.start();
    stories.start();
    entities.start();
    sources.start();
    readings.start();
    try {
      if (!subscriptions.awaitRead(READ_TIMEOUT)
          || !stories.awaitRead(READ_TIMEOUT)
          || !entities.awaitRead(READ_TIMEOUT)
          || !sources.awaitRead(READ_TIMEOUT)
          || !readings.awaitRead(READ_TIMEOUT)) {
        throw new IllegalStateException(
            "what subscriptions need to know could not be read in " + READ_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reading subscriptions", e);
    }
    metrics.gauge(NAME, "subscriptions", () -> subscriptions.all().size());
    metrics.gauge(NAME, "subscriptions_broken", () -> subscriptions.broken().size());
    Properties properties = KafkaClients.streams(kafka, APPLICATION, config.stateDir());
    properties.put("processing.guarantee", "exactly_once_v2");
    properties.put("num.stream.threads", config.threads());
    properties.put("num.standby.replicas", config.standbys());
    properties.put("commit.interval.ms", COMMIT_INTERVAL.toMillis());
    application.start(
        AlertsTopology.build(
            matching,
            new Followed(subscriptions, stories, sources::of, readings),
            new Folding(new Pages(config.pages()), subscriptions::get),
            metrics,
            clock),
        properties);
    deliverer.start();
  }

  /**
   * Where feeds are served: that of a subscription at its id and {@code .xml}.
   *
   * @throws IllegalStateException when not started
   */
  public URI feeds() {
    return deliverer.feeds();
  }

  @Override
  public Health health() {
    Health folding = application.health();
    return folding.ready() ? deliverer.health() : folding;
  }

  @Override
  public void close() {
    deliverer.close();
    application.close();
    subscriptions.close();
    stories.close();
    entities.close();
    sources.close();
    readings.close();
    matching.close();
  }
}
