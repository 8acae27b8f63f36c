package org.newswatch.crawler.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult.Kind;

/** What of one domain waits, and in which order it comes. Guarded by the frontier's lock. */
final class Domain {

  private record Entry(Instant due, int rank, UrlState state) {

    /** Its address was put off, forgotten or handed out since. */
    boolean isStale() {
      return !due.equals(state.due) || state.inFlight || state.parked;
    }
  }

  /** What is new is worth more than what may have changed: lists, then new pages, then others. */
  private static final Comparator<Entry> BY_DUE =
      Comparator.comparingInt(Entry::rank).thenComparing(Entry::due);

  private static final int CROWD_MIN = 64;

  final String name;

  /** Article addresses that were never looked at. */
  int unseen;

  /** An order of it is out. */
  boolean busy;

  /** What its server asked for. */
  Instant notBefore = Instant.MIN;

  /** Where it stands in the queue of domains; null when it does not. */
  Agenda.@Nullable Turn turn;

  /** Entries from which on stale ones are looked for: twice as many as were left last time. */
  private int crowd = CROWD_MIN;

  private final PriorityQueue<Entry> later = new PriorityQueue<>(Comparator.comparing(Entry::due));
  private final PriorityQueue<Entry> ready = new PriorityQueue<>(BY_DUE);

  Domain(String name) {
    this.name = name;
  }

  void add(UrlState state, Instant due) {
    if (waiting() >= crowd) {
      // One that is due in weeks would be kept until then, though nobody waits for it any more.
      later.removeIf(Entry::isStale);
      ready.removeIf(Entry::isStale);
      crowd = Math.max(CROWD_MIN, 2 * waiting());
    }
    later.add(new Entry(due, rank(state), state));
  }

  private static int rank(UrlState state) {
    return state.kind != Kind.ARTICLE && state.kind != Kind.FILE ? 0 : state.isNew ? 1 : 2;
  }

  /** The first that is due now and may be looked at; what may not is parked. */
  Optional<UrlState> next(Instant now, Predicate<UrlState> mayBe) {
    Entry soonest = head(later);
    while (soonest != null && !soonest.due().isAfter(now)) {
      ready.add(later.remove());
      soonest = head(later);
    }
    Entry entry = head(ready);
    while (entry != null) {
      UrlState state = ready.remove().state();
      if (mayBe.test(state)) {
        return Optional.of(state);
      }
      state.parked = true;
      entry = head(ready);
    }
    return Optional.empty();
  }

  /** Entries that are kept, stale ones too. */
  int waiting() {
    return later.size() + ready.size();
  }

  /** When its next order may be due; empty when nothing waits. */
  Optional<Instant> nextAt() {
    Entry readyHead = head(ready);
    Entry first = readyHead == null ? head(later) : readyHead;
    return first == null
        ? Optional.empty()
        : Optional.of(first.due().isBefore(notBefore) ? notBefore : first.due());
  }

  private static @Nullable Entry head(PriorityQueue<Entry> queue) {
    Entry entry = queue.peek();
    while (entry != null && entry.isStale()) {
      queue.remove();
      entry = queue.peek();
    }
    return entry;
  }
}
