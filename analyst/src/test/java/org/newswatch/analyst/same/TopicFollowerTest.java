package org.newswatch.analyst.same;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.Told;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;

final class TopicFollowerTest {

  private final SameStories stories = new SameStories();
  private final TopicFollower<Story> follower =
      new TopicFollower<>(KafkaSettings.of("127.0.0.1:1"), Topic.STORIES, Codec.STORY, stories);

  @Test
  void merges_are_taken_and_what_is_no_record_is_passed_over() {
    follower.read(record("s2", Codec.STORY.encode(Told.story("s2", "s1"))), false);
    follower.read(record("s2", "no story".getBytes(UTF_8)), false);

    assertThat(stories.of("s1")).containsExactly("s1", "s2");
    assertThat(stories.root("s2")).isEqualTo("s1");
  }

  @Test
  void a_record_without_a_value_ends_what_was_known_of_its_key() {
    follower.read(record("s2", Codec.STORY.encode(Told.story("s2", "s1"))), false);
    follower.read(record("s2", null), false);

    assertThat(stories.of("s1")).containsExactly("s1");
  }

  @Test
  void what_is_read_again_takes_nothing_back() {
    follower.read(record("s2", Codec.STORY.encode(Told.story("s2", "s1"))), false);
    follower.read(record("s2", Codec.STORY.encode(Told.story("s2", null))), true);
    follower.read(record("s2", null), true);

    assertThat(stories.of("s1")).containsExactly("s1", "s2");
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(Topic.STORIES.topicName(), 0, 0, key.getBytes(UTF_8), value);
  }
}
