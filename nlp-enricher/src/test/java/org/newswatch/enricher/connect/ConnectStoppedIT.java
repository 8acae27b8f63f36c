package org.newswatch.enricher.connect;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;

@Timeout(180)
final class ConnectStoppedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Well below the 45 s that Kafka waits for a member of which it hears nothing. */
  private static final Duration AT_ONCE = Duration.ofSeconds(25);

  @TempDir private Path folder;

  @Test
  void another_goes_on_at_once_after_one_was_stopped() {
    try (EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
        Metrics metrics = Metrics.create()) {
      kafka.start();
      KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
      TopicAdmin.createMissing(settings);
      try (ConnectService one = service(settings, "1", metrics)) {
        one.start();
        await().atMost(PATIENCE).until(() -> one.health().ready());
      }
      try (ConnectService other = service(settings, "2", metrics)) {
        other.start();
        await().atMost(AT_ONCE).until(() -> other.health().ready());
      }
    }
  }

  private ConnectService service(KafkaSettings settings, String name, Metrics metrics) {
    return new ConnectService(
        settings, EnricherConfig.in(folder.resolve(name)), metrics, InstantSource.system());
  }
}
