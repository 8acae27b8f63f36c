package org.newswatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.LongSupplier;
import org.newswatch.benchmarks.NamePairs.Pair;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.PreparedName;

/**
 * Comparisons in a second of one core: by the time the thread ran, so that what else the machine
 * does is no part of it.
 *
 * @param prepared of names that are prepared
 * @param raw of strings
 */
record NameSpeed(double prepared, double raw) {

  private static final long NANOS = 1_000_000_000L;
  private static final long WARM_UP_NANOS = NANOS;
  private static final long MEASURED_NANOS = 2 * NANOS;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static NameSpeed measure(NamePairs data) {
    List<Pair> pairs = data.pairs();
    List<PreparedName> first = pairs.stream().map(Pair::preparedFirst).toList();
    List<PreparedName> second = pairs.stream().map(Pair::preparedSecond).toList();
    LongSupplier prepared =
        () -> {
          long same = 0;
          for (int at = 0; at < first.size(); at++) {
            same += NameMatcher.compare(first.get(at), second.get(at)).same() ? 1 : 0;
          }
          return same;
        };
    LongSupplier raw =
        () -> {
          long same = 0;
          for (Pair pair : pairs) {
            boolean its = NameMatcher.compare(pair.preparedFirst(), pair.preparedSecond()).same();
            same += its ? 1 : 0;
          }
          return same;
        };
    return new NameSpeed(rate(prepared, pairs.size()), rate(raw, pairs.size()));
  }

  private static double rate(LongSupplier round, int comparisons) {
    long before = round.getAsLong();
    repeat(round, WARM_UP_NANOS, before);
    long start = THREADS.getCurrentThreadCpuTime();
    long rounds = repeat(round, MEASURED_NANOS, before);
    return rounds * (double) comparisons * NANOS / (THREADS.getCurrentThreadCpuTime() - start);
  }

  private static long repeat(LongSupplier round, long nanos, long expected) {
    long start = THREADS.getCurrentThreadCpuTime();
    long rounds = 0;
    while (THREADS.getCurrentThreadCpuTime() - start < nanos) {
      if (round.getAsLong() != expected) {
        throw new IllegalStateException("the same names compared differently");
      }
      rounds++;
    }
    return rounds;
  }
}
