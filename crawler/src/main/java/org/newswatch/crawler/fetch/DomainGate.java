package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Lets one request at a time through to a registrable domain, and the next only after a pause that
 * begins when the last one ended. Redirects and robots.txt pass it like everything else. The pause
 * is that of the domain: the longest that any of its hosts asks for.
 *
 * <p>What a crawler before this one had in flight when it died is known to nobody, so a gate that
 * was told when it {@link #opened} leaves every domain alone for one full pause from then on.
 */
final class DomainGate {

  /** Domains remembered before those whose pause is long over are forgotten. */
  private static final int DOMAINS_MAX = 50_000;

  /** How long after its pause a domain may be forgotten, and least time between two clean-ups. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** Hosts of a domain whose pauses are kept apart; those of further hosts are kept as one. */
  private static final int HOSTS_MAX = 32;

  /** How long a pause from before the start holds; by then every robots.txt was read again. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final String OTHER_HOSTS = "";

  private final Duration least;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
  private volatile @Nullable Instant opened;
  private volatile Instant swept = Instant.MIN;

  /**
   * A gate that leaves no domain alone for its start's sake.
   *
   * @param least pause of a domain that asks for none
   */
  DomainGate(Duration least, InstantSource clock, Sleeper sleeper) {
    this.least = least;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Map<String, Duration> asked = new HashMap<>();
    private @Nullable Instant ended;
    private Duration remembered = Duration.ZERO;
    private Instant rememberedUntil = Instant.MIN;
    private boolean forgotten;

    synchronized void end(Instant at) {
      Instant before = ended;
      if (before == null || before.isBefore(at)) {
        ended = at;
      }
    }

    synchronized void ask(String host, Duration pause) {
      if (asked.containsKey(host) || asked.size() < HOSTS_MAX) {
        asked.put(host, pause);
      } else {
        asked.merge(OTHER_HOSTS, pause, DomainGate::longer);
      }
    }

    synchronized void remember(Duration pause, Instant until) {
      remembered = longer(remembered, pause);
      rememberedUntil = until;
    }

    synchronized Duration pause(Duration least, Instant now) {
      Duration pause = now.isBefore(rememberedUntil) ? longer(least, remembered) : least;
      for (Duration each : asked.values()) {
        pause = longer(pause, each);
      }
      return pause;
    }

    /** An end that is still to come was seen by a clock that was set back since. */
    synchronized @Nullable Instant ended(Instant now) {
      if (ended != null && ended.isAfter(now)) {
        ended = now;
      }
      return ended;
    }
  }

  /** One request. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws InterruptedException;
  }

  /** From this instant on every domain is left alone for one full pause. */
  void opened(Instant at) {
    opened = at;
  }

  /** Sends the request when it is its turn. */
  <T> T pass(String domain, Request<T> request) throws InterruptedException {
    Turn turn = locked(domain);
    try {
      Duration left = Duration.between(clock.instant(), ready(turn));
      // A sleep may end early; the pause must not.
      while (left.isPositive()) {
        sleeper.sleep(left);
        left = Duration.between(clock.instant(), ready(turn));
      }
      try {
        return request.send();
      } finally {
        turn.end(clock.instant());
      }
    } finally {
      turn.lock.unlock();
    }
  }

  /** Does something in the domain's turn that asks it nothing: at once, and with no pause after. */
  <T> T hold(String domain, Request<T> work) throws InterruptedException {
    Turn turn = locked(domain);
    try {
      return work.send();
    } finally {
      turn.lock.unlock();
    }
  }

  /**
   * The earliest instant at which a request to the domain would be let through, as far as is known
   * now; a past one when it is free.
   */
  Instant readyAt(String domain) {
    Turn turn = turn(domain);
    Instant ready = ready(turn);
    // What is in flight now ends now at the earliest.
    Instant busy = turn.lock.isLocked() ? clock.instant().plus(pause(turn)) : Instant.EPOCH;
    return busy.isAfter(ready) ? busy : ready;
  }

  /** The pause after each request to the domain. */
  Duration pause(String domain) {
    return pause(turn(domain));
  }

  /** A host of the domain asks for this pause, and no longer for the one it asked for before. */
  void ask(String domain, String host, Duration pause) {
    turn(domain).ask(host, pause);
  }

  /** Tells of a request that ended before this gate was there, and of the pause known then. */
  void remember(String domain, Instant ended, Duration pause) {
    Turn turn = turn(domain);
    turn.end(ended);
    turn.remember(pause, clock.instant().plus(REMEMBERED));
  }

  /** Domains that are remembered. */
  int size() {
    return turns.size();
  }

  private Duration pause(Turn turn) {
    return turn.pause(least, clock.instant());
  }

  private Instant ready(Turn turn) {
    Instant now = clock.instant();
    Instant ended = turn.ended(now);
    Instant started = opened;
    if (started != null && started.isAfter(now)) {
      started = now;
      opened = now;
    }
    if (ended == null || (started != null && started.isAfter(ended))) {
      ended = started;
    }
    return ended == null ? Instant.EPOCH : ended.plus(turn.pause(least, now));
  }

  private Turn locked(String domain) throws InterruptedException {
    while (true) {
      Turn turn = turn(domain);
      turn.lock.lockInterruptibly();
      if (!turn.forgotten) {
        return turn;
      }
      turn.lock.unlock();
    }
  }

  private Turn turn(String domain) {
    if (turns.size() > DOMAINS_MAX) {
      sweep(clock.instant());
    }
    return turns.computeIfAbsent(domain, unused -> new Turn());
  }

  private void sweep(Instant now) {
    if (now.isBefore(swept.plus(SWEEP))) {
      return;
    }
    swept = now;
    turns
        .values()
        .removeIf(
            turn -> {
              if (!turn.lock.tryLock()) {
                return false;
              }
              try {
                turn.forgotten = ready(turn).plus(SWEEP).isBefore(now);
                return turn.forgotten;
              } finally {
                turn.lock.unlock();
              }
            });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
