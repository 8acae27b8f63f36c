package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;

/**
 * One record of a topic.
 *
 * @param at when it came to the topic
 * @param key as it stood on the topic; null when it had none
 * @param value its bytes as they came; null for one that takes its key away
 */
// Never compared; a copy of each record would cost more.
@SuppressWarnings("ArrayRecordComponent")
public record ArchivedRecord(
    Topic topic,
    int partition,
    long offset,
    Instant at,
    @Nullable String key,
    byte @Nullable [] value) {

  /** As a consumer got it. */
  static ArchivedRecord of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    return new ArchivedRecord(
        topic,
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? null : new String(record.key(), UTF_8),
        record.value());
  }

  /** The same with another value. */
  ArchivedRecord with(byte[] otherValue) {
    return new ArchivedRecord(topic, partition, offset, at, key, otherValue);
  }

  /** The same as a consumer would have got it, without headers. */
  public ConsumerRecord<byte[], byte[]> asConsumed() {
    byte @Nullable [] keyBytes = key == null ? null : key.getBytes(UTF_8);
    return new ConsumerRecord<>(
        topic.topicName(),
        partition,
        offset,
        at.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        keyBytes == null ? ConsumerRecord.NULL_SIZE : keyBytes.length,
        value == null ? ConsumerRecord.NULL_SIZE : value.length,
        keyBytes,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
