package org.newswatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

final class SharedServersIT {

  @Test
  void all_tests_get_the_same_kafka_and_names_of_their_own() throws Exception {
    String topic = SharedKafka.unique("press");
    assertThat(SharedKafka.unique("press")).isNotEqualTo(topic);
    SharedKafka.createTopics(2, topic);
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains(topic);
    }
  }

  @Test
  void all_tests_get_the_same_elasticsearch() {
    assertThat(SharedElasticsearch.url()).isEqualTo(SharedElasticsearch.url());
    assertThat(SharedElasticsearch.uniquePrefix("press"))
        .isNotEqualTo(SharedElasticsearch.uniquePrefix("press"));
  }
}
