package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Those that decisions name among those that articles showed to be others. Joining knows them no
 * more; what was decided of them holds all the same.
 */
final class Below {

  private final Bearers bearers;
  private final Set<String> named = new LinkedHashSet<>();
  private @Nullable Map<String, Set<String>> below;

  Below(Bearers bearers) {
    this.bearers = bearers;
  }

  /** Decisions name these. */
  void named(Collection<String> ids) {
    named.addAll(ids);
    if (below != null) {
      ids.forEach(this::place);
    }
  }

  /** Whether decisions speak of this one. */
  boolean names(String id) {
    return named.contains(id);
  }

  /** Articles showed these to be others. */
  void merged(Collection<String> ids) {
    Map<String, Set<String>> all = below;
    if (all != null && !named.isEmpty()) {
      for (String id : ids) {
        List<String> moved = new ArrayList<>(all.getOrDefault(id, Set.of()));
        moved.add(id);
        moved.stream().filter(named::contains).forEach(this::place);
      }
    }
  }

  /** Those that turned out to be this one, which itself is no other. */
  Set<String> of(String root) {
    return named.isEmpty() ? Set.of() : all().getOrDefault(root, Set.of());
  }

  /** What was thought to be one may not be. */
  void forget() {
    below = null;
  }

  private Map<String, Set<String>> all() {
    Map<String, Set<String>> all = below;
    if (all == null) {
      all = new HashMap<>();
      below = all;
      named.forEach(this::place);
    }
    return all;
  }

  private void place(String id) {
    Bearer root = bearers.root(id);
    if (below != null && root != null && !root.id().equals(id)) {
      below.computeIfAbsent(root.id(), r -> new TreeSet<>()).add(id);
    }
  }
}
