package org.newswatch.enricher.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Reads compacted topics whole. Holds no connection between calls. */
final class Topics {

  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaSettings settings;
  private final String clientId;

  Topics(KafkaSettings settings, String clientId) {
    this.settings = settings;
    this.clientId = clientId;
  }

  /** The last record of each key, by keys, as the topic holds them now. */
  <T> Map<String, T> latest(Topic topic, Codec<T> codec)
      throws DeskException, InterruptedException {
    Map<String, T> latest = new TreeMap<>();
    long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
    try (Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, clientId, clientId)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName(), ANSWER_TIMEOUT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        records.forEach(record -> take(record, codec, latest));
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw unreachable(new KafkaException("no progress in reading " + topic));
        }
      }
      return latest;
    } catch (InterruptException e) {
      // Kafka's exception sets the flag; ours speaks for it.
      boolean unused = Thread.interrupted();
      var interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private static <T> void take(
      ConsumerRecord<byte[], byte[]> record, Codec<T> codec, Map<String, T> latest) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), UTF_8);
    if (record.value() == null) {
      latest.remove(key);
    } else if (codec.decode(record.value()) instanceof Decoded.Read<T> read) {
      latest.put(key, read.value());
    }
  }

  DeskException unreachable(Exception cause) {
    return new DeskException(
        "cannot reach Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage(), cause);
  }
}
