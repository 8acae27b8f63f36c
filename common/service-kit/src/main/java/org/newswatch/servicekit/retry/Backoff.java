package org.newswatch.servicekit.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: doubling from {@code first} up to {@code cap}, each
 * wait shortened by chance so that many clients do not come back together.
 *
 * @param first the wait after the first failure; positive
 * @param cap no wait is longer; at least {@code first}
 * @param jitter 0 to 1: the share of a wait that chance may take away
 * @param givingUpAfter total time after which no attempt follows; null: never give up
 */
public record Backoff(
    Duration first, Duration cap, double jitter, @Nullable Duration givingUpAfter) {

  /** Doubling stops here even under an enormous cap; 2^40 times the first wait is no wait. */
  private static final int DOUBLINGS_MAX = 40;

  private static final double JITTER_DEFAULT = 0.2;

  public Backoff {
    if (!first.isPositive()) {
      throw new IllegalArgumentException("the first wait must be positive: " + first);
    }
    if (cap.compareTo(first) < 0) {
      throw new IllegalArgumentException("the cap " + cap + " is below the first wait " + first);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be between 0 and 1: " + jitter);
    }
    if (givingUpAfter != null && givingUpAfter.isNegative()) {
      throw new IllegalArgumentException("give up after a positive time: " + givingUpAfter);
    }
  }

  /** Doubles from {@code first} to {@code cap} with a fifth of jitter, and never gives up. */
  public static Backoff exponential(Duration first, Duration cap) {
    return new Backoff(first, cap, JITTER_DEFAULT, null);
  }

  /** The same with this share of jitter, 0 to 1. */
  public Backoff withJitter(double share) {
    return new Backoff(first, cap, share, givingUpAfter);
  }

  /** The same, giving up when this much time has passed since the first attempt. */
  public Backoff giveUpAfter(Duration total) {
    return new Backoff(first, cap, jitter, total);
  }

  /** The wait after the {@code failures}-th failure in a row, counted from 1. */
  public Duration delay(int failures, RandomGenerator random) {
    if (failures < 1) {
      throw new IllegalArgumentException("failures count from 1: " + failures);
    }
    int doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    double factor = Math.scalb(1.0, doublings);
    double nanos = Math.min((double) first.toNanos() * factor, (double) cap.toNanos());
    double share = jitter == 0 ? 1 : 1 - jitter * random.nextDouble();
    return Duration.ofNanos(Math.max(1, Math.round(nanos * share)));
  }

  /** Whether another attempt may follow when {@code elapsed} has passed since the first one. */
  public boolean allows(Duration elapsed) {
    return givenUpAfter().map(limit -> elapsed.compareTo(limit) < 0).orElse(true);
  }

  private Optional<Duration> givenUpAfter() {
    return Optional.ofNullable(givingUpAfter);
  }
}
