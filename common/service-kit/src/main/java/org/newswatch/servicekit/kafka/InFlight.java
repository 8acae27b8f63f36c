package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** The one batch between poll and commit. Used by the polling thread alone. */
final class InFlight {

  private final ConsumerRecords<byte[], byte[]> records;
  private final BatchHandler handler;
  private final ExecutorService worker;

  private Future<Outcome> running;
  private int failures;

  /** Hands the batch over at once. */
  InFlight(ConsumerRecords<byte[], byte[]> records, BatchHandler handler, ExecutorService worker) {
    this.records = records;
    this.handler = handler;
    this.worker = worker;
    this.running = worker.submit(() -> handler.handle(records));
  }

  /** Hands the same batch over once more. */
  void again() {
    running = worker.submit(() -> handler.handle(records));
  }

  /** How often in a row it did not go, counting this time. */
  int failed() {
    failures++;
    return failures;
  }

  int count() {
    return records.count();
  }

  /** What the handler said, or empty when it says nothing for this long. */
  Optional<Outcome> outcome(Duration patience) throws InterruptedException {
    try {
      return Optional.of(running.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof NotDurableException || cause instanceof RetriableException) {
        return Optional.of(new Outcome.RetryLater(String.valueOf(cause.getMessage())));
      }
      return Optional.of(new Outcome.Fatal(cause));
    }
  }

  /** Interrupts the handler; what it still says does not count. */
  void abandon() {
    running.cancel(true);
  }

  boolean holdsAnyOf(Collection<TopicPartition> partitions) {
    return records.partitions().stream().anyMatch(partitions::contains);
  }

  /** What to commit once it is durable, of the partitions still owned. */
  Map<TopicPartition, OffsetAndMetadata> offsets(Collection<TopicPartition> owned) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(records.nextOffsets());
    offsets.keySet().retainAll(owned);
    return offsets;
  }

  /** Makes the consumer read these records again, where it keeps their partitions. */
  static void rewind(
      Consumer<byte[], byte[]> consumer,
      ConsumerRecords<byte[], byte[]> records,
      Collection<TopicPartition> kept) {
    for (TopicPartition partition : records.partitions()) {
      if (kept.contains(partition)) {
        consumer.seek(partition, records.records(partition).getFirst().offset());
      }
    }
  }

  void rewind(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> kept) {
    rewind(consumer, records, kept);
  }
}
