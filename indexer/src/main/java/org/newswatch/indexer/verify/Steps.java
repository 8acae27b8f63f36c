package org.newswatch.indexer.verify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells now and then how far long work is. For one thread. */
final class Steps {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Consumer<String> told;
  private String at = "";
  private long count;
  private long toldAt;

  Steps(InstantSource clock, Consumer<String> told) {
    this.clock = clock;
    this.told = told;
    this.toldAt = clock.millis();
  }

  /** One more is done of what is called so. */
  void step(String of) {
    if (!of.equals(at)) {
      at = of;
      count = 0;
    }
    count++;
    if (clock.millis() - toldAt >= EVERY.toMillis()) {
      say(of + ": " + count + " read");
    }
  }

  /** Something that is worth telling at once. */
  void say(String what) {
    toldAt = clock.millis();
    told.accept(what);
  }
}
