package org.newswatch.alerts.folding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Subscription;

/** Puts alerts that wait together once they may go out. Pure. */
public final class Digests {

  /** What is left of an alert within a digest. */
  static final int MATCHES_MAX = 3;

  static final int SNIPPETS_MAX = 2;
  static final int HELD_MAX = 5;

  /** Bytes of alerts in one digest; the rest of its record is small. */
  static final int ALERTS_BYTES_MAX = 800_000;

  private static final Duration PAUSE_LOOKED_AT_EVERY = Duration.ofMinutes(1);

  private Digests() {}

  /** What is to be done with what waits. */
  public sealed interface Due {

    /** They go out in this digest, and the ledger says so. */
    record Out(Digest digest, Ledger ledger) implements Due {}

    /** They wait on, until then. */
    record Wait(Instant until) implements Due {}

    /** The subscription is over: nobody waits for them. */
    record Over() implements Due {}
  }

  /**
   * What becomes of alerts that were to wait until now at the longest.
   *
   * @param readings how much was read when
   */
  public static Due due(
      Ledger ledger,
      Subscription subscription,
      List<Alert> waiting,
      Readings readings,
      Instant now) {
    Instant expires = subscription.expiresAt();
    if (subscription.removed() || (expires != null && !expires.isAfter(now))) {
      return new Due.Over();
    }
    Instant paused = subscription.pausedUntil();
    if (paused != null && paused.isAfter(now)) {
      // Not until its end: somebody may resume it before.
      Instant soon = now.plus(PAUSE_LOOKED_AT_EVERY);
      return new Due.Wait(paused.isBefore(soon) ? paused : soon);
    }
    Instant free = Times.afterQuiet(subscription, ledger.free(subscription.capPerHour(), now));
    if (free.isAfter(now)) {
      return new Due.Wait(free);
    }
    return new Due.Out(
        digest(ledger, subscription, waiting, readings, now), ledger.sent(now).digested(now));
  }

  /** Whether a digest is due although nothing waits, for the owner wants to know even that. */
  public static boolean isEmptyDue(Ledger ledger, Subscription subscription, Instant now) {
    Instant expires = subscription.expiresAt();
    Instant paused = subscription.pausedUntil();
    if (!subscription.sendWhenEmpty()
        || subscription.removed()
        || (expires != null && !expires.isAfter(now))
        || (paused != null && paused.isAfter(now))
        || subscription.kind() == Subscription.Kind.SILENCE
        || subscription.cadence() == Subscription.Cadence.NOW) {
      return false;
    }
    return !Times.nextDigest(subscription, since(ledger, subscription)).isAfter(now);
  }

  private static Instant since(Ledger ledger, Subscription subscription) {
    Instant last = ledger.digested();
    return last == null ? subscription.createdAt() : last;
  }

  private static Digest digest(
      Ledger ledger,
      Subscription subscription,
      List<Alert> waiting,
      Readings readings,
      Instant now) {
    List<Alert> alerts = new ArrayList<>(waiting);
    alerts.sort(Comparator.comparing(Alert::at).thenComparing(Alert::id));
    List<Alert> shown = shown(alerts);
    boolean heldBack = subscription.cadence() == Subscription.Cadence.NOW;
    Instant from =
        heldBack && !alerts.isEmpty() ? alerts.getFirst().at() : since(ledger, subscription);
    Instant begin = from.isAfter(now) ? now : from;
    Read read = readings.between(begin, now);
    return new Digest(
        Digest.id(subscription.id(), now),
        subscription.id(),
        subscription.version(),
        subscription.name(),
        heldBack ? Digest.Cause.HELD_BACK : Digest.Cause.CADENCE,
        begin,
        now,
        shown,
        alerts.size() - shown.size(),
        read == null ? null : read.articles(),
        read == null ? null : read.sources(),
        now);
  }

  private static List<Alert> shown(List<Alert> alerts) {
    List<Alert> shown = new ArrayList<>();
    int bytes = 0;
    for (Alert alert : alerts) {
      Alert one = shortened(alert);
      bytes += Codec.ALERT.encode(one).length;
      if (shown.size() == Limits.DIGEST_ALERTS_MAX || bytes > ALERTS_BYTES_MAX) {
        break;
      }
      shown.add(one);
    }
    return shown;
  }

  private static Alert shortened(Alert alert) {
    return new Alert(
        alert.id(),
        alert.subscriptionId(),
        alert.subscriptionVersion(),
        alert.subscriptionName(),
        alert.reason(),
        alert.why(),
        alert.surge(),
        alert.quiet(),
        alert.storyId(),
        alert.ordinal(),
        alert.article(),
        firsts(alert.matches(), MATCHES_MAX),
        firsts(alert.snippets(), SNIPPETS_MAX),
        alert.articles(),
        alert.sources(),
        alert.held().subList(Math.max(0, alert.held().size() - HELD_MAX), alert.held().size()),
        alert.heldCount(),
        alert.links(),
        alert.digested(),
        alert.at());
  }

  private static <T> List<T> firsts(List<T> all, int max) {
    return all.subList(0, Math.min(all.size(), max));
  }

  /** How much was read when. */
  @FunctionalInterface
  public interface Readings {

    /** Nobody counts. */
    Readings NONE = (from, to) -> null;

    /**
     * How much was read in that time, as it had been told a quarter of an hour before it began and
     * ended; null when that is not known.
     */
    @Nullable Read between(Instant from, Instant to);
  }

  /**
   * How much was read.
   *
   * @param sources of how many sources the articles were
   */
  public record Read(long articles, long sources) {}
}
