package org.newswatch.servicekit;

import java.util.Map;

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

  public KafkaSettings {
    properties = Map.copyOf(properties);
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
}
