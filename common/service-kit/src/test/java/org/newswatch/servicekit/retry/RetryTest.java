package org.newswatch.servicekit.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryTest {

  private final List<Duration> slept = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private Retry retry(Backoff backoff) {
    return new Retry(backoff.withJitter(0), () -> now, this::sleep, new Random(1));
  }

  private void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  @Test
  void an_expected_failure_is_tried_again_after_the_wait() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    String result =
        retry(Backoff.exponential(ofMillis(100), ofSeconds(1)))
            .call(
                "store",
                IOException.class,
                () -> {
                  if (attempts.incrementAndGet() < 3) {
                    throw new IOException("busy");
                  }
                  return "stored";
                });
    assertThat(result).isEqualTo("stored");
    assertThat(slept).containsExactly(ofMillis(100), ofMillis(200));
  }

  @Test
  void an_unexpected_failure_is_thrown_at_once() {
    assertThatThrownBy(
            () ->
                retry(Backoff.exponential(ofMillis(100), ofSeconds(1)))
                    .call(
                        "store",
                        IOException.class,
                        () -> {
                          throw new IllegalStateException("bug");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(slept).isEmpty();
  }

  @Test
  void the_last_failure_is_thrown_when_it_gives_up() {
    assertThatThrownBy(
            () ->
                retry(Backoff.exponential(ofSeconds(1), ofSeconds(1)).giveUpAfter(ofSeconds(3)))
                    .call(
                        "store",
                        IOException.class,
                        () -> {
                          throw new IOException("busy");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("busy");
    assertThat(slept).hasSize(2);
  }

  @Test
  void an_interrupt_ends_it_even_when_everything_is_expected() {
    assertThatThrownBy(
            () ->
                retry(Backoff.exponential(ofSeconds(1), ofSeconds(1)))
                    .call(
                        "store",
                        Exception.class,
                        () -> {
                          throw new InterruptedException();
                        }))
        .isInstanceOf(InterruptedException.class);
    assertThat(slept).isEmpty();
  }
}
