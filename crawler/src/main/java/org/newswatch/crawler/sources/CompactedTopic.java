package org.newswatch.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.BrokerSilence;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a compacted topic from its beginning and stays on it. For one thread. */
final class CompactedTopic<T> implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(CompactedTopic.class);
  private static final String CLIENT_ID = "newswatch-sources";
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /** One record; without a value its key was removed. */
  record Entry<T>(String key, @Nullable T value) {}

  private final KafkaSettings settings;
  private final Topic topic;
  private final Codec<T> codec;
  private final BrokerSilence silence = new BrokerSilence(System::nanoTime);
  private volatile Optional<Health> health = Optional.empty();
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> ends = Map.of();

  CompactedTopic(KafkaSettings settings, Topic topic, Codec<T> codec) {
    this.settings = settings;
    this.topic = topic;
    this.codec = codec;
  }

  /** Everything that is there now. */
  List<Entry<T>> whole() throws SourceStoreException, InterruptedException {
    List<Entry<T>> all = new ArrayList<>();
    long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
    do {
      if (System.nanoTime() > deadline) {
        throw unreachable(new KafkaException("no progress in reading " + topic));
      }
      all.addAll(poll(Duration.ofMillis(200)));
    } while (!caughtUp());
    return all;
  }

  /** What came since the last call; unreadable records are counted in the log and left out. */
  List<Entry<T>> poll(Duration wait) throws SourceStoreException, InterruptedException {
    List<Entry<T>> entries = new ArrayList<>();
    try {
      Consumer<byte[], byte[]> open = opened();
      for (ConsumerRecord<byte[], byte[]> record : open.poll(wait)) {
        entry(record).ifPresent(entries::add);
      }
      health = silence.look(open.metrics());
      return entries;
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /** Whether all has come that was there at the first call; may have to ask where it is. */
  boolean caughtUp() throws SourceStoreException, InterruptedException {
    Consumer<byte[], byte[]> open = consumer;
    try {
      return open != null
          && ends.entrySet().stream()
              .allMatch(end -> open.position(end.getKey()) >= end.getValue());
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  Optional<Health> health() {
    return health;
  }

  private Optional<Entry<T>> entry(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return Optional.empty();
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      return Optional.of(new Entry<>(key, null));
    }
    return switch (codec.decode(record.value())) {
      case Decoded.Read<T> read -> Optional.of(new Entry<>(key, read.value()));
      case Decoded.Undecodable<T> bad -> {
        LOGGER
            .atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("key", key)
            .addKeyValue("reason", bad.reason())
            .log("unreadable record skipped");
        yield Optional.empty();
      }
    };
  }

  private Consumer<byte[], byte[]> opened() throws SourceStoreException {
    Consumer<byte[], byte[]> open = consumer;
    if (open == null) {
      open = KafkaClients.consumer(settings, CLIENT_ID, CLIENT_ID);
      // Kept before it is used: whatever happens, it is closed.
      consumer = open;
      List<TopicPartition> partitions =
          open.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        close();
        throw new SourceStoreException(
            "Kafka at %s has no topic %s. Create it with: newswatch topics create"
                .formatted(settings.bootstrapServers(), topic),
            new KafkaException("no partitions"));
      }
      open.assign(partitions);
      open.seekToBeginning(partitions);
      ends = open.endOffsets(partitions, ANSWER_TIMEOUT);
    }
    return open;
  }

  private SourceStoreException unreachable(KafkaException cause) {
    close();
    return unreachable(settings, cause);
  }

  static SourceStoreException unreachable(KafkaSettings settings, Throwable cause) {
    return new SourceStoreException(
        "cannot reach Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage(), cause);
  }

  static InterruptedException interrupted(InterruptException e) {
    // Kafka's exception sets the flag; ours speaks for it.
    boolean unused = Thread.interrupted();
    var interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  @Override
  public void close() {
    Consumer<byte[], byte[]> open = consumer;
    consumer = null;
    if (open != null) {
      open.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }
}
