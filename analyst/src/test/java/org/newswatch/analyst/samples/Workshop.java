package org.newswatch.analyst.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.JobLog;
import org.newswatch.analyst.jobs.JobSettings;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.analyst.web.LongWork;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.retry.Sleeper;

/** Long work over the zeppelins. */
public final class Workshop implements AutoCloseable {

  private final LongWork work;

  /** With its files in this folder. */
  public Workshop(Zeppelins zeppelins, Path folder) {
    var jobs =
        new Jobs(
            JobSettings.in(folder),
            JobLog.none(),
            zeppelins.clock(),
            Sleeper.SYSTEM,
            new Random(1));
    work =
        LongWork.over(
            zeppelins.index(),
            zeppelins.questions(),
            new SavedQueries(),
            zeppelins.same().stories(),
            jobs,
            Sleeper.SYSTEM);
    work.start(patience -> true);
  }

  public LongWork work() {
    return work;
  }

  /** What is found. */
  public static <T> T found(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }

  /** The job once it is done. */
  public Job done(Job job) {
    return done(work, job);
  }

  /** The job of this work once it is done. */
  public static Job done(LongWork work, Job job) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> found(work.jobs().get(job.id())).state().ended());
    Job done = found(work.jobs().get(job.id()));
    assertThat(done.state()).as(String.valueOf(done.detail())).isEqualTo(Job.State.DONE);
    return done;
  }

  /** The bytes of its result. */
  public byte[] result(Job job) throws IOException, InterruptedException {
    return Files.readAllBytes(found(work.jobs().result(job.id())).file());
  }

  @Override
  public void close() {
    work.jobs().close();
  }
}
