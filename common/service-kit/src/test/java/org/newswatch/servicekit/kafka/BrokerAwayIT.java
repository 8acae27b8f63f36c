package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

@Timeout(180)
final class BrokerAwayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void while_the_broker_is_away_the_loop_waits_and_says_so_and_then_goes_on() throws Exception {
    int port = freePort();
    EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(folder).withPort(port);
    KafkaSettings settings = KafkaSettings.of("127.0.0.1:" + port);
    List<String> handled = new CopyOnWriteArrayList<>();
    try (Metrics metrics = Metrics.create();
        ConsumeLoop loop =
            new ConsumeLoop(
                "indexer",
                Set.of(Topic.ARTICLES_ENRICHED),
                () -> KafkaClients.consumer(settings, "away", "away"),
                batch -> {
                  batch.forEach(record -> handled.add(new String(record.value(), UTF_8)));
                  return Outcome.DONE;
                },
                metrics)) {
      try (EmbeddedKafka kafka = new EmbeddedKafka(config)) {
        kafka.start();
        TopicAdmin.createMissing(settings);
        loop.start();
        publish(settings, "before");
        await().atMost(PATIENCE).until(() -> handled.contains("before") && loop.health().ready());
      }
      await()
          .atMost(PATIENCE)
          .until(() -> loop.health().equals(new Health.Waiting("Kafka does not answer")));
      assertThat(loop.health().live()).isTrue();
      try (EmbeddedKafka kafka = new EmbeddedKafka(config)) {
        kafka.start();
        publish(settings, "after");
        await().atMost(PATIENCE).until(() -> handled.contains("after") && loop.health().ready());
      }
    }
  }

  private static void publish(KafkaSettings settings, String value) throws Exception {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, "away-test")) {
      byte[] bytes = value.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(Topic.ARTICLES_ENRICHED.topicName(), bytes)).get();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
