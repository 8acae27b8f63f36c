package org.newswatch.servicekit.retry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again while it fails in an expected way. Thread-safe if its parts are. */
public final class Retry {

  private static final Logger LOGGER = LoggerFactory.getLogger(Retry.class);

  private final Backoff backoff;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  public Retry(Backoff backoff, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this.backoff = backoff;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  /** On the system's clock, sleep and chance. */
  public static Retry system(Backoff backoff) {
    return new Retry(
        backoff,
        InstantSource.system(),
        Sleeper.SYSTEM,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /** One try at something that may fail with an {@code E}. */
  @FunctionalInterface
  public interface Attempt<T, E extends Exception> {
    T run() throws E, InterruptedException;
  }

  /**
   * The attempt's result. Only failures of type {@code on} are tried again; anything else, and the
   * last failure when the backoff gives up, is thrown as it came. An interrupt ends it at once.
   *
   * @param what named in the log
   */
  public <T, E extends Exception> T call(String what, Class<E> on, Attempt<T, E> attempt)
      throws E, InterruptedException {
    long start = clock.millis();
    for (int failures = 1; ; failures++) {
      try {
        return attempt.run();
      } catch (Exception e) {
        if (!on.isInstance(e) || e instanceof InterruptedException) {
          throw e;
        }
        Duration wait = backoff.delay(failures, random);
        if (!backoff.allows(Duration.ofMillis(clock.millis() - start).plus(wait))) {
          throw e;
        }
        LOGGER
            .atWarn()
            .addKeyValue("what", what)
            .addKeyValue("failures", failures)
            .addKeyValue("wait", wait)
            .addKeyValue("cause", e.toString())
            .log("failed, will be tried again");
        sleeper.sleep(wait);
      }
    }
  }
}
