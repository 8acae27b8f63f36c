package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;

/** When sources were heard of last, followed on the topic of their health. Thread-safe. */
final class LiveHealth implements AutoCloseable {

  private final Map<String, Heard> sources = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  LiveHealth(KafkaSettings settings) {
    follower =
        new TopicFollower(
            settings, Topic.SOURCE_HEALTH, "newswatch-alerts-" + Topic.SOURCE_HEALTH, this::take);
  }

  /** As far as the topic has told; empty for a source that nobody knows. */
  Optional<Heard> of(String sourceId) {
    return Optional.ofNullable(sources.get(sourceId));
  }

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() == null && record.key() != null) {
        sources.remove(new String(record.key(), UTF_8));
      } else if (Codec.SOURCE_HEALTH.decode(record.value())
          instanceof Decoded.Read<SourceHealth> read) {
        SourceHealth health = read.value();
        sources.put(
            health.sourceId(),
            new Heard(health.lastArticle(), health.lastLook(), health.lastFailure()));
      }
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
