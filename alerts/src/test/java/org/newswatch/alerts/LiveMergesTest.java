package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;

final class LiveMergesTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final LiveMerges entities = LiveMerges.ofEntities(KafkaSettings.of("unused:1"));

  @Test
  void merges_show_once_all_were_read_and_later_ones_at_once() {
    entities.fromTheBeginning();
    take("b", "a");
    assertThat(entities.root("b")).isEqualTo("b");
    entities.caughtUp();
    assertThat(entities.root("b")).isEqualTo("a");

    take("c", "b");
    assertThat(entities.members("a")).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void while_the_topic_is_read_again_no_old_merge_shows_for_a_moment() {
    entities.fromTheBeginning();
    take("b", "a");
    take("b", null);
    entities.caughtUp();

    entities.fromTheBeginning();
    take("b", "a");
    assertThat(entities.root("b")).isEqualTo("b");
    take("b", null);
    entities.caughtUp();
    assertThat(entities.root("b")).isEqualTo("b");
  }

  private void take(String id, @Nullable String into) {
    var entity =
        new Entity(
            id,
            MentionType.PERSON,
            id,
            List.of(id),
            into,
            into == null ? null : Entity.EVIDENCE,
            NOON,
            NOON,
            1,
            List.of());
    entities.take(
        List.of(
            new ConsumerRecord<>(
                Topic.ENTITIES.topicName(),
                0,
                0,
                id.getBytes(UTF_8),
                Codec.ENTITY.encode(entity))));
  }
}
