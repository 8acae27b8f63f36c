package org.newswatch.servicekit;

import java.util.Map;
import java.util.Set;

/** How to reach Kafka. */
public record KafkaSettings(
    @Setting(doc = "Brokers to start from, host:port, comma-separated.", def = "localhost:9092")
        String bootstrapServers,
    @Setting(doc = "Copies of each topic that `newswatch topics create` asks for.", def = "1")
        int replicationFactor,
    @Setting(
            doc = "Passed to every Kafka client as it stands, such as security.protocol.",
            def = "{}")
        Map<String, String> properties) {

  /** What would lose records, read uncommitted ones, or contradict the other settings. */
  private static final Set<String> RESERVED =
      Set.of(
          "acks",
          "allow.auto.create.topics",
          "application.id",
          "bootstrap.servers",
          "client.id",
          "enable.auto.commit",
          "enable.idempotence",
          "group.id",
          "isolation.level",
          "key.deserializer",
          "key.serializer",
          "processing.guarantee",
          "state.dir",
          "transactional.id",
          "value.deserializer",
          "value.serializer");

  public KafkaSettings {
    properties = Map.copyOf(properties);
    for (String name : properties.keySet()) {
      if (RESERVED.contains(
          name.replaceFirst("^(main\\.|restore\\.|global\\.)?(consumer|producer|admin)\\.", ""))) {
        throw new IllegalArgumentException(
            "properties."
                + name
                + " is chosen by Newswatch so that no record is lost or read"
                + " before it is committed; remove it");
      }
    }
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap-servers must name a broker, as host:port");
    }
    if (replicationFactor < 1) {
      throw new IllegalArgumentException("replication-factor must be 1 or more");
    }
  }

  /** Plain access to these brokers. */
  public static KafkaSettings of(String bootstrapServers) {
    return new KafkaSettings(bootstrapServers, 1, Map.of());
  }

  /** Shows no property: they may hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", replicationFactor="
        + replicationFactor
        + "]";
  }
}
