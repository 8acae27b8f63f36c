package org.newswatch.analyst;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of entities from its beginning and stays on it, on a thread of its own. While
 * Kafka does not answer, searches go on with what is known.
 */
final class EntityTopic implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(EntityTopic.class);
  private static final String CLIENT_ID = "newswatch-analyst-entities";
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final KafkaSettings settings;
  private final SameEntities entities;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile boolean closed;
  private volatile @Nullable Consumer<byte[], byte[]> open;
  private @Nullable Thread thread;

  EntityTopic(KafkaSettings settings, SameEntities entities) {
    this.settings = settings;
    this.entities = entities;
  }

  void start() {
    thread = Thread.ofPlatform().daemon().name("analyst-entities").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (RuntimeException e) {
        if (closed) {
          // Woken to end.
          return;
        }
        LOGGER
            .atWarn()
            .addKeyValue("kafka", settings.bootstrapServers())
            .addKeyValue("cause", e.toString())
            .log("entities cannot be read, will be tried again");
        pause();
      }
    }
  }

  private void follow() {
    Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, CLIENT_ID, CLIENT_ID);
    open = consumer;
    try {
      follow(consumer);
    } finally {
      open = null;
      consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.ENTITIES.topicName(), ANSWER_TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + Topic.ENTITIES);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
    boolean told = false;
    while (!closed) {
      consumer.poll(POLL).forEach(this::take);
      if (!told
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        told = true;
        LOGGER.atInfo().log("all entities that turned out to be one are known");
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (Codec.ENTITY.decode(record.value()) instanceof Decoded.Read<Entity> read) {
      entities.take(read.value());
    } else {
      LOGGER.atWarn().addKeyValue("offset", record.offset()).log("unreadable entity passed over");
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
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running != null) {
      Consumer<byte[], byte[]> reading = open;
      if (reading != null) {
        // Not an interrupt, which would also spoil the closing of the consumer.
        reading.wakeup();
      }
      try {
        running.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
