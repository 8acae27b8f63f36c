package org.newswatch.servicekit.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.newswatch.servicekit.KafkaSettings;

/**
 * Kafka clients as every service of ours uses them. What {@link KafkaSettings#properties} says wins
 * over what is chosen here, save for what would lose records, which those settings refuse.
 */
public final class KafkaClients {

  /**
   * Bytes of one request; a dead letter holds any record a broker took, headers on top, so this is
   * twice a broker's usual limit of a record.
   */
  static final int REQUEST_BYTES_MAX = 2 * 1024 * 1024;

  /** How long an admin client tries before it says that nobody answers; closing waits as long. */
  static final Duration ADMIN_ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private static final Duration ADMIN_REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final String COMPRESSION = "zstd";

  /** How long Kafka Streams waits for records before it looks after what else is due. */
  private static final Duration STREAMS_POLL = Duration.ofMillis(10);

  private static final String BYTES_SERDE =
      "org.apache.kafka.common.serialization.Serdes$ByteArraySerde";

  private KafkaClients() {}

  /** Writes with all in-sync copies, without repeats by retry, compressed. Thread-safe. */
  public static Producer<byte[], byte[]> producer(KafkaSettings settings, String clientId) {
    return new KafkaProducer<>(producerConfig(settings, clientId));
  }

  /**
   * Reads committed records from the earliest on, commits nothing by itself, makes no topic. For
   * one thread.
   */
  public static Consumer<byte[], byte[]> consumer(
      KafkaSettings settings, String groupId, String clientId) {
    return new KafkaConsumer<>(consumerConfig(settings, groupId, clientId));
  }

  /**
   * The same, for who has a fixed cost for each batch.
   *
   * @param recordsMax of one poll
   */
  public static Consumer<byte[], byte[]> consumer(
      KafkaSettings settings, String groupId, String clientId, int recordsMax) {
    Map<String, Object> config = consumerConfig(settings, groupId, clientId);
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsMax);
    return new KafkaConsumer<>(config);
  }

  /** For topics and groups. Thread-safe. */
  public static Admin admin(KafkaSettings settings, String clientId) {
    Map<String, Object> config = base(settings, clientId);
    config.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ADMIN_ANSWER_TIMEOUT.toMillis());
    config.putIfAbsent(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ADMIN_REQUEST_TIMEOUT.toMillis());
    return Admin.create(config);
  }

  /**
   * What every Kafka Streams application of ours starts from. The caller adds the processing
   * guarantee, threads and standbys.
   */
  public static Properties streams(KafkaSettings settings, String applicationId, Path stateDir) {
    Properties properties = new Properties();
    properties.put("replication.factor", settings.replicationFactor());
    properties.put("default.key.serde", BYTES_SERDE);
    properties.put("default.value.serde", BYTES_SERDE);
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("consumer.isolation.level", "read_committed");
    properties.put("producer.acks", "all");
    // Streams looks whether to commit only between polls.
    properties.put("poll.ms", STREAMS_POLL.toMillis());
    properties.putAll(settings.properties());
    unlessSet(properties, "consumer", "auto.offset.reset", "earliest");
    unlessSet(properties, "producer", "compression.type", COMPRESSION);
    unlessSet(properties, "producer", "max.request.size", REQUEST_BYTES_MAX);
    properties.put("bootstrap.servers", settings.bootstrapServers());
    properties.put("application.id", applicationId);
    properties.put("state.dir", stateDir.toString());
    return properties;
  }

  /**
   * Sets what a Kafka Streams application's clients of a kind have, unless the settings say it of
   * that kind, or of all clients by leaving out the kind: what is set with it would win over that.
   *
   * @param kind {@code consumer} or {@code producer}
   */
  public static void unlessSet(Properties properties, String kind, String key, Object value) {
    if (!properties.containsKey(key)) {
      properties.putIfAbsent(kind + "." + key, value);
    }
  }

  static Map<String, Object> producerConfig(KafkaSettings settings, String clientId) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
    // A broker that refuses the first batch of a new partition because it does not lead it yet may
    // accept the second, and then refuse the first as out of order until it times out.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.putAll(base(settings, clientId));
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return config;
  }

  static Map<String, Object> consumerConfig(
      KafkaSettings settings, String groupId, String clientId) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putAll(base(settings, clientId));
    config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  private static Map<String, Object> base(KafkaSettings settings, String clientId) {
    Map<String, Object> config = new HashMap<>(settings.properties());
    config.put("bootstrap.servers", settings.bootstrapServers());
    config.put("client.id", clientId);
    return config;
  }
}
