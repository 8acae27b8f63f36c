package org.newswatch.enricher;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One queue that live articles pass, as it is seen from time to time. */
final class Lane {

  /** What moved nothing for so long stands still: to wait for it would be to wait for ever. */
  static final Duration STILL_AFTER = Duration.ofMinutes(1);

  /**
   * A look at it.
   *
   * @param waiting records that wait in it
   * @param done where its readers are; grows as they work
   */
  record Look(long waiting, long done) {}

  private final long most;
  private @Nullable Instant moved;
  private long done = -1;

  /**
   * @param most records that wait in it when all is well
   */
  Lane(long most) {
    this.most = most;
  }

  /** Whether more wait than should, and they are being worked off. */
  boolean isBusy(Look look, Instant now) {
    if (look.done() != done) {
      done = look.done();
      moved = now;
    }
    boolean moves = Objects.requireNonNull(moved).plus(STILL_AFTER).isAfter(now);
    return look.waiting() > most && moves;
  }
}
