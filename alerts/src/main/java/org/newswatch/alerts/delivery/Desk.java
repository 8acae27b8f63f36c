package org.newswatch.alerts.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Delivery.State;

/**
 * How the deliveries of one partition stand. Of those that are done only the time is kept. Not
 * thread-safe.
 */
final class Desk {

  private static final Comparator<Delivery> AGE =
      Comparator.comparing(Delivery::at)
          .thenComparing(Delivery::attempts)
          .thenComparing(Delivery::state);

  private final Map<String, Delivery> open = new HashMap<>();
  private final Map<String, Delivery> done = new HashMap<>();
  private int dead;
  private boolean loaded;

  boolean knows(String key) {
    return open.containsKey(key) || done.containsKey(key);
  }

  @Nullable Delivery get(String key) {
    Delivery row = open.get(key);
    return row == null ? done.get(key) : row;
  }

  /**
   * Takes the row over unless one that is as new is known; says whether it did. What is done is
   * done, whatever the clocks of those say who had the partition, and stays so.
   */
  boolean put(Delivery row) {
    Delivery known = get(row.key());
    if (known != null) {
      boolean newer = row.state() == State.DELIVERED || AGE.compare(known, row) < 0;
      if (known.state() == State.DELIVERED || !newer) {
        return false;
      }
    }
    remove(row.key());
    if (row.state() == State.DELIVERED) {
      done.put(row.key(), bare(row));
    } else {
      open.put(row.key(), row);
      dead += row.state() == State.DEAD ? 1 : 0;
    }
    return true;
  }

  void remove(String key) {
    done.remove(key);
    Delivery gone = open.remove(key);
    if (gone != null && gone.state() == State.DEAD) {
      dead--;
    }
  }

  List<Delivery> pending() {
    return open.values().stream().filter(row -> row.state() == State.PENDING).toList();
  }

  int pendingCount() {
    return open.size() - dead;
  }

  int deadCount() {
    return dead;
  }

  /** Rows that wait for nothing and are older than this. */
  List<Delivery> settledBefore(Instant time, int max) {
    List<Delivery> old = new ArrayList<>();
    for (Map<String, Delivery> rows : List.of(done, open)) {
      rows.values().stream()
          .filter(row -> row.state() != State.PENDING && row.at().isBefore(time))
          .limit(max - old.size())
          .forEach(old::add);
    }
    return old;
  }

  boolean isLoaded() {
    return loaded;
  }

  void setLoaded() {
    loaded = true;
  }

  /** Errors of the past are of no use any more. */
  private static Delivery bare(Delivery row) {
    return row.lastError() == null && row.nextTry() == null
        ? row
        : row.with(row.state(), row.attempts(), null, null, row.since(), row.at());
  }
}
