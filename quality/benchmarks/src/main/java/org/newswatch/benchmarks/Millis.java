package org.newswatch.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long some things took, in milliseconds. */
final class Millis {

  private final List<Double> all = new ArrayList<>();

  /** Adds what took until now from this reading of {@link System#nanoTime}. */
  void since(long nanos) {
    all.add((System.nanoTime() - nanos) / 1e6);
  }

  /** The one that was added last, unless {@link #atMost} was asked since. */
  double last() {
    return all.getLast();
  }

  int count() {
    return all.size();
  }

  /**
   * What this share of them did not take longer than.
   *
   * @param share above 0, up to 1
   */
  double atMost(double share) {
    if (all.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(all);
    return all.get((int) Math.ceil(share * all.size()) - 1);
  }
}
