package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;

final class DeadLettersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final DeadLetters deadLetters = new DeadLetters(producer, InstantSource.fixed(NOW));

  private static ConsumerRecord<byte[], byte[]> record() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            Topic.ARTICLES_RAW.topicName(), 3, 17, "key".getBytes(UTF_8), new byte[] {0, -1, 7});
    record.headers().add(RecordHeaders.TRACE_ID, "00ff".getBytes(UTF_8));
    return record;
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  @Test
  void a_dead_letter_is_the_record_as_it_came_with_who_why_where_and_when() {
    deadLetters.send(record(), "annotate", "undecodable", "no JSON:\n line 1");
    ProducerRecord<byte[], byte[]> letter = producer.history().getFirst();
    assertThat(letter.topic()).isEqualTo("newswatch.annotate.dead-letters");
    assertThat(letter.key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(letter.value()).containsExactly(0, -1, 7);
    assertThat(header(letter.headers(), RecordHeaders.TRACE_ID)).isEqualTo("00ff");
    assertThat(header(letter.headers(), RecordHeaders.DEAD_SERVICE)).isEqualTo("annotate");
    assertThat(header(letter.headers(), RecordHeaders.DEAD_REASON)).isEqualTo("undecodable");
    assertThat(header(letter.headers(), RecordHeaders.DEAD_DETAIL)).isEqualTo("no JSON: line 1");
    assertThat(header(letter.headers(), RecordHeaders.DEAD_ORIGIN))
        .isEqualTo("newswatch.articles.raw/3/17");
    assertThat(header(letter.headers(), RecordHeaders.DEAD_AT)).isEqualTo("2026-03-01T10:15:30Z");
  }

  @Test
  void flush_throws_when_one_was_not_written_and_starts_afresh_then() {
    deadLetters.send(record(), "indexer", "mapping", "strict");
    producer.errorNext(new TimeoutException("no broker"));
    deadLetters.send(record(), "indexer", "mapping", "strict");
    assertThatThrownBy(deadLetters::flush)
        .isInstanceOf(NotDurableException.class)
        .hasMessageContaining("no broker");
    deadLetters.send(record(), "indexer", "mapping", "strict");
    deadLetters.flush();
  }

  @Test
  void flush_throws_when_the_producer_would_not_even_take_it() {
    producer.sendException = new TimeoutException("buffer is full");
    deadLetters.send(record(), "indexer", "mapping", "strict");
    assertThatThrownBy(deadLetters::flush).hasMessageContaining("buffer is full");
  }

  @Test
  void headers_of_the_record_itself_are_not_changed() {
    ConsumerRecord<byte[], byte[]> record = record();
    DeadLetters.headersFor(record, "connect", "undecodable", "x", NOW);
    assertThat(record.headers()).hasSize(1);
  }

  @Test
  void a_record_that_dies_twice_tells_of_the_last_time_only() {
    ConsumerRecord<byte[], byte[]> record = record();
    Headers once = DeadLetters.headersFor(record, "annotate", "undecodable", "x", NOW);
    Headers twice =
        DeadLetters.headersFor(once, "t", 0, 1L, "connect", "too-large", "y".repeat(5000), NOW);
    assertThat(twice.headers(RecordHeaders.DEAD_REASON)).hasSize(1);
    assertThat(header(twice, RecordHeaders.DEAD_REASON)).isEqualTo("too-large");
    assertThat(header(twice, RecordHeaders.DEAD_DETAIL)).hasSize(DeadLetters.DETAIL_CHARS_MAX);
  }

  @Test
  void a_service_without_dead_letters_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> DeadLetters.topicOf("postman"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
