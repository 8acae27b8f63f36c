package org.newswatch.analyst.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Json;
import org.newswatch.contract.Job;
import org.newswatch.contract.Job.State;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All jobs: those of this desk are done here and can be changed; of those of others it is known how
 * they are. Thread-safe.
 */
public final class Jobs implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Jobs.class);
  private static final Comparator<Job> NEWEST_FIRST =
      Comparator.comparing(Job::createdAt).reversed().thenComparing(Job::id);
  private static final String NOT_READ = "The list of jobs is not read yet.";
  private static final String WAITS =
      "It waits until Kafka has told which names and stories are one, and which queries are saved.";

  /** How long what jobs need to know may be missing before that is told. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final JobSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final JobFolder folder;
  private final JobStates states;
  private final JobRunner runner;
  private @Nullable Thread starting;

  /** Nothing is read yet. */
  public Jobs(
      JobSettings settings,
      JobLog log,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.folder = new JobFolder(settings.dir());
    this.states = new JobStates(log, sleeper);
    this.runner = new JobRunner(settings, folder, states, clock);
  }

  /** What must be known before a job asks anything, such as which entities are one. */
  @FunctionalInterface
  public interface Known {
    /** Waits until all of it is known; says whether it was in time. */
    boolean await(Duration patience) throws InterruptedException;
  }

  /**
   * Goes on with what this desk has begun, and does what comes, once all is known that jobs need;
   * until then they wait, and say why. Does not wait itself.
   *
   * @throws IllegalStateException when the folder cannot be used
   */
  public void start(Map<Job.Kind, Work> works, Known known) {
    runner.start(works, folder.known());
    // On a thread of its own: whoever reads the log of jobs must not wait for other topics.
    states.follow(folder.known(), () -> begin(known));
  }

  private synchronized void begin(Known known) {
    starting = Thread.ofVirtual().name("jobs-start").start(() -> beginOnce(known));
  }

  private void beginOnce(Known known) {
    try {
      runner.recover();
      Duration patience = Duration.ZERO;
      while (!known.await(patience)) {
        if (!patience.isZero()) {
          LOGGER.atWarn().log("jobs wait until Kafka has told what they need to know");
        }
        runner.waits(WAITS);
        patience = patience.isZero() ? SOON : TOLD_EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    sweep();
    runner.open();
  }

  private synchronized void stopStarting() {
    if (starting != null) {
      starting.interrupt();
    }
  }

  /** What jobs may take. */
  public JobSettings settings() {
    return settings;
  }

  /** A new job, which waits for its turn; or the one that the same order began before. */
  public Result<Job> submit(Order order) throws InterruptedException {
    if (!states.ready()) {
      return new Result.Unavailable<>(NOT_READ);
    }
    String id = order.id(random);
    if (order.once() != null && states.get(id) != null) {
      return get(id);
    }
    sweep();
    List<Job> own = states.all().stream().filter(job -> job.desk().equals(folder.known())).toList();
    long waiting =
        own.stream()
            .filter(job -> job.state() == State.QUEUED || job.state() == State.PAUSED)
            .count();
    if (waiting >= settings.waitingMax()) {
      return new Result.Refused<>(
          waiting + " jobs wait or are paused.",
          "Cancel one, wait until some are done, or set analyst.jobs.waiting-max higher.");
    }
    if (own.stream().mapToLong(Job::bytes).sum() >= settings.allMax().bytes()) {
      return new Result.Refused<>(
          "The results that are kept have " + settings.allMax() + " or more.",
          "Remove jobs that nobody needs, or set analyst.jobs.all-max higher.");
    }
    Job job;
    try {
      String desk = folder.desk(() -> "desk-" + Order.letters(random.nextLong()));
      Instant now = clock.instant();
      job =
          new Job(
              id,
              order.kind(),
              desk,
              order.name(),
              State.QUEUED,
              order.request(),
              order.since(),
              null,
              0,
              null,
              null,
              0,
              Map.of(),
              List.of(),
              null,
              now,
              now);
      folder.make(id, order.files());
      runner.uses(desk);
    } catch (IOException e) {
      return new Result.Refused<>(
          "The job's files cannot be written: " + e.getMessage() + ".",
          "Make room or rights in the folder that analyst.jobs.dir names.");
    }
    try {
      states.add(job);
    } catch (DeskException e) {
      return new Result.Unavailable<>(String.valueOf(e.getMessage()));
    }
    runner.schedule();
    return get(id);
  }

  /** All of them, the newest first. */
  public Result<List<Job>> list() {
    return states.ready()
        ? new Result.Found<>(states.all().stream().sorted(NEWEST_FIRST).toList())
        : new Result.Unavailable<>(NOT_READ);
  }

  /** One of them. */
  public Result<Job> get(String id) {
    if (!states.ready()) {
      return new Result.Unavailable<>(NOT_READ);
    }
    Job job = states.get(id);
    return job == null ? new Result.Missing<>("job") : new Result.Found<>(job);
  }

  /** Stops one for a while. */
  public Result<Job> pause(String id) throws InterruptedException {
    return change(
        id,
        job ->
            job.state() == State.QUEUED || job.state() == State.RUNNING
                ? null
                : "It is " + word(job) + ".",
        "Only a job that waits or runs can be paused.",
        State.PAUSED);
  }

  /** Lets one go on: paused, failed or cancelled, it goes on from where it stopped. */
  public Result<Job> resume(String id) throws InterruptedException {
    return change(
        id,
        job ->
            job.state() == State.PAUSED
                    || job.state() == State.FAILED
                    || job.state() == State.CANCELLED
                ? null
                : "It is " + word(job) + ".",
        "Only a job that is paused, failed or cancelled can go on.",
        State.QUEUED);
  }

  /** Stops one for good; what it has found until then stays. */
  public Result<Job> cancel(String id) throws InterruptedException {
    return change(
        id,
        job -> job.state().ended() ? "It is " + word(job) + " already." : null,
        "There is nothing to cancel.",
        State.CANCELLED);
  }

  private static String word(Job job) {
    return job.state().name().toLowerCase(Locale.ROOT);
  }

  /** Says why a job cannot be changed; null when it can. */
  private interface Bar {
    @Nullable String of(Job job);
  }

  private Result<Job> change(String id, Bar bar, String fix, State next)
      throws InterruptedException {
    return own(id)
        .then(
            found -> {
              String[] why = new String[1];
              UnaryOperator<Job> change =
                  job -> {
                    why[0] = bar.of(job);
                    return why[0] == null ? changed(job, next) : job;
                  };
              try {
                Job changed = states.change(id, change);
                if (changed == null) {
                  return new Result.Missing<>("job");
                }
                if (why[0] != null) {
                  return new Result.Refused<>(why[0], fix);
                }
                runner.changed(changed);
                return new Result.Found<>(changed);
              } catch (DeskException e) {
                return new Result.Unavailable<>(String.valueOf(e.getMessage()));
              }
            });
  }

  /** One that goes on does so at a later moment of the index, which its manifest tells. */
  private Job changed(Job job, State next) {
    Instant now = clock.instant();
    if (next != State.QUEUED) {
      return JobChange.in(job, next, null, now);
    }
    String what =
        "It was " + word(job) + " and then resumed; this went on from " + job.done() + ".";
    return JobChange.in(JobChange.event(job, what, now), next, null, now);
  }

  /** Takes one that has ended away, with its files. */
  public Result<Job> remove(String id) throws InterruptedException {
    return own(id)
        .then(
            job -> {
              if (!job.state().ended() || runner.isActive(id)) {
                return new Result.Refused<>("It is " + word(job) + ".", "Cancel it first.");
              }
              try {
                states.remove(id);
                folder.remove(id);
                return new Result.Found<>(job);
              } catch (DeskException e) {
                return new Result.Unavailable<>(String.valueOf(e.getMessage()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** A job of this desk. */
  private Result<Job> own(String id) throws InterruptedException {
    return get(id)
        .then(
            job ->
                job.desk().equals(folder.known())
                    ? new Result.Found<>(job)
                    : new Result.Refused<>(
                        "The job belongs to another analyst, whose folder has its files.",
                        "Ask that one."));
  }

  /**
   * What a job has found; of one that has not ended yet, what it has until now.
   *
   * @param bytes how much of the file counts
   */
  public record JobResult(Job job, Path file, long bytes) {}

  /** The result of a job of this desk. */
  public Result<JobResult> result(String id) throws InterruptedException {
    return own(id)
        .then(
            job -> {
              Path file = folder.of(id).resolve(JobFolder.RESULT);
              return Files.exists(file)
                  ? new Result.Found<>(new JobResult(job, file, job.bytes()))
                  : new Result.Missing<>("result yet");
            });
  }

  /** A file that a job was given; missing when it was not. */
  public Result<Path> file(String id, String name) throws InterruptedException {
    return own(id)
        .then(
            job -> {
              Path file = folder.of(id).resolve(name);
              return Files.exists(file) ? new Result.Found<>(file) : new Result.Missing<>("file");
            });
  }

  /** The manifest of a job that is done. */
  public Result<Manifest> manifest(String id) throws InterruptedException {
    return own(id)
        .then(
            job -> {
              Path file = folder.of(id).resolve(JobFolder.MANIFEST);
              if (job.state() != State.DONE || !Files.exists(file)) {
                return new Result.Refused<>(
                    "It is " + word(job) + ".", "A manifest is written when a job is done.");
              }
              try {
                Manifest manifest = Json.read(Files.readAllBytes(file), Manifest.class);
                return manifest == null
                    ? new Result.Missing<>("manifest")
                    : new Result.Found<>(manifest);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Takes away what has been kept long enough. */
  private void sweep() {
    Instant before = clock.instant().minus(settings.keptFor());
    for (Job job : states.all()) {
      if (job.desk().equals(folder.known())
          && job.state().ended()
          && job.updatedAt().isBefore(before)) {
        try {
          states.remove(job.id());
          folder.remove(job.id());
          LOGGER.atInfo().addKeyValue("job", job.id()).log("job kept long enough is removed");
        } catch (DeskException | IOException e) {
          LOGGER
              .atWarn()
              .addKeyValue("job", job.id())
              .addKeyValue("cause", e.toString())
              .log("job kept long enough cannot be removed now");
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
    sweepStrays(before);
  }

  /** Folders of orders that were never written down as jobs. */
  private void sweepStrays(Instant before) {
    try {
      for (String id : folder.untouchedSince(before)) {
        if (states.get(id) == null) {
          folder.remove(id);
          LOGGER.atInfo().addKeyValue("job", id).log("files of no job are removed");
        }
      }
    } catch (IOException e) {
      LOGGER
          .atWarn()
          .addKeyValue("cause", e.toString())
          .log("files of no job cannot be removed now");
    }
  }

  /** Stops what is being done; it goes on at the next start. */
  @Override
  public void close() {
    stopStarting();
    runner.close();
    states.close();
    folder.close();
  }
}
