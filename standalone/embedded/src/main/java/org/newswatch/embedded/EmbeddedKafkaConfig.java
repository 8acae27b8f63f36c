package org.newswatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How an embedded Kafka runs.
 *
 * @param dataDir where it keeps everything; created when absent, owned by it alone
 * @param port what clients connect to, on loopback; 0 picks a free one at each start
 * @param startTimeout how long a start may take
 * @param overrides broker settings that win over ours
 */
public record EmbeddedKafkaConfig(
    Path dataDir, int port, Duration startTimeout, Map<String, String> overrides) {

  /** Enough for a slow disk: three seconds are usual. */
  public static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  public EmbeddedKafkaConfig {
    if (port < 0 || port > Ports.PORT_MAX) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout must be positive, was " + startTimeout);
    }
    overrides = Map.copyOf(overrides);
  }

  /** On a free port. */
  public static EmbeddedKafkaConfig in(Path dataDir) {
    return new EmbeddedKafkaConfig(dataDir, 0, START_TIMEOUT, Map.of());
  }

  /** The same on this port. */
  public EmbeddedKafkaConfig withPort(int wanted) {
    return new EmbeddedKafkaConfig(dataDir, wanted, startTimeout, overrides);
  }

  /** The same with these broker settings. */
  public EmbeddedKafkaConfig withOverrides(Map<String, String> wanted) {
    return new EmbeddedKafkaConfig(dataDir, port, startTimeout, wanted);
  }
}
