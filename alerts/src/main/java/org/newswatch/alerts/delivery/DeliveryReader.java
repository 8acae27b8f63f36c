package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.kafka.PartitionWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the deliveries of the partitions that this process owns into the outbox, first to their
 * end, then as they come: so what was pending goes on after a restart, and what somebody revives is
 * tried again.
 */
final class DeliveryReader implements PartitionWatcher, AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryReader.class);
  private static final Duration TICK = Duration.ofMillis(100);

  /** How long what is being sent may take to end when its partition moves to somebody else. */
  static final Duration SENDING_PATIENCE = Duration.ofSeconds(3);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Outbox outbox;
  private final IntConsumer resumed;
  private final java.util.function.Consumer<List<Delivery>> underWay;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();

  /** The partitions of each topic that is followed; one is owned while any topic's is. */
  private final Map<Integer, Set<String>> owned = new HashMap<>();

  /** Gained anew since the reader last looked. */
  private final Set<Integer> fresh = new HashSet<>();

  /** Where each partition that is still being read ended when it was gained. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;

  /**
   * @param consumers makes a consumer without a group's offsets; closed by this
   * @param resumed told how many deliveries of a partition were pending when it was gained
   * @param underWay told what was still being sent when its partition moved away
   * @param patience how long is waited before that
   */
  DeliveryReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Outbox outbox,
      IntConsumer resumed,
      java.util.function.Consumer<List<Delivery>> underWay,
      Duration patience) {
    this.consumers = consumers;
    this.outbox = outbox;
    this.resumed = resumed;
    this.underWay = underWay;
    this.patience = patience;
  }

  void start() {
    Consumer<byte[], byte[]> made = consumers.get();
    consumer = made;
    Thread started =
        Thread.ofPlatform().daemon().name("newswatch-alerts-deliveries").unstarted(() -> run(made));
    thread = started;
    started.start();
  }

  /** Down once reading has ended for a reason that stays. */
  Optional<Health> trouble() {
    return Optional.ofNullable(failure.get()).map(Health.Down::new);
  }

  @Override
  public void gained(Collection<TopicPartition> partitions) {
    lock.lock();
    try {
      for (TopicPartition partition : partitions) {
        int number = partition.partition();
        if (!owned.containsKey(number)) {
          outbox.gained(number);
          fresh.add(number);
        }
        owned.computeIfAbsent(number, unused -> new HashSet<>()).add(partition.topic());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives them up: nothing of them is begun any more, and what is being sent may end first. What
   * does not end in time counts as an attempt, so that its receiver is not asked twice at once.
   */
  @Override
  public void gone(Collection<TopicPartition> partitions) {
    Set<Integer> left = forgotten(partitions);
    try {
      List<Delivery> rows = outbox.awaitSent(left, patience);
      if (!rows.isEmpty()) {
        underWay.accept(rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody else may have had them for long: whatever is said of them now is too late. */
  @Override
  public void lost(Collection<TopicPartition> partitions) {
    var unused = forgotten(partitions);
  }

  private Set<Integer> forgotten(Collection<TopicPartition> partitions) {
    Set<Integer> forgotten = new HashSet<>();
    lock.lock();
    try {
      for (TopicPartition partition : partitions) {
        int number = partition.partition();
        Set<String> topics = owned.getOrDefault(number, new HashSet<>());
        topics.remove(partition.topic());
        if (topics.isEmpty()) {
          owned.remove(number);
          fresh.remove(number);
          outbox.gone(number);
          forgotten.add(number);
        }
      }
    } finally {
      lock.unlock();
    }
    return forgotten;
  }

  private void run(Consumer<byte[], byte[]> reader) {
    try (reader) {
      while (!stopping) {
        try {
          assign(reader);
          step(reader);
        } catch (RetriableException e) {
          LOGGER.atWarn().addKeyValue("cause", e.toString()).log("deliveries are not read now");
        }
      }
    } catch (WakeupException | InterruptException e) {
      LOGGER.atDebug().log("reading deliveries was stopped");
    } catch (KafkaException e) {
      failure.set(e);
      LOGGER.atError().setCause(e).log("reading deliveries ended");
    } catch (RuntimeException | Error e) {
      failure.set(e);
      throw e;
    }
  }

  private void assign(Consumer<byte[], byte[]> reader) {
    Set<TopicPartition> wanted = new HashSet<>();
    Set<TopicPartition> anew = new HashSet<>();
    lock.lock();
    try {
      owned.keySet().forEach(number -> wanted.add(of(number)));
      fresh.forEach(number -> anew.add(of(number)));
      fresh.clear();
    } finally {
      lock.unlock();
    }
    try {
      if (!wanted.equals(reader.assignment())) {
        reader.assign(wanted);
        ends.keySet().retainAll(wanted);
      }
      if (!anew.isEmpty()) {
        reader.seekToBeginning(anew);
        ends.putAll(reader.endOffsets(anew));
      }
    } catch (RetriableException e) {
      lock.lock();
      try {
        anew.forEach(partition -> fresh.add(partition.partition()));
      } finally {
        lock.unlock();
      }
      throw e;
    }
  }

  private void step(Consumer<byte[], byte[]> reader) {
    if (reader.assignment().isEmpty()) {
      // A consumer without partitions does not wait by itself.
      java.util.concurrent.locks.LockSupport.parkNanos(TICK.toNanos());
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : reader.poll(TICK)) {
      if (record.key() != null) {
        saw(record);
      }
    }
    for (TopicPartition partition : List.copyOf(ends.keySet())) {
      if (reader.position(partition) >= ends.getOrDefault(partition, 0L)) {
        ends.remove(partition);
        loaded(partition.partition());
      }
    }
  }

  /** Unless it was given up and gained anew meanwhile: then it has still to be read, from 0. */
  private void loaded(int partition) {
    lock.lock();
    try {
      if (!fresh.contains(partition)) {
        resumed.accept(outbox.loaded(partition));
      }
    } finally {
      lock.unlock();
    }
  }

  private void saw(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), UTF_8);
    if (record.value() == null) {
      outbox.saw(record.partition(), key, null);
      return;
    }
    switch (Codec.DELIVERY.decode(record.value())) {
      case Decoded.Read<Delivery> read -> {
        Delivery row = read.value();
        if (row.partition() == record.partition() && row.key().equals(key)) {
          outbox.saw(record.partition(), key, row);
        }
      }
      case Decoded.Undecodable<Delivery> bad ->
          LOGGER
              .atWarn()
              .addKeyValue("reason", bad.reason())
              .addKeyValue("offset", record.offset())
              .log("a delivery that cannot be read is passed over");
    }
  }

  private static TopicPartition of(int partition) {
    return new TopicPartition(Topic.DELIVERIES.topicName(), partition);
  }

  @Override
  public void close() {
    stopping = true;
    Consumer<byte[], byte[]> reader = consumer;
    Thread running = thread;
    if (reader == null || running == null) {
      return;
    }
    reader.wakeup();
    try {
      if (!running.join(STOP_TIMEOUT)) {
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
