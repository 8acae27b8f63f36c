package org.newswatch.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.testkit.SharedKafka;

final class SourceStoreIT {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(10);

  @BeforeAll
  static void topics() {
    var unused = TopicAdmin.createMissing(kafka());
  }

  @Test
  void what_was_put_is_there_and_what_was_removed_is_not() throws Exception {
    try (SourceStore store = SourceStore.over(kafka())) {
      store.put(source("store-a"));
      store.put(source("store-b"));
      store.put(source("store-b").paused(true));
      store.putHealth(health("store-a"));
      store.putHealth(health("store-b"));
      store.remove("store-a");
      store.remove("store-never-there");
    }
    try (SourceStore store = SourceStore.over(kafka())) {
      assertThat(store.all()).contains(source("store-b").paused(true));
      assertThat(store.all()).extracting(Source::id).doesNotContain("store-a");
      assertThat(store.health()).containsEntry("store-b", health("store-b"));
      assertThat(store.health()).doesNotContainKey("store-a");
    }
  }

  @Test
  void who_follows_sees_what_is_there_and_then_each_change() throws Exception {
    List<SourceChange> seen = new ArrayList<>();
    try (SourceStore store = SourceStore.over(kafka());
        SourceFollower follower = store.follow()) {
      store.put(source("followed"));
      while (!follower.caughtUp()) {
        seen.addAll(follower.poll(Duration.ofMillis(100)));
      }
      assertThat(seen).contains(new SourceChange.Put(source("followed")));
      store.put(source("followed").paused(true));
      store.remove("followed");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                seen.addAll(follower.poll(Duration.ofMillis(100)));
                assertThat(seen)
                    .containsSubsequence(
                        new SourceChange.Put(source("followed")),
                        new SourceChange.Put(source("followed").paused(true)),
                        new SourceChange.Removed("followed"));
              });
      assertThat(follower.health()).isEmpty();
    }
  }

  @Test
  void a_kafka_that_is_not_there_is_named() {
    var nowhere =
        new KafkaSettings(
            "127.0.0.1:1",
            1,
            Map.of(
                "default.api.timeout.ms", "1000",
                "request.timeout.ms", "500",
                "max.block.ms", "500"));
    try (SourceStore store = SourceStore.over(nowhere)) {
      assertThatThrownBy(() -> store.put(source("a")))
          .isInstanceOf(SourceStoreException.class)
          .hasMessageContaining("cannot reach Kafka at 127.0.0.1:1");
    }
  }

  private static KafkaSettings kafka() {
    return KafkaSettings.of(SharedKafka.bootstrapServers());
  }

  private static Source source(String id) {
    return new Source(
        id,
        id,
        Source.Kind.FEED,
        "http://" + id + ".test/feed",
        null,
        null,
        Source.Origin.COMMAND,
        false,
        NOW);
  }

  private static SourceHealth health(String id) {
    return new SourceHealth(
        id,
        NOW,
        NOW,
        3,
        2,
        1,
        1,
        Map.of("http-404", 1L),
        900,
        1.0,
        0.5,
        NOW,
        NOW,
        NOW,
        NOW,
        null,
        List.of());
  }
}
