package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/** Where sources are seen and changed. Holds no connection between calls. */
public final class SourceDesk {

  private static final String CLIENT_ID = "newswatch-source-desk";

  private final Topics topics;

  /** Nothing is read yet. */
  public SourceDesk(KafkaSettings settings) {
    this(new TopicDesk(settings, CLIENT_ID));
  }

  /** The same over these topics. */
  public SourceDesk(Topics topics) {
    this.topics = topics;
  }

  /** Every source by its id. */
  public Map<String, Source> all() throws DeskException, InterruptedException {
    return topics.latest(Topic.SOURCES, Codec.SOURCE);
  }

  /** How each does, by its id; nothing of one that was not looked at yet. */
  public Map<String, SourceHealth> health() throws DeskException, InterruptedException {
    return topics.latest(Topic.SOURCE_HEALTH, Codec.SOURCE_HEALTH);
  }

  /** Adds a source, or replaces that of its id. */
  public void put(Source source) throws DeskException, InterruptedException {
    topics.write(Topic.SOURCES, source.id(), Codec.SOURCE.encode(source));
  }

  /** Removes a source and what is known of its health; nothing happens when there is none. */
  public void remove(String id) throws DeskException, InterruptedException {
    topics.write(
        Stream.of(Topic.SOURCES, Topic.SOURCE_HEALTH).map(topic -> gone(topic, id)).toList());
  }

  private static ProducerRecord<byte[], byte[]> gone(Topic topic, String id) {
    return new ProducerRecord<>(topic.topicName(), id.getBytes(UTF_8), null);
  }
}
