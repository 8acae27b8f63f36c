package org.newswatch.enricher;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.connect.ConnectTopology;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.StreamsApplication;

/** The connect application: exactly once, one ordered lane. */
public final class ConnectService implements Service {

  private static final String NAME = "connect";

  /**
   * The number grows when the state of earlier builds cannot be read: connect then reads all
   * annotated articles again, which gives the same ids, and leaves the topics of the old state to
   * be deleted. It is also the group that it reads as.
   */
  public static final String APPLICATION = "newswatch-connect-3";

  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

  /** The shortest that brokers allow by default. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

  private static final Duration HEARTBEAT = Duration.ofMillis(1_500);

  /** On top of how long articles are waited for; brokers look every ten seconds by default. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(4);

  private static final int BATCH_BYTES = 256 * 1024;

  /** The fastest: the one thread that connects also compresses. */
  private static final int COMPRESSION_LEVEL = 1;

  private final KafkaSettings kafka;
  private final EnricherConfig config;
  private final Metrics metrics;
  private final InstantSource clock;
  private final StreamsApplication application = new StreamsApplication(NAME);

  public ConnectService(
      KafkaSettings kafka, EnricherConfig config, Metrics metrics, InstantSource clock) {
    this.kafka = kafka;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
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
        Topic.ARTICLES_ANNOTATED,
        Topic.ARTICLES_ENRICHED,
        Topic.ENTITIES,
        Topic.STORIES,
        Topic.ENTITY_DECISIONS,
        Topic.FORGOTTEN,
        Topic.CONNECT_DEAD_LETTERS);
    Properties properties = KafkaClients.streams(kafka, APPLICATION, config.stateDir());
    properties.put("processing.guarantee", "exactly_once_v2");
    properties.put("num.stream.threads", 1);
    properties.put("num.standby.replicas", config.connectStandbys());
    if (config.connectStandbys() > 0) {
      // A standby takes over once the dead one's session and its open transaction have ended.
      // Without one there is nobody to hurry for, and a slow broker costs nothing.
      KafkaClients.unlessSet(
          properties, "consumer", "session.timeout.ms", (int) SESSION_TIMEOUT.toMillis());
      KafkaClients.unlessSet(
          properties, "consumer", "heartbeat.interval.ms", (int) HEARTBEAT.toMillis());
      KafkaClients.unlessSet(
          properties,
          "producer",
          "transaction.timeout.ms",
          (int) config.connectCommitInterval().plus(TRANSACTION_TIMEOUT).toMillis());
    }
    // Records compress better, and for less, many at a time; waiting for them is what commits do.
    KafkaClients.unlessSet(properties, "producer", "batch.size", BATCH_BYTES);
    KafkaClients.unlessSet(properties, "producer", "compression.zstd.level", COMPRESSION_LEVEL);
    properties.put("commit.interval.ms", config.connectCommitInterval().toMillis());
    application.start(ConnectTopology.build(metrics, clock), properties);
  }

  @Override
  public Health health() {
    return application.health();
  }

  @Override
  public void close() {
    application.close();
  }
}
