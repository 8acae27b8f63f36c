package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Lets one request at a time through to a registrable domain, and the next only after a pause that
 * begins when the last one ended. Redirects and robots.txt pass it like everything else.
 */
final class DomainGate {

  /** Domains remembered before those whose pause is long over are forgotten. */
  private static final int DOMAINS_MAX = 50_000;

  /** No pause is longer; what ended before that is history. */
  private static final Duration PAUSE_MAX = Duration.ofHours(1);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();

  DomainGate(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile Instant ended = Instant.MIN;
  }

  /** One request. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws InterruptedException;
  }

  /** Sends the request when it is its turn. */
  <T> T pass(String domain, Duration pause, Request<T> request) throws InterruptedException {
    Turn turn = turn(domain);
    turn.lock.lockInterruptibly();
    try {
      Duration left = left(turn, pause);
      // A sleep may end early; the pause must not.
      while (left.isPositive()) {
        sleeper.sleep(left);
        left = left(turn, pause);
      }
      try {
        return request.send();
      } finally {
        turn.ended = clock.instant();
      }
    } finally {
      turn.lock.unlock();
    }
  }

  /** Tells of a request that ended before this gate was there. */
  void ended(String domain, Instant at) {
    Turn turn = turn(domain);
    if (turn.ended.isBefore(at)) {
      turn.ended = at;
    }
  }

  private Duration left(Turn turn, Duration pause) {
    Instant ended = turn.ended;
    Instant now = clock.instant();
    // A clock that was set back must not close the gate for good.
    if (ended.equals(Instant.MIN) || ended.isAfter(now.plus(PAUSE_MAX))) {
      return Duration.ZERO;
    }
    return Duration.between(now, ended.plus(pause));
  }

  private Turn turn(String domain) {
    if (turns.size() > DOMAINS_MAX) {
      Instant past = clock.instant().minus(PAUSE_MAX);
      turns.values().removeIf(turn -> turn.ended.isBefore(past) && !turn.lock.isLocked());
    }
    return turns.computeIfAbsent(domain, unused -> new Turn());
  }
}
