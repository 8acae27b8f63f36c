package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Articles;

/** What an archive is made of that reads Kafka once, whatever Kafka does. */
@Timeout(60)
class ArchiveLoopTest {

  private static final TopicPartition ANNOTATED = partition(Topic.ARTICLES_ANNOTATED);
  private static final TopicPartition ENRICHED = partition(Topic.ARTICLES_ENRICHED);
  private static final TopicPartition FORGOTTEN = partition(Topic.FORGOTTEN);
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path dir;

  /** Passes as consumers wait. */
  private final AtomicLong nanos = new AtomicLong();

  private final List<Long> archived = new ArrayList<>();
  private Runnable erased = () -> {};

  /** Kafka's own test consumer of three partitions, which costs time. */
  private final class Broker extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    Broker(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
      super("none");
      for (TopicPartition partition : List.of(ANNOTATED, ENRICHED, FORGOTTEN)) {
        updatePartitions(
            partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
        updateBeginningOffsets(Map.of(partition, begins.getOrDefault(partition, 0L)));
        updateEndOffsets(Map.of(partition, ends.getOrDefault(partition, 0L)));
      }
    }

    void gives(TopicPartition partition, long offset, String key, byte[] value) {
      schedulePollTask(() -> addRecord(record(partition, offset, key, value)));
    }

    void gives(EnrichedArticle article, long offset) {
      gives(ENRICHED, offset, article.id().value(), Codec.ENRICHED_ARTICLE.encode(article));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      nanos.addAndGet(timeout.toNanos());
      return super.poll(timeout);
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      assertThat(Objects.requireNonNull(offsets.get(ENRICHED)).offset())
          .isLessThanOrEqualTo(endOnDisk());
      committed.putAll(offsets);
    }
  }

  @Test
  void all_that_is_there_is_written() throws Exception {
    Broker broker = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    broker.gives(article(0), 0);
    broker.gives(article(1), 1);

    loop(broker).once();

    assertThat(offsets()).containsExactly(0L, 1L);
    assertThat(broker.committed).containsEntry(ENRICHED, new OffsetAndMetadata(2));
  }

  @Test
  void a_broker_that_gives_nothing_more_ends_it_with_an_error_and_keeps_what_came()
      throws Exception {
    Broker broker = new Broker(Map.of(), Map.of(ENRICHED, 5L));
    broker.gives(article(0), 0);
    broker.gives(article(1), 1);

    assertThatThrownBy(() -> loop(broker).once())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("Kafka at kafka.test:9092 gave nothing for 30 s");

    assertThat(offsets()).containsExactly(0L, 1L);
    assertThat(nanos.get()).isLessThan(ArchiveLoop.ONCE_PATIENCE.multipliedBy(2).toNanos());
  }

  @Test
  void what_was_erased_is_read_first_and_committed_once_no_file_holds_it() throws Exception {
    Broker first = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    first.gives(article(0), 0);
    first.gives(article(1), 1);
    loop(first).once();

    Broker then = new Broker(Map.of(), Map.of(ENRICHED, 4L, FORGOTTEN, 2L));
    // The articles come first to a consumer that does not leave them until later.
    then.gives(article(2), 2);
    then.gives(article(3), 3);
    then.gives(FORGOTTEN, 0, article(1).id().value(), new byte[] {'{', '}'});
    then.gives(FORGOTTEN, 1, article(2).id().value(), new byte[] {'{', '}'});
    loop(then).once();

    assertThat(offsets()).containsExactly(0L, 3L);
    assertThat(archived).containsExactly(2L, 1L);
    assertThat(then.committed).containsEntry(FORGOTTEN, new OffsetAndMetadata(2));
  }

  @Test
  void an_erasure_that_comes_while_it_archives_goes_also_for_what_is_not_written_yet()
      throws Exception {
    Broker broker = new Broker(Map.of(), Map.of(ENRICHED, 3L));
    broker.gives(article(0), 0);
    broker.gives(article(1), 1);
    broker.gives(FORGOTTEN, 0, article(1).id().value(), new byte[] {'{', '}'});
    broker.gives(article(2), 2);

    loop(broker).once();

    assertThat(offsets()).containsExactly(0L, 2L);
  }

  @Test
  void what_left_the_topic_while_nobody_archived_is_a_hole() throws Exception {
    Broker first = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    first.gives(article(0), 0);
    first.gives(article(1), 1);
    loop(first).once();

    Broker then = new Broker(Map.of(ENRICHED, 6L), Map.of(ENRICHED, 7L));
    then.gives(article(6), 6);
    loop(then).once();

    assertThat(offsets()).containsExactly(0L, 1L, 6L);
    assertThat(holes()).containsExactly(new ArchiveFile.Hole(0, 2, 5));
  }

  @Test
  void what_leaves_the_topic_while_it_archives_is_a_hole_too() throws Exception {
    Broker broker = new Broker(Map.of(), Map.of(ENRICHED, 7L));
    broker.gives(article(0), 0);
    broker.schedulePollTask(
        () -> broker.setPollException(new OffsetOutOfRangeException(Map.of(ENRICHED, 1L))));
    Broker then = new Broker(Map.of(ENRICHED, 6L), Map.of(ENRICHED, 7L));
    then.gives(article(6), 6);

    loop(broker, then).once();

    assertThat(offsets()).containsExactly(0L, 6L);
    assertThat(holes()).containsExactly(new ArchiveFile.Hole(0, 1, 5));
  }

  @Test
  void an_erasure_that_is_done_commits_nothing_that_is_not_on_the_disk() throws Exception {
    Broker broker = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    broker.schedulePollTask(
        () -> {
          broker.addRecord(record(FORGOTTEN, 0, "another", new byte[] {'{', '}'}));
          broker.addRecord(record(ENRICHED, 0, "a", Codec.ENRICHED_ARTICLE.encode(article(0))));
        });
    broker.schedulePollTask(
        () -> assertThat(broker.committed).containsEntry(FORGOTTEN, new OffsetAndMetadata(1)));
    broker.gives(article(1), 1);

    loop(broker).once();

    assertThat(broker.committed).containsEntry(ENRICHED, new OffsetAndMetadata(2));
  }

  @Test
  void while_nothing_comes_it_commits_all_the_same_so_that_kafka_keeps_its_offsets()
      throws Exception {
    Broker broker = new Broker(Map.of(), Map.of());
    ArchiveLoop loop = loop(broker);
    Map<TopicPartition, OffsetAndMetadata> soon = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> later = new HashMap<>();
    broker.schedulePollTask(() -> {});
    broker.schedulePollTask(
        () -> {
          soon.putAll(broker.committed);
          nanos.addAndGet(Duration.ofHours(1).toNanos());
        });
    broker.schedulePollTask(
        () -> {
          later.putAll(broker.committed);
          loop.stop();
        });

    loop.follow();

    assertThat(soon).isEmpty();
    assertThat(later).containsOnlyKeys(ANNOTATED, ENRICHED, FORGOTTEN);
  }

  @Test
  void erasing_that_the_disk_does_not_let_waits_before_it_is_tried_again() throws Exception {
    Broker first = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    first.gives(article(0), 0);
    first.gives(article(1), 1);
    loop(first).once();
    ArchiveFile file = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst();

    Broker then = new Broker(Map.of(), Map.of(ENRICHED, 2L));
    ArchiveLoop loop = loop(then);
    var failedAt = new AtomicLong();
    var tried = new AtomicLong();
    then.schedulePollTask(
        () -> {
          try {
            Files.createDirectory(file.anew(0, 0, "", 0).lines(dir));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          failedAt.set(nanos.get());
          then.addRecord(record(FORGOTTEN, 0, article(1).id().value(), new byte[] {'{', '}'}));
        });
    erased =
        () -> {
          tried.set(nanos.get());
          loop.stop();
        };
    loop.follow();

    assertThat(tried.get() - failedAt.get()).isGreaterThanOrEqualTo(5_000_000_000L);
    assertThat(offsets()).containsExactly(0L);
  }

  private ArchiveLoop loop(Broker... brokers) {
    var left = new ArrayList<>(List.of(brokers));
    return new ArchiveLoop(
        "kafka.test:9092",
        left::removeFirst,
        dir,
        ArchiveConfig.DEFAULT,
        new ArchiveListener() {
          @Override
          public void archived(long records) {
            archived.add(records);
          }

          @Override
          public void erased(long records, int filesLeft) {
            erased.run();
          }
        },
        nanos::get);
  }

  private long endOnDisk() {
    try {
      return new ArchiveReader(dir)
          .files(Topic.ARTICLES_ENRICHED).stream()
              .flatMap(file -> file.offsets().values().stream())
              .mapToLong(span -> span.to() + 1)
              .max()
              .orElse(0);
    } catch (ArchiveException e) {
      throw new AssertionError(e);
    }
  }

  private List<Long> offsets() throws Exception {
    List<Long> offsets = new ArrayList<>();
    ArchiveReader.RecordReader<RuntimeException> each = record -> offsets.add(record.offset());
    new ArchiveReader(dir).each(Topic.ARTICLES_ENRICHED, null, each);
    return offsets;
  }

  private List<ArchiveFile.Hole> holes() throws ArchiveException {
    return new ArchiveReader(dir)
        .files(Topic.ARTICLES_ENRICHED).stream().flatMap(file -> file.holes().stream()).toList();
  }

  private static EnrichedArticle article(int number) {
    return Articles.of("looped-" + number, "It rained.", MORNING, List.of());
  }

  private static TopicPartition partition(Topic topic) {
    return new TopicPartition(topic.topicName(), 0);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, String key, byte[] value) {
    byte[] keyBytes = key.getBytes(UTF_8);
    return new ConsumerRecord<>(
        partition.topic(),
        0,
        offset,
        MORNING.plusSeconds(offset).toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        keyBytes.length,
        value.length,
        keyBytes,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
