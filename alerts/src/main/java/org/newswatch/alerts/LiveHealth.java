package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;

/** When sources were heard of last, followed on the topic of their health. Thread-safe. */
final class LiveHealth implements TopicReader, AutoCloseable {

  private final TopicFollower follower;
  private volatile Map<String, Heard> shown = new ConcurrentHashMap<>();
  private Map<String, Heard> told = shown;

  LiveHealth(KafkaSettings settings) {
    follower =
        new TopicFollower(
            settings, Topic.SOURCE_HEALTH, "newswatch-alerts-" + Topic.SOURCE_HEALTH, this);
  }

  /** As far as the topic has told; empty for a source that nobody knows. */
  Optional<Heard> of(String sourceId) {
    return Optional.ofNullable(shown.get(sourceId));
  }

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  @Override
  public void fromTheBeginning() {
    told = new ConcurrentHashMap<>();
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() == null) {
        if (record.key() != null) {
          told.remove(new String(record.key(), UTF_8));
        }
      } else if (Codec.SOURCE_HEALTH.decode(record.value())
          instanceof Decoded.Read<SourceHealth> read) {
        SourceHealth health = read.value();
        told.put(
            health.sourceId(),
            new Heard(health.lastArticle(), health.lastLook(), health.lastFailure()));
      }
    }
  }

  @Override
  public void caughtUp() {
    shown = told;
  }

  @Override
  public void close() {
    follower.close();
  }
}
