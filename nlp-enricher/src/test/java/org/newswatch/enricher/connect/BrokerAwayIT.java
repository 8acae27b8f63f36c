package org.newswatch.enricher.connect;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;

@Timeout(180)
final class BrokerAwayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void while_the_broker_is_away_connect_waits_and_says_so_and_then_goes_on() throws Exception {
    int port = freePort();
    EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(folder.resolve("kafka")).withPort(port);
    KafkaSettings settings = KafkaSettings.of("127.0.0.1:" + port);
    try (Metrics metrics = Metrics.create();
        ConnectService connect =
            new ConnectService(
                settings,
                EnricherConfig.in(folder.resolve("state")),
                metrics,
                InstantSource.system())) {
      try (EmbeddedKafka kafka = new EmbeddedKafka(config)) {
        kafka.start();
        TopicAdmin.createMissing(settings);
        connect.start();
        await().atMost(PATIENCE).until(() -> connect.health().ready());
      }
      await()
          .atMost(PATIENCE)
          .until(() -> connect.health().equals(new Health.Waiting("Kafka does not answer")));
      try (EmbeddedKafka kafka = new EmbeddedKafka(config)) {
        kafka.start();
        await().atMost(PATIENCE).until(() -> connect.health().ready());
      }
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
