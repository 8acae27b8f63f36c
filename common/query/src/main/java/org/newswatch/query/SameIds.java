package org.newswatch.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which ids turned out, or were decided, to be one, as far as a topic has told. Holds those only,
 * so that it stays small beside all there are. Thread-safe.
 */
public final class SameIds {

  private final Map<String, String> into = new HashMap<>();
  private final Map<String, Set<String>> from = new HashMap<>();

  /**
   * What is told of one now counts, whatever was told before.
   *
   * @param now what it was merged into; null when it stands for itself
   * @return what it was merged into before; null when it stood for itself
   */
  public synchronized @Nullable String take(String id, @Nullable String now) {
    String before = into.remove(id);
    if (before != null) {
      Set<String> others = from.getOrDefault(before, Set.of());
      others.remove(id);
      if (others.isEmpty()) {
        from.remove(before);
      }
    }
    if (now != null && !now.equals(id)) {
      into.put(id, now);
      from.computeIfAbsent(now, root -> new TreeSet<>()).add(id);
    }
    return before;
  }

  /** What readers take it for; itself when it is no other. */
  public synchronized String root(String id) {
    if (!into.containsKey(id)) {
      return id;
    }
    Set<String> seen = new LinkedHashSet<>();
    String at = id;
    while (seen.add(at)) {
      String next = into.get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    // A circle, for a moment, while a decision is told of one by one.
    return id;
  }

  /**
   * All that readers take for one with it, itself first; at most {@link
   * QueryLimits#SAME_ENTITIES_MAX}.
   */
  public synchronized Set<String> of(String id) {
    if (!into.containsKey(id) && !from.containsKey(id)) {
      return Set.of(id);
    }
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

  /** Whether something was merged into it. */
  public synchronized boolean hasOthers(String id) {
    return from.containsKey(id);
  }

  /** All that something was merged into. */
  public synchronized List<String> withOthers() {
    return new ArrayList<>(from.keySet());
  }
}
