package org.newswatch.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Keeps sources and their health on their compacted topics. */
final class KafkaSourceStore implements SourceStore {

  private static final String CLIENT_ID = "newswatch-sources";
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

  private final KafkaSettings settings;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean closed;

  KafkaSourceStore(KafkaSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Source> all() throws SourceStoreException, InterruptedException {
    return List.copyOf(latest(Topic.SOURCES, Codec.SOURCE).values());
  }

  @Override
  public Map<String, SourceHealth> health() throws SourceStoreException, InterruptedException {
    return latest(Topic.SOURCE_HEALTH, Codec.SOURCE_HEALTH);
  }

  private <T> Map<String, T> latest(Topic topic, Codec<T> codec)
      throws SourceStoreException, InterruptedException {
    Map<String, T> latest = new TreeMap<>();
    try (var reader = new CompactedTopic<>(settings, topic, codec)) {
      for (CompactedTopic.Entry<T> entry : reader.whole()) {
        T value = entry.value();
        if (value == null) {
          latest.remove(entry.key());
        } else {
          latest.put(entry.key(), value);
        }
      }
    }
    return latest;
  }

  @Override
  public void put(Source source) throws SourceStoreException, InterruptedException {
    write(Topic.SOURCES, source.id(), Codec.SOURCE.encode(source));
  }

  @Override
  public void putHealth(SourceHealth health) throws SourceStoreException, InterruptedException {
    write(Topic.SOURCE_HEALTH, health.sourceId(), Codec.SOURCE_HEALTH.encode(health));
  }

  @Override
  public void remove(String id) throws SourceStoreException, InterruptedException {
    write(Topic.SOURCES, id, null);
    write(Topic.SOURCE_HEALTH, id, null);
  }

  @Override
  public SourceFollower follow() {
    return new KafkaSourceFollower(settings);
  }

  private void write(Topic topic, String key, byte @Nullable [] value)
      throws SourceStoreException, InterruptedException {
    var record =
        new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value);
    try {
      var unused = producer().send(record).get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptException e) {
      throw CompactedTopic.interrupted(e);
    } catch (ExecutionException e) {
      throw CompactedTopic.unreachable(settings, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw CompactedTopic.unreachable(settings, e);
    }
  }

  private synchronized Producer<byte[], byte[]> producer() throws SourceStoreException {
    if (closed) {
      throw new SourceStoreException("the sources were closed", new KafkaException("closed"));
    }
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = KafkaClients.producer(bounded(settings), CLIENT_ID);
      producer = open;
    }
    return open;
  }

  /** A person waits for the answer: no retries for minutes, unless the settings ask for them. */
  private static KafkaSettings bounded(KafkaSettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(WRITE_TIMEOUT));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(REQUEST_TIMEOUT));
    properties.putAll(settings.properties());
    return new KafkaSettings(settings.bootstrapServers(), settings.replicationFactor(), properties);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  @Override
  public synchronized void close() {
    closed = true;
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }
}
