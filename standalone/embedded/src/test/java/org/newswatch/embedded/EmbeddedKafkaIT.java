package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void records_and_committed_offsets_survive_a_restart_on_another_port() throws Exception {
    String first;
    try (var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder))) {
      kafka.start();
      first = kafka.bootstrapServers();
      createTopic(first, "press");
      send(first, "press", "one", "two");
      assertThat(receive(first, "press", 2)).containsExactly("one", "two");
    }
    try (var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder).withPort(otherThan(first)))) {
      kafka.start();
      assertThat(kafka.bootstrapServers()).isNotEqualTo(first);
      send(kafka.bootstrapServers(), "press", "three");
      assertThat(receive(kafka.bootstrapServers(), "press", 1)).containsExactly("three");
      assertThat(kafka.failure()).isEmpty();
    }
  }

  @Test
  void a_second_broker_on_the_same_folder_says_that_it_is_in_use() {
    try (var kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
        var second = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder))) {
      kafka.start();
      assertThatThrownBy(second::start)
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("in use by another running instance");
    }
  }

  private static int otherThan(String bootstrapServers) {
    int port = Ports.free();
    while (bootstrapServers.endsWith(":" + port)) {
      port = Ports.free();
    }
    return port;
  }

  private static void createTopic(String servers, String topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** In a transaction, as connect will. */
  private static void send(String servers, String topic, String... values) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers, "transactional.id", "test", "compression.type", "zstd");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String value : values) {
        var unused =
            producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
      }
      producer.commitTransaction();
    }
  }

  /** As one group, which goes on where it committed. */
  private static List<String> receive(String servers, String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers,
            "group.id", "readers",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
      consumer.commitSync(PATIENCE);
    }
    return values;
  }
}
