package org.newswatch.analyst.jobs;

import java.io.IOException;

/** What one kind of job does. Thread-safe: several are done at once. */
@FunctionalInterface
public interface Work {

  /**
   * Goes on where the task stands, and says now and then how far it is.
   *
   * @throws InterruptedException when it is to stop; what it did since it last said so is done
   *     again
   */
  Ended run(Task task) throws IOException, InterruptedException;

  /** How it ended. */
  sealed interface Ended {

    /** All is done. */
    record Done() implements Ended {}

    /** It was to stop. */
    record Stopped() implements Ended {}

    /**
     * It cannot be done, or not now.
     *
     * @param why a sentence
     */
    record Failed(String why) implements Ended {}
  }
}
