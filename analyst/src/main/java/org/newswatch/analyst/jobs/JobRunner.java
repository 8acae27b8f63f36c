package org.newswatch.analyst.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.rest.Json;
import org.newswatch.contract.Job;
import org.newswatch.contract.Job.State;
import org.newswatch.servicekit.files.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of one desk, a bounded number at once, those first that wait longest. */
final class JobRunner implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Comparator<Job> OLDEST_FIRST =
      Comparator.comparing(Job::createdAt).thenComparing(Job::id);

  private final JobSettings settings;
  private final JobFolder folder;
  private final JobStates states;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<String, Thread> active = new HashMap<>();
  private Map<Job.Kind, Work> works = Map.of();
  private @Nullable String desk;
  private boolean opened;
  private boolean closed;

  JobRunner(JobSettings settings, JobFolder folder, JobStates states, InstantSource clock) {
    this.settings = settings;
    this.folder = folder;
    this.states = states;
    this.clock = clock;
  }

  void start(Map<Job.Kind, Work> all, @Nullable String knownDesk) {
    lock.lock();
    try {
      works = Map.copyOf(all);
      desk = knownDesk;
    } finally {
      lock.unlock();
    }
  }

  /** Whose jobs are done. */
  void uses(String name) {
    lock.lock();
    try {
      desk = name;
    } finally {
      lock.unlock();
    }
  }

  /** Lets those that would be done now say why they are not. */
  void waits(String why) throws InterruptedException {
    for (Job job : states.all()) {
      if (isOurs(job) && job.state() == State.QUEUED && !why.equals(job.detail())) {
        var unused =
            states.note(
                job.id(),
                last ->
                    last.state() == State.QUEUED
                        ? JobChange.in(last, State.QUEUED, why, clock.instant())
                        : last,
                false);
      }
    }
  }

  private boolean isOurs(Job job) {
    lock.lock();
    try {
      return job.desk().equals(desk);
    } finally {
      lock.unlock();
    }
  }

  /** Puts what was being done when the process ended first among those that wait. */
  void recover() throws InterruptedException {
    for (Job job : states.all()) {
      if (isOurs(job) && job.state() == State.RUNNING) {
        String what = "The analyst was started anew; this went on from " + job.done() + ".";
        UnaryOperator<Job> again =
            last ->
                last.state() == State.RUNNING
                    ? JobChange.in(
                        JobChange.event(last, what, clock.instant()),
                        State.QUEUED,
                        null,
                        clock.instant())
                    : last;
        var unused = states.note(job.id(), again, false);
      }
    }
  }

  /** Does what waits from now on. */
  void open() {
    lock.lock();
    try {
      opened = true;
    } finally {
      lock.unlock();
    }
    schedule();
  }

  /** Begins what waits, as far as there is room. */
  void schedule() {
    lock.lock();
    try {
      List<Job> waiting =
          states.all().stream()
              .filter(job -> job.desk().equals(desk) && job.state() == State.QUEUED)
              .filter(job -> !active.containsKey(job.id()))
              .sorted(OLDEST_FIRST)
              .toList();
      for (Job job : waiting) {
        Work work = works.get(job.kind());
        if (closed || !opened || active.size() >= settings.atOnce() || work == null) {
          return;
        }
        String id = job.id();
        active.put(id, Thread.ofVirtual().name("job-" + id).start(() -> run(id, work)));
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isActive(String id) {
    lock.lock();
    try {
      return active.containsKey(id);
    } finally {
      lock.unlock();
    }
  }

  /** Somebody paused, resumed or cancelled it. */
  void changed(Job job) throws InterruptedException {
    if (job.state() != State.RUNNING && job.state() != State.QUEUED) {
      states.betweenWrites(() -> interrupt(job.id()));
    }
    schedule();
  }

  private void interrupt(String id) {
    lock.lock();
    try {
      Thread doing = active.get(id);
      if (doing != null) {
        doing.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void interruptAll() {
    lock.lock();
    try {
      active.values().forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }

  private void run(String id, Work work) {
    try {
      Job begun =
          states.note(
              id,
              job ->
                  job.state() == State.QUEUED
                      ? JobChange.in(job, State.RUNNING, null, clock.instant())
                      : job,
              true);
      if (begun != null && begun.state() == State.RUNNING) {
        end(id, work(begun, work));
      }
    } catch (InterruptedException e) {
      // It was paused or cancelled, which is kept already, or goes on after the next start.
      LOGGER.atDebug().addKeyValue("job", id).log("job interrupted");
    } finally {
      boolean goesOn = isOpen();
      lock.lock();
      try {
        active.remove(id);
        ended.signalAll();
      } finally {
        lock.unlock();
      }
      // Nobody interrupts this thread from here on, and what came before is not meant for this.
      boolean unused = Thread.interrupted();
      if (goesOn) {
        requeue(id);
      }
      schedule();
    }
  }

  private boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets one wait for its turn again that runs no longer and has not ended: an interrupt that was
   * meant for it before it was resumed came late.
   */
  private void requeue(String id) {
    try {
      var unused =
          states.note(
              id,
              job ->
                  job.state() == State.RUNNING
                      ? JobChange.in(job, State.QUEUED, null, clock.instant())
                      : job,
              false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Work.Ended work(Job job, Work work) throws InterruptedException {
    Path files = folder.of(job.id());
    try (Task task = Task.open(job, files, settings.resultMax().bytes(), keeper(job.id()))) {
      return work.run(task);
    } catch (IOException e) {
      LOGGER.atWarn().addKeyValue("job", job.id()).setCause(e).log("job's files fail");
      return new Work.Ended.Failed("Its files cannot be read or written: " + e.getMessage() + ".");
    } catch (RuntimeException | Error e) {
      // An error, too: it would end the thread, and the job would seem to run for ever.
      LOGGER.atError().addKeyValue("job", job.id()).setCause(e).log("job failed");
      return new Work.Ended.Failed("Something is broken; the log says what.");
    }
  }

  private void end(String id, Work.Ended how) throws InterruptedException {
    switch (how) {
      case Work.Ended.Stopped stopped -> {}
      case Work.Ended.Failed failed -> endIn(id, State.FAILED, failed.why());
      case Work.Ended.Done done -> {
        Optional<String> fault = manifest(id);
        if (fault.isPresent()) {
          endIn(id, State.FAILED, fault.get());
        } else {
          endIn(id, State.DONE, null);
        }
      }
    }
  }

  /** Why there is none; empty when it is written. */
  private Optional<String> manifest(String id) {
    Job job = states.get(id);
    if (job == null) {
      return Optional.empty();
    }
    Path files = folder.of(id);
    try {
      String sha256 = JobFolder.sha256(files.resolve(JobFolder.RESULT));
      DurableFiles.replace(
          files.resolve(JobFolder.MANIFEST), Json.bytes(Manifest.of(job, sha256, clock.instant())));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("Its files cannot be read or written: " + e.getMessage() + ".");
    }
  }

  private void endIn(String id, State state, @Nullable String detail) throws InterruptedException {
    var unused =
        states.note(
            id,
            job ->
                job.state() == State.RUNNING
                    ? JobChange.in(job, state, detail, clock.instant())
                    : job,
            false);
    states.ensureKept(id);
  }

  private Task.Keeper keeper(String id) {
    return new Task.Keeper() {
      @Override
      public Job change(UnaryOperator<Job> change, boolean kept) throws InterruptedException {
        Job job = states.note(id, change, kept);
        if (job == null) {
          throw new InterruptedException("the job is gone");
        }
        return job;
      }

      @Override
      public Instant now() {
        return clock.instant();
      }
    };
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    try {
      states.betweenWrites(this::interruptAll);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interruptAll();
    }
    lock.lock();
    try {
      long left = CLOSE_TIMEOUT.toNanos();
      while (!active.isEmpty() && left > 0) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
