package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning and stays on it, on a thread of its own: what every instance of
 * a service must know whole. When Kafka does not answer, or its reader fails, it is read from the
 * beginning again. What its reader knows stands meanwhile.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final KafkaSettings settings;
  private final Topic topic;
  private final String clientId;
  private final TopicReader reader;
  private final CountDownLatch read = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile boolean closed;
  private @Nullable Consumer<byte[], byte[]> open;
  private @Nullable Thread thread;

  /** Not started yet. */
  public TopicFollower(KafkaSettings settings, Topic topic, String clientId, TopicReader reader) {
    this.settings = settings;
    this.topic = topic;
    this.clientId = clientId;
    this.reader = reader;
  }

  /** Begins to read. */
  public void start() {
    thread = Thread.ofPlatform().daemon().name(clientId).start(this::run);
  }

  /** Waits until all was read that was there at the start; says whether it was in time. */
  public boolean awaitRead(Duration patience) throws InterruptedException {
    return read.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (RuntimeException | Error e) {
        // An error, too: it would end the thread, and what is held would silently grow old.
        if (closed) {
          // Woken to end.
          return;
        }
        LOGGER
            .atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("cause", e.toString())
            .log("topic cannot be followed, will be tried again");
        pause();
      }
    }
  }

  private void follow() {
    var consumer = KafkaClients.consumer(settings, clientId, clientId);
    lock.lock();
    try {
      if (closed) {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        return;
      }
      open = consumer;
    } finally {
      lock.unlock();
    }
    try {
      follow(consumer);
    } finally {
      lock.lock();
      try {
        open = null;
      } finally {
        lock.unlock();
      }
      consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
    reader.fromTheBeginning();
    boolean caughtUp = false;
    Map<TopicPartition, Long> given = Map.of();
    while (!closed) {
      give(consumer.poll(POLL), given);
      if (!caughtUp
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        caughtUp = true;
        reader.caughtUp();
        LOGGER.atInfo().addKeyValue("topic", topic).log("topic is read to its end");
        if (reader.lacks()) {
          given = partitions.stream().collect(Collectors.toMap(each -> each, consumer::position));
          consumer.seekToBeginning(partitions);
        }
        read.countDown();
      }
    }
  }

  /**
   * @param given up to where the reader has been given each partition in this reading
   */
  private void give(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> given) {
    List<ConsumerRecord<byte[], byte[]>> again = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      (record.offset() < given.getOrDefault(partition, 0L) ? again : fresh).add(record);
    }
    if (!again.isEmpty()) {
      reader.again(again);
    }
    if (!fresh.isEmpty()) {
      reader.take(fresh);
    }
  }

  private void pause() {
    lock.lock();
    try {
      long left = AGAIN_AFTER.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
      var reading = open;
      if (reading != null) {
        // Not an interrupt, which would also spoil the closing of the consumer.
        reading.wakeup();
      }
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(CLOSE_TIMEOUT.multipliedBy(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
