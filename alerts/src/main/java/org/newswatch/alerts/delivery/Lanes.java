package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.newswatch.contract.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each target, on a virtual thread while there is something in it: what is slow or
 * dead holds up itself alone, and messages to one target keep their order. How much may wait in a
 * lane is bounded by {@link Outbox#WAITING_MAX}. Thread-safe.
 */
final class Lanes implements AutoCloseable {

  /** What is done with each delivery. */
  @FunctionalInterface
  interface Work {
    void on(Delivery row) throws InterruptedException;
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(Lanes.class);

  /** How long what was interrupted may take to notice. */
  private static final Duration ABANDON_AFTER = Duration.ofSeconds(2);

  private final Work work;
  private final Consumer<Throwable> ended;
  private final Duration drain;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<Delivery>> lanes = new HashMap<>();
  private final ExecutorService threads;
  private boolean closed;

  /**
   * @param ended told what ended a lane that should not have ended
   * @param drain how long what is under way may take to end when this is closed
   */
  Lanes(Work work, Consumer<Throwable> ended, Duration drain) {
    this.work = work;
    this.ended = ended;
    this.drain = drain;
    threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("newswatch-alerts-lane-", 0).factory());
  }

  /** Puts these into the lane of their target. */
  void put(String target, List<Delivery> rows) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      Deque<Delivery> lane = lanes.get(target);
      if (lane != null) {
        lane.addAll(rows);
        return;
      }
      lanes.put(target, new ArrayDeque<>(rows));
      Future<?> unused = threads.submit(() -> run(target));
    } finally {
      lock.unlock();
    }
  }

  /** Lanes that something is in. */
  int active() {
    lock.lock();
    try {
      return lanes.size();
    } finally {
      lock.unlock();
    }
  }

  private void run(String target) {
    try {
      for (List<Delivery> next = next(target); !next.isEmpty(); next = next(target)) {
        work.on(next.getFirst());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // What is in the lane waits for ever now: whoever watches must know.
      ended.accept(e);
      throw e;
    }
  }

  /** The next one as a list, so that an empty one says that the lane is done. */
  private List<Delivery> next(String target) {
    lock.lock();
    try {
      Deque<Delivery> lane = lanes.get(target);
      Delivery next = lane == null || closed ? null : lane.poll();
      if (next == null) {
        lanes.remove(target);
        return List.of();
      }
      return List.of(next);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more, lets what is under way end for a while, then interrupts it. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
        List<Runnable> unused = threads.shutdownNow();
        if (!threads.awaitTermination(ABANDON_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
          LOGGER.atWarn().log("lanes of deliveries did not end in time and are abandoned");
        }
      }
    } catch (InterruptedException e) {
      List<Runnable> unused = threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
