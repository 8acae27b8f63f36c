package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Those that decisions name among those that articles showed to be others. Joining knows them no
 * more; what was decided of them holds all the same.
 */
final class Below {

  private final Bearers bearers;
  private final Set<String> named = new LinkedHashSet<>();
  private final Map<String, Set<String>> below = new HashMap<>();
  private final Map<String, Set<String>> before = new HashMap<>();

  Below(Bearers bearers) {
    this.bearers = bearers;
  }

  /** Decisions name these. */
  void named(Collection<String> ids) {
    named.addAll(ids);
    ids.forEach(this::place);
  }

  /** Whether decisions speak of this one. */
  boolean names(String id) {
    return named.contains(id);
  }

  /** Articles showed these to be others. */
  void merged(Collection<String> ids) {
    if (named.isEmpty()) {
      return;
    }
    for (String id : ids) {
      List<String> moved = new ArrayList<>(of(id));
      moved.add(id);
      set(id, Set.of());
      moved.stream().filter(named::contains).forEach(this::place);
    }
  }

  /** Those that turned out to be this one, which itself is no other. */
  Set<String> of(String root) {
    return below.getOrDefault(root, Set.of());
  }

  /** What was thought to be one is kept. */
  void kept() {
    before.clear();
  }

  /** What was thought to be one since the last that is kept may not be. */
  void forget() {
    below.putAll(before);
    before.clear();
  }

  private void place(String id) {
    Bearer root = bearers.root(id);
    if (root != null && !root.id().equals(id)) {
      Set<String> more = new TreeSet<>(of(root.id()));
      more.add(id);
      set(root.id(), more);
    }
  }

  private void set(String root, Set<String> ids) {
    before.putIfAbsent(root, of(root));
    if (ids.isEmpty()) {
      below.remove(root);
    } else {
      below.put(root, ids);
    }
  }
}
