package org.newswatch.alerts.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;

/**
 * The queries of all subscriptions as others may name them, and who does: what {@code @id} stands
 * for changes with the subscription of that id. Not thread-safe.
 */
final class SavedQueries {

  /** No query without it names another. */
  private static final char MARK = '@';

  private final Function<String, Optional<String>> elsewhere;
  private final Map<String, Subscription> all = new HashMap<>();

  /** Who names it, itself or through others. */
  private final Map<String, Set<String>> namedBy = new HashMap<>();

  /** Whom it names. */
  private final Map<String, Set<String>> names = new HashMap<>();

  /**
   * @param elsewhere queries under names that no subscription has
   */
  SavedQueries(Function<String, Optional<String>> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** Takes these in; they, and those not among them that name one of them, are to be read anew. */
  Collection<Subscription> take(Collection<Subscription> versions) {
    Map<String, Subscription> changed = new LinkedHashMap<>();
    for (Subscription version : versions) {
      all.put(version.id(), version);
      changed.put(version.id(), version);
    }
    for (Subscription version : versions) {
      for (String by : namedBy.getOrDefault(version.id(), Set.of())) {
        Subscription one = all.get(by);
        if (one != null && !one.removed()) {
          changed.putIfAbsent(by, one);
        }
      }
    }
    return changed.values();
  }

  /** Knows these no longer. */
  void forget(Collection<String> ids) {
    for (String id : ids) {
      all.remove(id);
      named(id, Set.of());
    }
  }

  /** The subscription's query with those that it names in their places. */
  Parsed parse(Subscription subscription) {
    if (subscription.query().indexOf(MARK) < 0) {
      named(subscription.id(), Set.of());
      return Queries.parse(subscription.query());
    }
    Set<String> named = new HashSet<>();
    Parsed parsed =
        Queries.parse(
            subscription.query(),
            name -> {
              named.add(name);
              return text(name);
            });
    named(subscription.id(), named);
    return parsed;
  }

  private Optional<String> text(String name) {
    Subscription one = all.get(name);
    return one == null ? elsewhere.apply(name) : one.savedQuery();
  }

  private void named(String id, Set<String> now) {
    Set<String> before = now.isEmpty() ? names.remove(id) : names.put(id, now);
    if (before != null) {
      for (String name : before) {
        Set<String> by = namedBy.getOrDefault(name, new HashSet<>());
        by.remove(id);
        if (by.isEmpty()) {
          namedBy.remove(name);
        }
      }
    }
    now.forEach(name -> namedBy.computeIfAbsent(name, key -> new HashSet<>()).add(id));
  }
}
