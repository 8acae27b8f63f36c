package org.newswatch.analyst;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Limits;
import org.newswatch.query.QueryLimits;

/**
 * Which entities turned out, or were decided, to be one, as far as the topic has told. Holds those
 * only, so that it stays small beside all entities. Thread-safe.
 */
final class SameEntities {

  private final Map<String, String> into = new HashMap<>();
  private final Map<String, Set<String>> from = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  /** What the topic tells of one now counts, whatever it told before. */
  synchronized void take(Entity entity) {
    String id = entity.id();
    String before = into.remove(id);
    if (before != null) {
      Set<String> others = from.getOrDefault(before, Set.of());
      others.remove(id);
      if (others.isEmpty()) {
        from.remove(before);
        labels.remove(before);
      }
    }
    String now = entity.mergedInto();
    if (now != null) {
      into.put(id, now);
      from.computeIfAbsent(now, root -> new TreeSet<>()).add(id);
    }
    if (from.containsKey(id)) {
      labels.put(id, entity.label());
    }
  }

  /** What readers take the entity for; itself when it is no other. */
  synchronized String root(String id) {
    Set<String> seen = new LinkedHashSet<>();
    String at = id;
    while (seen.add(at)) {
      String next = into.get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    // A circle, for a moment, while a decision is told of entity by entity.
    return id;
  }

  /** All that readers take for one with this entity, the entity itself first. */
  synchronized Set<String> of(String id) {
    Set<String> all = new LinkedHashSet<>(List.of(id));
    Deque<String> next = new ArrayDeque<>(List.of(root(id), id));
    while (!next.isEmpty() && all.size() < QueryLimits.SAME_ENTITIES_MAX) {
      String at = next.removeFirst();
      if (all.add(at) || at.equals(id)) {
        from.getOrDefault(at, Set.of()).stream()
            .filter(other -> !all.contains(other))
            .forEach(next::addLast);
      }
    }
    return all;
  }

  /** An article's entities as readers see them: those that are one as one, by its label. */
  List<EntityRef> seen(List<EntityRef> refs) {
    Map<String, EntityRef> seen = new LinkedHashMap<>();
    for (EntityRef ref : refs) {
      String root = root(ref.id());
      String label = label(root);
      EntityRef one =
          new EntityRef(
              root,
              ref.type(),
              label == null ? ref.label() : label,
              ref.salience(),
              ref.mentions(),
              ref.kind(),
              ref.names());
      seen.merge(root, one, SameEntities::both);
    }
    return new ArrayList<>(seen.values());
  }

  private synchronized @Nullable String label(String id) {
    return labels.get(id);
  }

  private static EntityRef both(EntityRef one, EntityRef other) {
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return new EntityRef(
        one.id(),
        one.type(),
        one.label(),
        Math.min(1, one.salience() + other.salience()),
        one.mentions() + other.mentions(),
        one.kind() == null ? other.kind() : one.kind(),
        names.stream().limit(Limits.SPELLINGS_MAX).toList());
  }
}
