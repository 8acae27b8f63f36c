package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Delivery.State;

/**
 * What is to be sent by this process, and when: the deliveries of the partitions that it reads, as
 * far as their rows have been read to the end. A delivery that was taken is given to nobody else
 * until it is settled. Thread-safe; does no I/O.
 */
final class Outbox {

  /** Deliveries that may wait for one channel of one subscription; what is more is given up. */
  static final int WAITING_MAX = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Integer, Desk> desks = new HashMap<>();
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Of those that were taken, what is being sent this moment, by its key. */
  private final Map<String, Delivery> sending = new HashMap<>();

  private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(Instant at, int partition, String key) {}

  /** Rows of this partition are about to be read; nothing of it is sent before they are. */
  void gained(int partition) {
    locked(() -> desks.put(partition, new Desk()));
  }

  /** Somebody else sends what is in this partition. */
  void gone(int partition) {
    locked(
        () -> {
          Desk desk = desks.remove(partition);
          if (desk != null) {
            desk.pending().forEach(row -> count(row, -1));
          }
        });
  }

  /** A row as it was read; null when nothing is known of the delivery any more. */
  void saw(int partition, String key, @Nullable Delivery row) {
    locked(
        () -> {
          Desk desk = desks.get(partition);
          if (desk == null) {
            return;
          }
          if (row != null) {
            put(desk, row);
          } else if (!taken.contains(key)) {
            Delivery known = desk.get(key);
            if (known != null && known.state() == State.PENDING) {
              count(known, -1);
            }
            desk.remove(key);
          }
        });
  }

  /**
   * All rows of this partition that were there when it was gained have been seen.
   *
   * @return how many of its deliveries wait; whoever had them before may have sent some of them
   */
  int loaded(int partition) {
    lock.lock();
    try {
      Desk desk = desks.get(partition);
      if (desk == null || desk.isLoaded()) {
        return 0;
      }
      desk.setLoaded();
      List<Delivery> pending = desk.pending();
      pending.forEach(this::schedule);
      changed.signalAll();
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the rows of these partitions were read to the end within this time. */
  boolean awaitLoaded(Collection<Integer> partitions, Duration patience)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (!partitions.stream().allMatch(this::isLoaded)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isLoaded(int partition) {
    Desk desk = desks.get(partition);
    return desk != null && desk.isLoaded();
  }

  /** Those of these deliveries that nothing is known of. */
  List<Delivery> unknown(List<Delivery> rows) {
    lock.lock();
    try {
      return rows.stream()
          .filter(
              row -> {
                Desk desk = desks.get(row.partition());
                return desk == null || !desk.knows(row.key());
              })
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Whether as many wait for this channel as may. */
  boolean isFull(Delivery row) {
    lock.lock();
    try {
      return waiting.getOrDefault(channelOf(row), 0) >= WAITING_MAX;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over rows that were just written. */
  void add(List<Delivery> rows) {
    locked(
        () -> {
          for (Delivery row : rows) {
            Desk desk = desks.get(row.partition());
            if (desk != null) {
              put(desk, row);
            }
          }
        });
  }

  /**
   * The deliveries whose time has come, in the order of their times; each is the caller's until it
   * is settled. Waits a while when there is none.
   */
  List<Delivery> take(InstantSource clock, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      List<Delivery> due = dueAt(clock.instant());
      while (due.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        due = dueAt(clock.instant());
      }
      return due;
    } finally {
      lock.unlock();
    }
  }

  private List<Delivery> dueAt(Instant now) {
    List<Delivery> due = new ArrayList<>();
    for (Due next = dues.peek(); next != null && !next.at().isAfter(now); next = dues.peek()) {
      dues.remove();
      Delivery row = current(next.partition(), next.key());
      // What was settled, moved or put off meanwhile stands in the queue with another time.
      if (row != null && next.at().equals(row.nextTry()) && taken.add(row.key())) {
        due.add(row);
      }
    }
    return due;
  }

  /**
   * Whether a delivery that was taken is still this process's to send. It is then being sent until
   * it is settled or {@link #left}.
   */
  boolean begin(Delivery row) {
    lock.lock();
    try {
      boolean ours = row.equals(current(row.partition(), row.key()));
      if (ours) {
        sending.put(row.key(), row);
      }
      return ours;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody sends this any more, and how it stands is not known: this process ends. */
  void left(Delivery row) {
    locked(() -> sending.remove(row.key()));
  }

  /** Whether this process sends what is in this partition. */
  boolean owns(int partition) {
    lock.lock();
    try {
      return isLoaded(partition);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until nothing of these partitions is being sent.
   *
   * @return what still is when patience ends
   */
  List<Delivery> awaitSent(Collection<Integer> partitions, Duration patience)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      List<Delivery> rows = sendingOf(partitions);
      while (!rows.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        rows = sendingOf(partitions);
      }
      return rows;
    } finally {
      lock.unlock();
    }
  }

  private List<Delivery> sendingOf(Collection<Integer> partitions) {
    return sending.values().stream().filter(row -> partitions.contains(row.partition())).toList();
  }

  /** How a delivery that was taken stands now. */
  void settle(Delivery result) {
    locked(
        () -> {
          taken.remove(result.key());
          sending.remove(result.key());
          Desk desk = desks.get(result.partition());
          if (desk == null) {
            return;
          }
          if (!put(desk, result)) {
            Delivery known = desk.get(result.key());
            if (known != null && known.state() == State.PENDING && desk.isLoaded()) {
              schedule(known);
            }
          }
        });
  }

  /** Deliveries that wait, those that are being sent included. */
  int pending() {
    return sum(Desk::pendingCount);
  }

  /** Deliveries that were given up. */
  int dead() {
    return sum(Desk::deadCount);
  }

  /** Rows that wait for nothing and are older than this. */
  List<Delivery> settledBefore(Instant time, int max) {
    lock.lock();
    try {
      List<Delivery> old = new ArrayList<>();
      for (Desk desk : desks.values()) {
        old.addAll(desk.isLoaded() ? desk.settledBefore(time, max - old.size()) : List.of());
      }
      return old;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Delivery current(int partition, String key) {
    Desk desk = desks.get(partition);
    Delivery row = desk == null || !desk.isLoaded() ? null : desk.get(key);
    return row == null || row.state() != State.PENDING ? null : row;
  }

  private boolean put(Desk desk, Delivery row) {
    Delivery before = desk.get(row.key());
    if (!desk.put(row)) {
      return false;
    }
    if (before != null && before.state() == State.PENDING) {
      count(before, -1);
    }
    if (row.state() == State.PENDING) {
      count(row, 1);
      if (desk.isLoaded()) {
        schedule(row);
      }
    }
    return true;
  }

  private void schedule(Delivery row) {
    Instant at = row.nextTry();
    if (at != null && !taken.contains(row.key())) {
      dues.add(new Due(at, row.partition(), row.key()));
    }
  }

  private void count(Delivery row, int change) {
    waiting.merge(
        channelOf(row), change, (before, more) -> before + more == 0 ? null : before + more);
  }

  private static String channelOf(Delivery row) {
    return row.subscriptionId() + "/" + row.channel();
  }

  private int sum(ToIntFunction<Desk> count) {
    lock.lock();
    try {
      return desks.values().stream().mapToInt(count).sum();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
