package org.newswatch.servicekit.retry;

import java.time.Duration;

/** Lets time pass; in tests, a recorder of what was asked. */
@FunctionalInterface
public interface Sleeper {

  /** The thread's own sleep. */
  Sleeper SYSTEM = Thread::sleep;

  /** Returns after {@code duration}; at once when it is zero. */
  void sleep(Duration duration) throws InterruptedException;
}
