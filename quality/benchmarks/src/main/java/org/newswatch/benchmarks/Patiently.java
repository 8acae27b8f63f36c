package org.newswatch.benchmarks;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what others do, and gives up some day. */
final class Patiently {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Patiently() {}

  /** Whether something is so by now. */
  @FunctionalInterface
  interface Condition<E extends Exception> {
    /** Says it. */
    boolean holds() throws E, InterruptedException;
  }

  /**
   * Returns as soon as something is so.
   *
   * @param otherwise what is the matter when it is not in time
   * @throws IllegalStateException when it is not in time
   */
  static <E extends Exception> void await(
      Duration atMost, Condition<E> condition, Supplier<String> otherwise)
      throws E, InterruptedException {
    await(atMost, LOOK_EVERY, condition, otherwise);
  }

  /**
   * The same, looking as often as the measurement needs.
   *
   * @param every how long it may have been so without being noticed
   */
  static <E extends Exception> void await(
      Duration atMost, Duration every, Condition<E> condition, Supplier<String> otherwise)
      throws E, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(otherwise.get());
      }
      Thread.sleep(every);
    }
  }
}
