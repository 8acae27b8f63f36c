package org.newswatch.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/** Tells work that grows with what is given from work that grows with its square. */
public final class Growth {

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final int TIMES_MORE = 8;
  private static final int TRIES = 3;

  /** Work that took less says nothing of how it grows. */
  private static final long NANOS_MIN = 20_000_000;

  private Growth() {}

  /**
   * Asserts that eight times as much is not nearly 64 times the work, by the processor's time of
   * this thread, which others on the machine do not spend.
   */
  public static void assertBelowSquare(int size, IntFunction<Runnable> work) {
    Runnable small = work.apply(size);
    Runnable large = work.apply(size * TIMES_MORE);
    long few = nanos(small);
    long many = nanos(large);
    assertThat(many)
        .as("nanoseconds for %d times as much, which took %d", TIMES_MORE, few)
        .isLessThan(Math.max(few, NANOS_MIN) * TIMES_MORE * 4);
  }

  private static long nanos(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long before = PROCESSOR.getCurrentThreadCpuTime();
      work.run();
      least = Math.min(least, PROCESSOR.getCurrentThreadCpuTime() - before);
    }
    return least;
  }
}
