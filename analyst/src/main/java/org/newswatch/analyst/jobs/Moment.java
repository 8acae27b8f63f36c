package org.newswatch.analyst.jobs;

import java.time.Instant;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;

/** As of when a job finds articles. */
public final class Moment {

  private Moment() {}

  /**
   * The moment that the job has, or from now on has: when the last article that can be found was
   * indexed. Articles that come later are left out, also after a restart, and are what the next run
   * finds that asks for what is new.
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
          task.asOf(asOf);
          return new Result.Found<>(asOf);
        });
  }
}
