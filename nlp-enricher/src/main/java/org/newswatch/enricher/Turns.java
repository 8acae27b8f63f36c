package org.newswatch.enricher;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets who has to wait go on for a short while after each long one. */
final class Turns {

  /** No wait is longer. */
  static final Duration WAIT_MAX = Duration.ofMinutes(5);

  /** What follows it. */
  static final Duration TURN = Duration.ofSeconds(15);

  private @Nullable Instant since;

  /**
   * Whether to wait now.
   *
   * @param wanted whether there is a reason to
   */
  boolean isHeld(boolean wanted, Instant now) {
    if (!wanted) {
      since = null;
      return false;
    }
    Instant began = since == null ? now : since;
    since = began;
    long round = WAIT_MAX.plus(TURN).toMillis();
    return Duration.between(began, now).toMillis() % round < WAIT_MAX.toMillis();
  }
}
