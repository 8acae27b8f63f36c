package org.newswatch.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.servicekit.KafkaSettings;

final class KafkaClientsTest {

  private static final KafkaSettings SETTINGS =
      new KafkaSettings(
          "broker.test:9092", 3, Map.of("linger.ms", "20", "max.request.size", "3000000"));

  @Test
  void a_producer_is_idempotent_and_waits_for_all_copies() {
    assertThat(KafkaClients.producerConfig(SETTINGS, "crawler-1"))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("compression.type", "zstd")
        .containsEntry("client.id", "crawler-1")
        .containsEntry("bootstrap.servers", "broker.test:9092");
  }

  @Test
  void a_producer_sends_no_second_batch_before_the_first_was_accepted() {
    assertThat(KafkaClients.producerConfig(SETTINGS, "crawler-1"))
        .containsEntry("max.in.flight.requests.per.connection", 1);
  }

  @Test
  void a_consumer_reads_committed_records_and_commits_nothing_by_itself() {
    assertThat(KafkaClients.consumerConfig(SETTINGS, "indexer", "indexer-1"))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("allow.auto.create.topics", false)
        .containsEntry("group.id", "indexer");
  }

  @Test
  void the_users_properties_win_where_they_are_harmless() {
    assertThat(KafkaClients.producerConfig(SETTINGS, "crawler-1"))
        .containsEntry("linger.ms", "20")
        .containsEntry("max.request.size", "3000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "enable.auto.commit",
        "isolation.level",
        "consumer.isolation.level",
        "main.consumer.enable.auto.commit",
        "producer.acks",
        "bootstrap.servers",
        "group.id"
      })
  void the_users_properties_that_would_lose_records_are_refused(String name) {
    assertThatThrownBy(() -> new KafkaSettings("broker.test:9092", 1, Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("properties." + name)
        .hasMessageContaining("remove it");
  }

  @Test
  void the_settings_show_no_password() {
    assertThat(
            new KafkaSettings("broker.test:9092", 1, Map.of("sasl.jaas.config", "password=pssst")))
        .asString()
        .doesNotContain("pssst");
  }

  @Test
  void streams_start_from_committed_bytes_and_named_parts() {
    Properties properties = KafkaClients.streams(SETTINGS, "annotate", Path.of("state"));
    assertThat(properties)
        .containsEntry("application.id", "annotate")
        .containsEntry("state.dir", "state")
        .containsEntry("replication.factor", 3)
        .containsEntry("consumer.isolation.level", "read_committed")
        .containsEntry("linger.ms", "20")
        .containsEntry("ensure.explicit.internal.resource.naming", true);
  }

  @Test
  void what_is_set_for_all_clients_of_an_application_or_for_one_kind_wins() {
    Properties properties =
        KafkaClients.streams(
            new KafkaSettings(
                "broker.test:9092",
                1,
                Map.of("compression.type", "lz4", "consumer.auto.offset.reset", "latest")),
            "connect",
            Path.of("state"));
    KafkaClients.unlessSet(properties, "consumer", "session.timeout.ms", 6_000);

    assertThat(properties)
        .containsEntry("compression.type", "lz4")
        .doesNotContainKey("producer.compression.type")
        .containsEntry("consumer.auto.offset.reset", "latest")
        .containsEntry("consumer.session.timeout.ms", 6_000);
  }
}
