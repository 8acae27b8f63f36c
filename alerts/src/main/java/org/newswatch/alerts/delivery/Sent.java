package org.newswatch.alerts.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt. A {@code reason} is one word that metrics count by; a {@code detail}
 * is a sentence for people, bounded, without secrets.
 */
public sealed interface Sent {

  /** The receiver has it. */
  record Delivered() implements Sent {}

  /**
   * Not now; the receiver may well take it later.
   *
   * @param pause how long the receiver asked to be left alone; null: as usual
   */
  record Later(String reason, String detail, @Nullable Duration pause) implements Sent {}

  /**
   * The receiver does not want it as it is. Somebody may mend that, so it is tried a few more
   * times, but not for a day.
   */
  record Refused(String reason, String detail) implements Sent {}

  /** Trying again cannot help. */
  record Dead(String reason, String detail) implements Sent {}

  /** The usual outcome. */
  Sent DELIVERED = new Delivered();

  /** Not now, with the usual wait. */
  static Sent later(String reason, String detail) {
    return new Later(reason, detail, null);
  }
}
