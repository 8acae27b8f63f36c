package org.newswatch.analyst.same;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a compacted topic from its beginning and stays on it, on a thread of its own. While Kafka
 * does not answer, searches go on with what is known.
 */
public final class TopicFollower<T> implements AutoCloseable {

  /** Who is told what the topic holds, by one thread. */
  public interface Reader<T> {

    /** What counts now of the record's key. */
    void take(T told);

    /** Nothing is known any more of what has this key. */
    void forget(String key);

    /** Whether something that was passed over before is needed after all. */
    default boolean lacks() {
      return false;
    }

    /** A record that was read before, as something is lacking; an old one may come before a new. */
    default void fill(T told) {}
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final KafkaSettings settings;
  private final Topic topic;
  private final Codec<T> codec;
  private final Reader<T> reader;
  private final String clientId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private volatile boolean closed;
  private volatile @Nullable Consumer<byte[], byte[]> open;
  private @Nullable Thread thread;

  public TopicFollower(KafkaSettings settings, Topic topic, Codec<T> codec, Reader<T> reader) {
    this.settings = settings;
    this.topic = topic;
    this.codec = codec;
    this.reader = reader;
    this.clientId = "newswatch-analyst-" + topic.name().toLowerCase(Locale.ROOT);
  }

  public void start() {
    thread = Thread.ofPlatform().daemon().name(clientId).start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (RuntimeException | Error e) {
        // An error, too: it would end the thread, and nobody would hear of merges again.
        if (closed) {
          // Woken to end.
          return;
        }
        LOGGER
            .atWarn()
            .addKeyValue("kafka", settings.bootstrapServers())
            .addKeyValue("topic", topic)
            .addKeyValue("cause", e.toString())
            .log("topic cannot be read, will be tried again");
        pause();
      }
    }
  }

  private void follow() {
    Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, clientId, clientId);
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
        consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
    boolean told = false;
    Map<TopicPartition, Long> taken = Map.of();
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long again = taken.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        read(record, record.offset() < again);
      }
      if (!told
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        told = true;
        LOGGER.atInfo().addKeyValue("topic", topic).log("topic is read to its end");
        if (reader.lacks()) {
          taken = partitions.stream().collect(Collectors.toMap(each -> each, consumer::position));
          consumer.seekToBeginning(partitions);
        }
      }
    }
  }

  /**
   * One record.
   *
   * @param again whether it was read before
   */
  void read(ConsumerRecord<byte[], byte[]> record, boolean again) {
    if (record.value() == null) {
      if (record.key() != null && !again) {
        reader.forget(new String(record.key(), UTF_8));
      }
      return;
    }
    switch (codec.decode(record.value())) {
      case Decoded.Read<T> read -> {
        if (again) {
          reader.fill(read.value());
        } else {
          reader.take(read.value());
        }
      }
      case Decoded.Undecodable<T> bad ->
          LOGGER
              .atWarn()
              .addKeyValue("topic", topic)
              .addKeyValue("offset", record.offset())
              .addKeyValue("reason", bad.reason())
              .log("unreadable record passed over");
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
