package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Text;
import org.newswatch.contract.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records that can never be handled: key, value and headers as they came, with headers of
 * {@link RecordHeaders} that say who gave up, why, where and when. One per thread: {@link #flush}
 * answers for every {@link #send} since the last one.
 */
public final class DeadLetters {

  /** Characters of a detail; it may quote foreign input. */
  static final int DETAIL_CHARS_MAX = 1_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Does not close the producer. */
  public DeadLetters(Producer<byte[], byte[]> producer, InstantSource clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /**
   * Sends the record on its way; it is safe only after {@link #flush}.
   *
   * @param service crawler, annotate, connect or indexer: whose dead letters it joins
   * @param reason one word that metrics count by
   * @param detail what is wrong, in a sentence; cut at 1,000 characters
   */
  public void send(
      ConsumerRecord<byte[], byte[]> record, String service, String reason, String detail) {
    Headers headers = headersFor(record, service, reason, detail, clock.instant());
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topicOf(service).topicName(), null, record.key(), record.value(), headers);
    LOGGER
        .atWarn()
        .addKeyValue("service", service)
        .addKeyValue("reason", reason)
        .addKeyValue("origin", origin(record.topic(), record.partition(), record.offset()))
        .log("record goes to the dead letters");
    try {
      // The callback tells; waiting for each one apart would cost a round trip a record.
      Future<RecordMetadata> unused =
          producer.send(
              letter,
              (metadata, exception) -> {
                if (exception != null) {
                  failure.compareAndSet(null, exception);
                }
              });
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Returns when every record sent since the last call is safe.
   *
   * @throws NotDurableException when one is not; the batch must then not be committed but handled
   *     again, which sends it again
   */
  public void flush() {
    producer.flush();
    Exception first = failure.getAndSet(null);
    if (first != null) {
      throw new NotDurableException("dead letters could not be written: " + first, first);
    }
  }

  /** The topic that holds the dead letters of this service. */
  public static Topic topicOf(String service) {
    String name = Topic.PREFIX + service + ".dead-letters";
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dead letters of " + service));
  }

  /** The headers of this record's dead letter; the record's own are kept, not changed. */
  public static Headers headersFor(
      ConsumerRecord<byte[], byte[]> record,
      String service,
      String reason,
      String detail,
      Instant at) {
    return headersFor(
        record.headers(),
        record.topic(),
        record.partition(),
        record.offset(),
        service,
        reason,
        detail,
        at);
  }

  /** The same for those who forward records themselves, such as a Kafka Streams topology. */
  public static Headers headersFor(
      Headers original,
      String topic,
      int partition,
      long offset,
      String service,
      String reason,
      String detail,
      Instant at) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(original);
    put(headers, RecordHeaders.DEAD_SERVICE, service);
    put(headers, RecordHeaders.DEAD_REASON, reason);
    put(headers, RecordHeaders.DEAD_DETAIL, oneLine(detail));
    put(headers, RecordHeaders.DEAD_ORIGIN, origin(topic, partition, offset));
    put(headers, RecordHeaders.DEAD_AT, at.toString());
    return headers;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  private static String origin(String topic, int partition, long offset) {
    return topic + "/" + partition + "/" + offset;
  }

  private static String oneLine(String detail) {
    return Text.cut(detail, DETAIL_CHARS_MAX).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
