package org.newswatch.desk.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.LetterHandled;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;

/**
 * A record that a service gave up, with what its headers say.
 *
 * @param id the service and where the letter stands: {@code indexer-0-17}
 * @param origin where it came from, as the header says it: topic, partition, offset
 * @param handled what somebody did about it; null when nobody did
 */
public record Letter(
    String id,
    String service,
    String reason,
    String detail,
    String origin,
    Instant diedAt,
    ConsumerRecord<byte[], byte[]> record,
    @Nullable LetterHandled handled) {

  private static final Pattern ORIGIN = Pattern.compile("(.+)/([0-9]{1,9})/([0-9]{1,18})");
  private static final String SUFFIX = ".dead-letters";

  static Letter of(ConsumerRecord<byte[], byte[]> record) {
    String service =
        record.topic().substring(Topic.PREFIX.length(), record.topic().length() - SUFFIX.length());
    return new Letter(
        service + "-" + record.partition() + "-" + record.offset(),
        service,
        header(record, RecordHeaders.DEAD_REASON),
        header(record, RecordHeaders.DEAD_DETAIL),
        header(record, RecordHeaders.DEAD_ORIGIN),
        diedAt(record),
        record,
        null);
  }

  Letter with(@Nullable LetterHandled what) {
    // Once a topic was made anew, another letter stands where one was that somebody handled.
    return what == null || !what.diedAt().equals(diedAt)
        ? this
        : new Letter(id, service, reason, detail, origin, diedAt, record, what);
  }

  /** Where it came from; empty when that is no topic of ours any more. */
  Optional<Place> place() {
    Matcher parts = ORIGIN.matcher(origin);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(parts.group(1)) && !topic.holdsDeadLetters())
        .findFirst()
        .map(
            topic ->
                new Place(topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))));
  }

  record Place(Topic topic, int partition, long offset) {}

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  private static Instant diedAt(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Instant.parse(header(record, RecordHeaders.DEAD_AT));
    } catch (DateTimeException e) {
      // Written by something else than a service of ours; when it came is the next best.
      return Instant.ofEpochMilli(record.timestamp());
    }
  }
}
