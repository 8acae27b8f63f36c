package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.servicekit.retry.Backoff;

/**
 * What an attempt makes of a delivery: done, another attempt later, or given up. A receiver that is
 * away is tried for a day; one that refuses, a few times. Pure but for chance.
 */
final class RetryPlan {

  /** From the first attempt until nothing is tried any more. */
  static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

  /** Attempts after which a refusal is taken for the last word. */
  static final int REFUSED_ATTEMPTS_MAX = 5;

  /** Soon at first, then once an hour; up to a fifth sooner by chance. */
  static final Backoff WAITS = Backoff.exponential(Duration.ofSeconds(5), Duration.ofHours(1));

  /** Until what is being sent has come to some end. */
  static final Duration UNDER_WAY_MAX = EmailSender.TIMEOUT;

  private final Backoff waits;
  private final RandomGenerator random;

  RetryPlan(Backoff waits, RandomGenerator random) {
    this.waits = waits.giveUpAfter(GIVE_UP_AFTER);
    this.random = random;
  }

  /** How the delivery stands after one more attempt. */
  Delivery after(Delivery tried, Sent sent, Instant now) {
    int attempts = tried.attempts() + 1;
    return switch (sent) {
      case Sent.Delivered unused ->
          with(tried, Delivery.State.DELIVERED, attempts, null, null, now);
      case Sent.Dead dead -> dead(tried, attempts, told(dead.reason(), dead.detail()), now);
      case Sent.Refused refused -> {
        String error = told(refused.reason(), refused.detail());
        yield attempts >= REFUSED_ATTEMPTS_MAX
            ? dead(tried, attempts, error, now)
            : again(tried, attempts, error, null, now);
      }
      case Sent.Later later ->
          again(tried, attempts, told(later.reason(), later.detail()), later.pause(), now);
    };
  }

  /** How it stands when it is given up without an attempt. */
  static Delivery dead(Delivery row, String reason, String detail, Instant now) {
    return dead(row, row.attempts(), told(reason, detail), now);
  }

  /** How it stands when it could not be tried, through no fault of the receiver's. */
  static Delivery putOff(Delivery row, Duration wait, Instant now) {
    return with(row, Delivery.State.PENDING, row.attempts(), now.plus(wait), row.lastError(), now);
  }

  /**
   * How it stands when its partition moves away while it is being sent: one more attempt, of which
   * the next owner may yet learn what came of it.
   */
  static Delivery moved(Delivery row, Instant now) {
    return with(
        row,
        Delivery.State.PENDING,
        row.attempts() + 1,
        now.plus(UNDER_WAY_MAX),
        told("moved", "it was being sent when another instance took over"),
        now);
  }

  /** Whoever reads two rows of one delivery tells by their times which is the newer one. */
  private static Instant after(Delivery row, Instant now) {
    return now.isAfter(row.at()) ? now : row.at().plusMillis(1);
  }

  private Delivery again(
      Delivery tried, int attempts, String error, @Nullable Duration pause, Instant now) {
    Duration wait = waits.delay(attempts, random);
    if (pause != null && pause.compareTo(wait) > 0) {
      wait = pause;
    }
    Duration passed = Duration.between(tried.since(), now.plus(wait));
    return waits.allows(passed)
        ? with(tried, Delivery.State.PENDING, attempts, now.plus(wait), error, now)
        : dead(tried, attempts, error, now);
  }

  private static Delivery dead(Delivery row, int attempts, String error, Instant now) {
    return with(row, Delivery.State.DEAD, attempts, null, error, now);
  }

  private static String told(String reason, String detail) {
    return Text.cut(reason + ": " + detail, Limits.WHY_CHARS_MAX);
  }

  private static Delivery with(
      Delivery row,
      Delivery.State state,
      int attempts,
      @Nullable Instant nextTry,
      @Nullable String error,
      Instant now) {
    return row.with(state, attempts, nextTry, error, row.since(), after(row, now));
  }
}
