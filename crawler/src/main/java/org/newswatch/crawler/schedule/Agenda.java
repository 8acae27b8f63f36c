package org.newswatch.crawler.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All domains, the one that may be asked next first, so that looking for what is due costs as much
 * as there is due and not as much as there are domains. Guarded by the frontier's lock.
 */
final class Agenda {

  /** A domain's place in the queue; one that the domain does not hold any more is void. */
  record Turn(Instant at, long number, Domain domain) {}

  private static final Comparator<Turn> FIRST =
      Comparator.comparing(Turn::at).thenComparingLong(Turn::number);

  private final Map<String, Domain> domains = new HashMap<>();
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(FIRST);
  private final Function<String, Instant> readyAt;
  private final Predicate<UrlState> mayBe;
  private long numbers;

  /**
   * An empty one.
   *
   * @param readyAt when a domain may be asked again, for politeness
   * @param mayBe whether an address that is due is to be looked at
   */
  Agenda(Function<String, Instant> readyAt, Predicate<UrlState> mayBe) {
    this.readyAt = readyAt;
    this.mayBe = mayBe;
  }

  void schedule(UrlState state, Instant due) {
    state.due = due;
    state.parked = false;
    Domain domain = domain(state.domain);
    domain.add(state, due);
    queue(domain);
  }

  /** Takes up to {@code max} domains' first addresses that are due; their domains are then busy. */
  List<UrlState> take(Instant now, int max) {
    List<UrlState> taken = new ArrayList<>();
    Turn first = first();
    while (taken.size() < max && first != null && !first.at().isAfter(now)) {
      turns.remove();
      Domain domain = first.domain();
      domain.turn = null;
      served(domain, now).ifPresent(taken::add);
      first = first();
    }
    return taken;
  }

  private Optional<UrlState> served(Domain domain, Instant now) {
    Instant ready = domain.nextAt().isEmpty() ? Instant.MIN : readyAt.apply(domain.name);
    if (ready.isAfter(now)) {
      enqueue(domain, ready);
      return Optional.empty();
    }
    Optional<UrlState> next =
        domain.notBefore.isAfter(now) ? Optional.empty() : domain.next(now, mayBe);
    if (next.isPresent()) {
      domain.busy = true;
    } else {
      queue(domain);
      forgetIfIdle(domain, now);
    }
    return next;
  }

  /** When the next address may be due; empty when nothing waits. */
  Optional<Instant> nextDue() {
    Turn first = first();
    while (first != null) {
      Domain domain = first.domain();
      Optional<Instant> real = domain.nextAt();
      if (real.isPresent() && !real.get().isAfter(first.at())) {
        return Optional.of(first.at());
      }
      turns.remove();
      domain.turn = null;
      real.ifPresent(at -> enqueue(domain, at));
      first = first();
    }
    return Optional.empty();
  }

  /** The domain may have its next order. */
  void free(String name, Instant now) {
    Domain domain = domain(name);
    domain.busy = false;
    queue(domain);
    forgetIfIdle(domain, now);
  }

  void pause(String name, Instant until) {
    Domain domain = domain(name);
    if (until.isAfter(domain.notBefore)) {
      domain.notBefore = until;
    }
    queue(domain);
  }

  /** How many article addresses of a domain were never looked at. */
  int unseen(String name) {
    Domain known = domains.get(name);
    return known == null ? 0 : known.unseen;
  }

  void countUnseen(String name, int change) {
    domain(name).unseen += change;
  }

  int size() {
    return domains.size();
  }

  /** Hostile feeds name domains without end; one that is left with nothing is forgotten. */
  private void forgetIfIdle(Domain domain, Instant now) {
    if (!domain.busy && domain.turn == null && domain.unseen == 0) {
      if (domain.notBefore.isAfter(now)) {
        enqueue(domain, domain.notBefore);
      } else {
        domains.remove(domain.name);
      }
    }
  }

  private void queue(Domain domain) {
    Optional<Instant> next = domain.busy ? Optional.empty() : domain.nextAt();
    next.ifPresent(at -> enqueue(domain, at));
  }

  private void enqueue(Domain domain, Instant at) {
    Turn held = domain.turn;
    if (held == null || at.isBefore(held.at())) {
      Turn turn = new Turn(at, numbers++, domain);
      domain.turn = turn;
      turns.add(turn);
    }
  }

  private @Nullable Turn first() {
    Turn first = turns.peek();
    while (first != null && !first.equals(first.domain().turn)) {
      turns.remove();
      first = turns.peek();
    }
    return first;
  }

  private Domain domain(String name) {
    return domains.computeIfAbsent(name, Domain::new);
  }
}
