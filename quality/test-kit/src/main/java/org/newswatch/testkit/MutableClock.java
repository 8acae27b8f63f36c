package org.newswatch.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it; thread-safe. */
public final class MutableClock implements InstantSource {

  private Instant now;

  private MutableClock(Instant start) {
    now = start;
  }

  /** A clock that shows {@code start}. */
  public static MutableClock at(Instant start) {
    return new MutableClock(start);
  }

  /** A clock that shows {@code start}, as {@code 2026-11-02T09:00:00Z}. */
  public static MutableClock at(String start) {
    return new MutableClock(Instant.parse(start));
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves the clock on and returns what it then shows. */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }

  /** Sets the clock, also back. */
  public synchronized void set(Instant instant) {
    now = instant;
  }
}
