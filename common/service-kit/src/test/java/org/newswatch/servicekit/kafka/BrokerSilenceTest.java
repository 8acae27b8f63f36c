package org.newswatch.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.newswatch.servicekit.Health;

final class BrokerSilenceTest {

  private final Map<MetricName, Metric> metrics = new HashMap<>();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final BrokerSilence silence = new BrokerSilence(nanos::get);

  @Test
  void a_client_that_receives_something_now_and_then_waits_for_nothing() {
    for (int beat = 1; beat < 10; beat++) {
      receives("one", beat);
      assertThat(silence.look(metrics)).isEmpty();
      pass(9);
    }
  }

  @Test
  void a_client_that_receives_nothing_for_long_waits_for_kafka_until_it_does() {
    receives("one", 7);
    silence.look(metrics);
    pass(11);

    assertThat(silence.look(metrics)).contains(new Health.Waiting("Kafka does not answer"));
    receives("one", 8);
    assertThat(silence.look(metrics)).isEmpty();
  }

  @Test
  void as_long_as_one_of_several_clients_receives_something_kafka_is_there() {
    receives("one", 7);
    receives("two", 7);
    silence.look(metrics);
    pass(11);
    receives("two", 8);

    assertThat(silence.look(metrics)).isEmpty();
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private void receives(String client, double bytes) {
    MetricName metric =
        new MetricName("incoming-byte-total", "consumer-metrics", "", Map.of("client-id", client));
    metrics.put(
        metric,
        new Metric() {
          @Override
          public MetricName metricName() {
            return metric;
          }

          @Override
          public Object metricValue() {
            return bytes;
          }
        });
  }
}
