package org.newswatch.analyst.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How all jobs are. Of this desk's own jobs this is where they change, and the log follows; those
 * of others are as the log tells. Thread-safe.
 */
final class JobStates implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(JobStates.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

  private final JobLog log;
  private final Sleeper sleeper;
  private final Map<String, Job> states = new ConcurrentHashMap<>();

  /** Held while a state changes, so that the log has the changes in their order. */
  private final ReentrantLock changing = new ReentrantLock();

  /** Desks of which this process has made jobs. */
  private final Set<String> ownDesks = ConcurrentHashMap.newKeySet();

  private volatile boolean ready;
  private volatile boolean closed;

  JobStates(JobLog log, Sleeper sleeper) {
    this.log = log;
    this.sleeper = sleeper;
  }

  /**
   * @param desk whose jobs change here; null when it has none yet
   * @param whenReady told once, when all is known
   */
  void follow(@Nullable String desk, Runnable whenReady) {
    log.follow(new Reader(desk, whenReady));
  }

  private final class Reader implements TopicDecoder.Told<Job> {

    private final @Nullable String desk;
    private final Runnable whenReady;
    private Map<String, Job> told = new HashMap<>();

    private Reader(@Nullable String desk, Runnable whenReady) {
      this.desk = desk;
      this.whenReady = whenReady;
    }

    @Override
    public void fromTheBeginning() {
      told = new HashMap<>();
    }

    @Override
    public void take(Job job) {
      if (!ready) {
        told.put(job.id(), job);
      } else if (!isOwn(job)) {
        states.put(job.id(), job);
      }
    }

    /** One that was added here meanwhile is known here already. */
    private boolean isOwn(Job job) {
      return job.desk().equals(desk) || ownDesks.contains(job.desk());
    }

    @Override
    public void forget(String id) {
      if (!ready) {
        told.remove(id);
        return;
      }
      Job job = states.get(id);
      if (job != null && !isOwn(job)) {
        states.remove(id);
      }
    }

    @Override
    public void caughtUp() {
      if (!ready) {
        states.putAll(told);
        told = new HashMap<>();
        ready = true;
        whenReady.run();
      }
    }
  }

  boolean ready() {
    return ready;
  }

  Collection<Job> all() {
    return List.copyOf(states.values());
  }

  @Nullable Job get(String id) {
    return states.get(id);
  }

  /** A new one of this desk. */
  void add(Job job) throws DeskException, InterruptedException {
    ownDesks.add(job.desk());
    changing.lockInterruptibly();
    try {
      log.write(job);
      states.put(job.id(), job);
    } finally {
      changing.unlock();
    }
  }

  /** The job as it is after the change, once that is kept; null when there is none. */
  @Nullable Job change(String id, UnaryOperator<Job> change)
      throws DeskException, InterruptedException {
    changing.lockInterruptibly();
    try {
      Job job = states.get(id);
      if (job == null) {
        return null;
      }
      Job next = change.apply(job);
      if (!next.equals(job)) {
        log.write(next);
        states.put(id, next);
      }
      return next;
    } finally {
      changing.unlock();
    }
  }

  /**
   * The same, which counts here at once.
   *
   * @param kept whether the log is told, too; one that does not answer is passed over
   */
  @Nullable Job note(String id, UnaryOperator<Job> change, boolean kept)
      throws InterruptedException {
    changing.lockInterruptibly();
    try {
      Job next = states.computeIfPresent(id, (key, job) -> change.apply(job));
      if (next != null && kept) {
        write(next);
      }
      return next;
    } finally {
      changing.unlock();
    }
  }

  private boolean write(Job job) throws InterruptedException {
    try {
      log.write(job);
      return true;
    } catch (DeskException e) {
      LOGGER
          .atWarn()
          .addKeyValue("job", job.id())
          .addKeyValue("cause", String.valueOf(e.getMessage()))
          .log("how far a job is cannot be kept now");
      return false;
    }
  }

  /** Waits until the log has what is known of the job, or this is closed. */
  void ensureKept(String id) throws InterruptedException {
    while (!closed) {
      changing.lockInterruptibly();
      try {
        Job job = states.get(id);
        if (job == null || write(job)) {
          return;
        }
      } finally {
        changing.unlock();
      }
      sleeper.sleep(AGAIN_AFTER);
    }
  }

  /**
   * Does something while no state is written: who is interrupted in the middle of a write would
   * leave it unsaid whether it is kept. After a while it is done all the same.
   */
  void betweenWrites(Runnable action) throws InterruptedException {
    boolean held = changing.tryLock(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    try {
      action.run();
    } finally {
      if (held) {
        changing.unlock();
      }
    }
  }

  void remove(String id) throws DeskException, InterruptedException {
    changing.lockInterruptibly();
    try {
      log.forget(id);
      states.remove(id);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    log.close();
  }
}
