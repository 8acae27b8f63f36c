package org.newswatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded Elasticsearch runs.
 *
 * @param dataDir where it keeps everything; created when absent, owned by it alone
 * @param httpPort what clients connect to, on loopback; 0 picks a free one at each start
 * @param heapMegabytes the server's heap; 512 do for tests, 1024 for a demo
 * @param tuning what to favour
 * @param startTimeout how long a start may take until the indices can be searched
 * @param home the unpacked distribution; null finds it as the package description says
 * @param overrides server settings that win over ours
 */
public record EmbeddedElasticsearchConfig(
    Path dataDir,
    int httpPort,
    int heapMegabytes,
    Tuning tuning,
    Duration startTimeout,
    @Nullable Path home,
    Map<String, String> overrides) {

  /** Enough for a slow and busy machine: six to twelve seconds are usual. */
  public static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  public static final int HEAP_MEGABYTES = 1024;

  static final int HEAP_MEGABYTES_MIN = 256;
  static final int HEAP_MEGABYTES_MAX = 31 * 1024;

  /** Starting takes half the time when the JVM does not optimise, searching then takes longer. */
  public enum Tuning {
    /** For demos and tests. */
    START_FAST,
    /** For servers that stay up. */
    RUN_FAST
  }

  public EmbeddedElasticsearchConfig {
    if (httpPort < 0 || httpPort > Ports.PORT_MAX) {
      throw new IllegalArgumentException("httpPort must be 0 to 65535, was " + httpPort);
    }
    if (heapMegabytes < HEAP_MEGABYTES_MIN || heapMegabytes > HEAP_MEGABYTES_MAX) {
      throw new IllegalArgumentException(
          "heapMegabytes must be %d to %d, was %d"
              .formatted(HEAP_MEGABYTES_MIN, HEAP_MEGABYTES_MAX, heapMegabytes));
    }
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout must be positive, was " + startTimeout);
    }
    overrides = Map.copyOf(overrides);
  }

  /** On a free port, with a heap of 1 GB, starting fast. */
  public static EmbeddedElasticsearchConfig in(Path dataDir) {
    return new EmbeddedElasticsearchConfig(
        dataDir, 0, HEAP_MEGABYTES, Tuning.START_FAST, START_TIMEOUT, null, Map.of());
  }

  /** The same on this port. */
  public EmbeddedElasticsearchConfig withHttpPort(int wanted) {
    return new EmbeddedElasticsearchConfig(
        dataDir, wanted, heapMegabytes, tuning, startTimeout, home, overrides);
  }

  /** The same with this heap. */
  public EmbeddedElasticsearchConfig withHeapMegabytes(int wanted) {
    return new EmbeddedElasticsearchConfig(
        dataDir, httpPort, wanted, tuning, startTimeout, home, overrides);
  }

  /** The same, favouring something else. */
  public EmbeddedElasticsearchConfig withTuning(Tuning wanted) {
    return new EmbeddedElasticsearchConfig(
        dataDir, httpPort, heapMegabytes, wanted, startTimeout, home, overrides);
  }

  /** The same from this distribution. */
  public EmbeddedElasticsearchConfig withHome(Path wanted) {
    return new EmbeddedElasticsearchConfig(
        dataDir, httpPort, heapMegabytes, tuning, startTimeout, wanted, overrides);
  }

  /** The same with these server settings. */
  public EmbeddedElasticsearchConfig withOverrides(Map<String, String> wanted) {
    return new EmbeddedElasticsearchConfig(
        dataDir, httpPort, heapMegabytes, tuning, startTimeout, home, wanted);
  }
}
