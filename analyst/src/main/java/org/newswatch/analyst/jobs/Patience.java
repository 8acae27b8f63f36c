package org.newswatch.analyst.jobs;

import java.time.Duration;
import org.newswatch.analyst.index.Result;
import org.newswatch.servicekit.retry.Sleeper;

/** Asks again while the index does not answer: long work outlasts a restart of it. */
public final class Patience {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration ALL = Duration.ofMinutes(15);

  private final Sleeper sleeper;

  /** Sleeps between two tries. */
  public Patience(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** A question. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer for now. */
    Result<T> ask() throws InterruptedException;
  }

  /** The answer; unavailable when there is none for a quarter of an hour. */
  public <T> Result<T> ask(Task task, Question<T> question) throws InterruptedException {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST;
    while (true) {
      Result<T> answer = question.ask();
      if (!(answer instanceof Result.Unavailable<T> away) || waited.compareTo(ALL) >= 0) {
        if (!waited.isZero()) {
          task.says(null);
        }
        return answer;
      }
      task.says("It waits for the index: " + away.why());
      sleeper.sleep(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }
  }

  /** Waits for what takes so long. */
  void pause(Duration time) throws InterruptedException {
    sleeper.sleep(time);
  }

  /** What cannot be done is told in these words. */
  public static Work.Ended failed(Result<?> result) {
    return new Work.Ended.Failed(
        switch (result) {
          case Result.Found<?> found -> "Something is broken.";
          case Result.BadQuery<?> bad -> bad.problem().message();
          case Result.Missing<?> missing -> "There is no such " + missing.what() + ".";
          case Result.Refused<?> refused -> refused.cause() + " " + refused.fix();
          case Result.Unavailable<?> away ->
              "The index does not answer; resume the job when it does: " + away.why();
        });
  }
}
