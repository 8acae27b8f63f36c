package org.newswatch.cli;

import java.util.Map;
import java.util.Optional;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.TopicAdmin;

/** The embedded Kafka with its topics, as one of the services of an all-in-one instance. */
final class KafkaPart implements Service {

  /**
   * A group waits for a member that was killed until its session ends. Nobody else can be a member
   * here, so waiting Kafka's own 45 s would only hold up the next start.
   */
  private static final Map<String, String> MISSED_SOON_WHEN_KILLED =
      Map.of("session.timeout.ms", "10000", "heartbeat.interval.ms", "3000");

  private final EmbeddedKafka kafka;
  private volatile boolean started;

  KafkaPart(EmbeddedKafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void start() {
    kafka.start();
    TopicAdmin.createMissing(settings());
    started = true;
  }

  /** How to reach it, once started. */
  KafkaSettings settings() {
    return new KafkaSettings(kafka.bootstrapServers(), 1, MISSED_SOON_WHEN_KILLED);
  }

  @Override
  public Health health() {
    Optional<String> failure = kafka.failure();
    if (failure.isPresent()) {
      return new Health.Down(new IllegalStateException("Kafka ended: " + failure.get()));
    }
    return started ? new Health.Up() : new Health.Starting("the broker");
  }

  @Override
  public void close() {
    kafka.close();
  }
}
