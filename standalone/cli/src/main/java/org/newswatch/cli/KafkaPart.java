package org.newswatch.cli;

import java.util.Optional;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.TopicAdmin;

/** The embedded Kafka with its topics, as one of the services of an all-in-one instance. */
final class KafkaPart implements Service {

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
    return KafkaSettings.of(kafka.bootstrapServers());
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
