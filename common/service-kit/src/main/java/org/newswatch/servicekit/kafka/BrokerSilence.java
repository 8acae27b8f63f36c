package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.newswatch.servicekit.Health;

/**
 * Whether Kafka is away, as consumers see it. A client that cannot reach its brokers waits without
 * a word; but as long as it can, it receives something every few seconds, at least an answer to its
 * heartbeat. Thread-safe.
 */
public final class BrokerSilence {

  /** Three heartbeats of {@code heartbeat.interval.ms} as it is by default, and one more second. */
  public static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  private static final String GROUP = "consumer-metrics";
  private static final String RECEIVED = "incoming-byte-total";

  private final LongSupplier nanoTime;
  private double received;
  private long heardAt;

  /**
   * Counts from now.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public BrokerSilence(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.heardAt = nanoTime.getAsLong();
  }

  /**
   * What a service waits for when none of its consumers received anything for longer than {@link
   * #SILENCE_MAX}; empty otherwise. Looks may be far apart: a number that stayed the same says that
   * nothing came in between.
   *
   * @param metrics of one or several clients
   */
  public synchronized Optional<Health> look(Map<MetricName, ? extends Metric> metrics) {
    double now =
        metrics.entrySet().stream()
            .filter(entry -> isReceived(entry.getKey()))
            .map(entry -> entry.getValue().metricValue())
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sum();
    long time = nanoTime.getAsLong();
    if (Double.compare(now, received) != 0) {
      received = now;
      heardAt = time;
    }
    return time - heardAt > SILENCE_MAX.toNanos()
        ? Optional.of(new Health.Waiting("Kafka does not answer"))
        : Optional.empty();
  }

  private static boolean isReceived(MetricName name) {
    return name.name().equals(RECEIVED) && name.group().equals(GROUP);
  }
}
