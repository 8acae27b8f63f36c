package org.newswatch.desk.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.LetterHandled;
import org.newswatch.contract.Topic;
import org.newswatch.desk.letters.LetterDesk.Replay;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.Topics;

class LetterDeskTest {

  private static final Instant DIED = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final LetterDesk.Who EVE = new LetterDesk.Who("eve", "mended");

  private final Memory topics = new Memory();
  private final LetterDesk desk = new LetterDesk(topics, () -> NOW);

  @BeforeEach
  void someDied() {
    topics.put(Topic.ARTICLES_ENRICHED, "a-1", "one");
    topics.put(Topic.STORIES, "s-1", "old");
    die("a-1", "one", "newswatch.articles.enriched", 7, "refused");
    die("s-1", "old", "newswatch.stories", 0, "undecodable");
    die("x", "odd", "somewhere.else", 3, "undecodable");
  }

  @Test
  void letters_say_what_they_are_and_that_nobody_did_anything() throws Exception {
    List<Letter> all = desk.which(letter -> true, 10);
    assertThat(desk.ids(letter -> true, 10)).isEqualTo(all.stream().map(Letter::id).toList());

    assertThat(all)
        .extracting(Letter::id)
        .containsExactly("indexer-0-0", "indexer-0-1", "indexer-0-2");
    assertThat(all.getFirst())
        .satisfies(
            letter -> {
              assertThat(letter.service()).isEqualTo("indexer");
              assertThat(letter.reason()).isEqualTo("refused");
              assertThat(letter.detail()).isEqualTo("it was so");
              assertThat(letter.origin()).isEqualTo("newswatch.articles.enriched/0/7");
              assertThat(letter.diedAt()).isEqualTo(DIED);
              assertThat(letter.handled()).isNull();
            });
    assertThat(desk.which(letter -> letter.reason().equals("undecodable"), 1))
        .extracting(Letter::id)
        .containsExactly("indexer-0-1");
  }

  @Test
  void a_letter_goes_back_as_it_came_once_however_often_it_is_asked_for() throws Exception {
    assertThat(desk.replay(letter(0), EVE, false)).isEqualTo(Replay.REPLAYED);
    assertThat(desk.replay(letter(0), EVE, false)).isEqualTo(Replay.BEFORE);

    assertThat(topics.of(Topic.ARTICLES_ENRICHED)).hasSize(2);
    ConsumerRecord<byte[], byte[]> back = topics.of(Topic.ARTICLES_ENRICHED).getLast();
    assertThat(back.key()).isEqualTo("a-1".getBytes(UTF_8));
    assertThat(back.value()).isEqualTo("one".getBytes(UTF_8));
    assertThat(back.headers())
        .extracting(org.apache.kafka.common.header.Header::key)
        .containsExactly("trace", "newswatch-replayed-from", "newswatch-replayed-at");
    assertThat(letter(0).handled())
        .isEqualTo(
            new LetterHandled(
                "indexer-0-0", DIED, LetterHandled.How.REPLAYED, NOW, "eve", "mended"));

    assertThat(desk.replay(letter(0), EVE, true)).isEqualTo(Replay.REPLAYED);
    assertThat(topics.of(Topic.ARTICLES_ENRICHED)).hasSize(3);
  }

  @Test
  void a_letter_from_nowhere_does_not_go_back() throws Exception {
    assertThat(desk.replay(letter(2), EVE, false)).isEqualTo(Replay.NOWHERE);
    assertThat(letter(2).handled()).isNull();
  }

  @Test
  void what_a_later_record_of_its_key_overtook_does_not_undo_that() throws Exception {
    topics.put(Topic.STORIES, "s-1", "new");

    assertThat(desk.replay(letter(1), EVE, false)).isEqualTo(Replay.OVERTAKEN);
    assertThat(topics.of(Topic.STORIES)).hasSize(2);
  }

  @Test
  void a_dropped_letter_is_marked_and_may_still_go_back() throws Exception {
    desk.drop(letter(0), EVE);

    assertThat(letter(0).handled())
        .extracting(LetterHandled::how)
        .isEqualTo(LetterHandled.How.DROPPED);
    assertThat(desk.replay(letter(0), EVE, false)).isEqualTo(Replay.REPLAYED);
  }

  @Test
  void another_letter_in_the_same_place_of_a_topic_made_anew_is_not_taken_for_handled()
      throws Exception {
    desk.drop(letter(0), EVE);
    topics.records.remove(Topic.INDEXER_DEAD_LETTERS.topicName());
    topics.records.put(Topic.INDEXER_DEAD_LETTERS.topicName(), new ArrayList<>());
    Headers headers =
        DeadLetters.headersFor(
            new RecordHeaders(), "newswatch.stories", 0, 9, "indexer", "refused", "x", NOW);
    topics.add(Topic.INDEXER_DEAD_LETTERS.topicName(), new byte[0], new byte[0], headers);

    assertThat(letter(0).handled()).isNull();
  }

  private Letter letter(int offset) throws DeskException, InterruptedException {
    return desk.which(letter -> letter.id().equals("indexer-0-" + offset), 1).getFirst();
  }

  private void die(String key, String value, String topic, long offset, String reason) {
    Headers headers =
        DeadLetters.headersFor(
            new RecordHeaders().add("trace", new byte[] {1}),
            topic,
            0,
            offset,
            "indexer",
            reason,
            "it was so",
            DIED);
    topics.add(
        Topic.INDEXER_DEAD_LETTERS.topicName(),
        key.getBytes(UTF_8),
        value.getBytes(UTF_8),
        headers);
  }

  /** Topics of one partition, with headers. */
  private static final class Memory implements Topics {

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();

    void put(Topic topic, String key, String value) {
      add(topic.topicName(), key.getBytes(UTF_8), value.getBytes(UTF_8), new RecordHeaders());
    }

    void add(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
      List<ConsumerRecord<byte[], byte[]>> all =
          records.computeIfAbsent(topic, unused -> new ArrayList<>());
      all.add(
          new ConsumerRecord<>(
              topic,
              0,
              all.size(),
              0L,
              TimestampType.LOG_APPEND_TIME,
              0,
              0,
              key,
              value,
              headers,
              Optional.empty()));
    }

    List<ConsumerRecord<byte[], byte[]>> of(Topic topic) {
      return records.getOrDefault(topic.topicName(), List.of());
    }

    @Override
    public void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
      List.copyOf(of(topic)).forEach(reader);
    }

    @Override
    public void write(List<ProducerRecord<byte[], byte[]>> written) {
      written.forEach(
          record -> add(record.topic(), record.key(), record.value(), record.headers()));
    }
  }
}
