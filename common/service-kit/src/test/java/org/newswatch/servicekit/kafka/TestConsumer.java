package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Topic;

/** Kafka's own test consumer, which also remembers what was committed. */
final class TestConsumer extends MockConsumer<byte[], byte[]> {

  static final Topic TOPIC = Topic.ARTICLES_ENRICHED;
  static final TopicPartition FIRST = new TopicPartition(TOPIC.topicName(), 0);
  static final TopicPartition SECOND = new TopicPartition(TOPIC.topicName(), 1);

  private static final Duration PAUSE = Duration.ofMillis(2);

  /** How long one empty poll takes; less where much time has to pass. */
  volatile Duration pause = PAUSE;

  /** How long it was willing to wait in all: the time that passed as the loop sees it. */
  final AtomicLong waitedNanos = new AtomicLong();

  final List<Map<TopicPartition, OffsetAndMetadata>> commits = new CopyOnWriteArrayList<>();
  final Queue<KafkaException> commitFailures = new ConcurrentLinkedQueue<>();
  final AtomicInteger polls = new AtomicInteger();
  final List<ConsumerRebalanceListener> listeners = new CopyOnWriteArrayList<>();

  TestConsumer() {
    super("earliest");
    updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    schedulePollTask(() -> rebalance(List.of(FIRST, SECOND)));
  }

  /** Puts these records, one an offset from 0 on, where the next poll finds them. */
  void holds(TopicPartition partition, String... values) {
    schedulePollTask(
        () -> {
          for (int offset = 0; offset < values.length; offset++) {
            addRecord(
                new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset,
                    ("key-" + offset).getBytes(UTF_8),
                    values[offset].getBytes(UTF_8)));
          }
        });
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    listeners.add(listener);
    super.subscribe(topics, listener);
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    polls.incrementAndGet();
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    if (records.isEmpty() && timeout.isPositive()) {
      // A broker would make it wait; this much keeps the processor free for the test.
      waitedNanos.addAndGet(timeout.toNanos());
      LockSupport.parkNanos(pause.toNanos());
    }
    return records;
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    KafkaException failure = commitFailures.poll();
    if (failure != null) {
      throw failure;
    }
    commits.add(Map.copyOf(offsets));
  }
}
