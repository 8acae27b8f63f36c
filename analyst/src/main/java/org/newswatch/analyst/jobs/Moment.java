package org.newswatch.analyst.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;

/** As of when a job finds articles. */
public final class Moment {

  /** How long the articles of one request of the indexer may come one after the other. */
  static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

  private Moment() {}

  /**
   * The moment that the job has, or from now on has: when the last article that can be found was
   * indexed. Articles that come later are left out, also after a restart, and are what the next run
   * finds that asks for what is new. Those of the same moment all count, for the next run leaves
   * them out: when the last of them may still be coming, this waits for them.
   */
  public static Result<Instant> of(Task task, Snapshot snapshot, Patience patience)
      throws InterruptedException {
    Instant fixed = task.job().asOf();
    if (fixed != null) {
      return new Result.Found<>(fixed);
    }
    snapshot.refresh();
    Result<Optional<Instant>> last = patience.ask(task, snapshot::lastIndexed);
    return last.then(
        found -> {
          Instant asOf = found.orElse(Instant.EPOCH);
          Duration left = left(asOf, task.now());
          if (left.isPositive()) {
            patience.pause(left);
            snapshot.refresh();
            snapshot.renew();
          }
          task.asOf(asOf);
          return new Result.Found<>(asOf);
        });
  }

  /** How long articles of this moment may still come; the clock of the indexer may be another. */
  private static Duration left(Instant asOf, Instant now) {
    Duration left = Duration.between(now, asOf).plus(SETTLED_AFTER);
    return left.compareTo(SETTLED_AFTER) > 0 ? SETTLED_AFTER : left;
  }
}
