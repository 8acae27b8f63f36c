package org.newswatch.servicekit.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private static final Backoff PLAIN = Backoff.exponential(ofMillis(200), ofSeconds(5));

  @Test
  void without_jitter_waits_double_up_to_the_cap() {
    Backoff backoff = PLAIN.withJitter(0);
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(n -> backoff.delay(n, new Random(1))))
        .containsExactly(
            ofMillis(200),
            ofMillis(400),
            ofMillis(800),
            ofMillis(1600),
            ofMillis(3200),
            ofSeconds(5),
            ofSeconds(5));
  }

  @Property
  void a_wait_is_positive_and_never_above_the_cap(
      @ForAll @IntRange(min = 1) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double jitter,
      @ForAll long seed) {
    Duration wait = PLAIN.withJitter(jitter).delay(failures, new Random(seed));
    assertThat(wait).isPositive().isLessThanOrEqualTo(ofSeconds(5));
  }

  @Test
  void it_gives_up_only_when_told_to() {
    assertThat(PLAIN.allows(Duration.ofDays(365))).isTrue();
    assertThat(PLAIN.giveUpAfter(ofMinutes(5)).allows(ofSeconds(299))).isTrue();
    assertThat(PLAIN.giveUpAfter(ofMinutes(5)).allows(ofMinutes(5))).isFalse();
  }

  @Test
  void senseless_numbers_are_refused() {
    assertThatThrownBy(() -> Backoff.exponential(Duration.ZERO, ofSeconds(1)))
        .hasMessageContaining("positive");
    assertThatThrownBy(() -> Backoff.exponential(ofSeconds(2), ofSeconds(1)))
        .hasMessageContaining("below");
    assertThatThrownBy(() -> PLAIN.withJitter(Double.NaN)).hasMessageContaining("jitter");
  }
}
