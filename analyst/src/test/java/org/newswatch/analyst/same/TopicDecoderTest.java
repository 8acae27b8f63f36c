package org.newswatch.analyst.same;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.Told;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;

final class TopicDecoderTest {

  private final SameStories stories = new SameStories();
  private final TopicDecoder<Story> topic = new TopicDecoder<>(Topic.STORIES, Codec.STORY, stories);

  @Test
  void merges_are_taken_and_what_is_no_record_is_passed_over() {
    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", "s1")))));
    topic.take(List.of(record("s2", "no story".getBytes(UTF_8))));

    assertThat(stories.of("s1")).containsExactly("s1", "s2");
    assertThat(stories.root("s2")).isEqualTo("s1");
  }

  @Test
  void a_record_without_a_value_ends_what_was_known_of_its_key() {
    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", "s1")))));
    topic.take(List.of(record("s2", null)));

    assertThat(stories.of("s1")).containsExactly("s1");
  }

  @Test
  void what_is_read_again_takes_nothing_back() {
    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", "s1")))));
    topic.again(List.of(record("s2", Codec.STORY.encode(Told.story("s2", null)))));
    topic.again(List.of(record("s2", null)));

    assertThat(stories.of("s1")).containsExactly("s1", "s2");
  }

  @Test
  void while_the_topic_is_read_from_its_beginning_again_what_was_known_stands() {
    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", "s1")))));
    topic.fromTheBeginning();
    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", "s0")))));
    assertThat(stories.root("s2")).isEqualTo("s1");

    topic.take(List.of(record("s2", Codec.STORY.encode(Told.story("s2", null)))));
    topic.caughtUp();
    assertThat(stories.root("s2")).isEqualTo("s2");
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(Topic.STORIES.topicName(), 0, 0, key.getBytes(UTF_8), value);
  }
}
