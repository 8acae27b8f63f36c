package org.newswatch.enricher.annotate;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What one document may cost; once spent, the rest of it stays unread. */
final class Budget {

  private final LongSupplier nanoTime;
  private final long deadline;
  private int tokensLeft;
  private boolean partial;

  Budget(LongSupplier nanoTime, Duration time, int tokens) {
    this.nanoTime = nanoTime;
    this.deadline = nanoTime.getAsLong() + time.toNanos();
    this.tokensLeft = tokens;
  }

  /** Takes this many tokens; false when tokens or time are spent. */
  boolean take(int tokens) {
    if (tokens > tokensLeft || nanoTime.getAsLong() - deadline > 0) {
      partial = true;
      return false;
    }
    tokensLeft -= tokens;
    return true;
  }

  /** Whether there is time left. */
  boolean inTime() {
    return take(0);
  }

  void markPartial() {
    partial = true;
  }

  boolean partial() {
    return partial;
  }
}
