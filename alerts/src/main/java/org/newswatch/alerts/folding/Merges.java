package org.newswatch.alerts.folding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of many turned out to be one. Holds those that were merged only. Thread-safe. */
public final class Merges implements StoryRoots {

  /** Links of a chain of merges that are followed; no chain of ours comes near. */
  private static final int CHAIN_MAX = 100;

  private final Map<String, String> mergedInto = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  /** What is told of one now counts, whatever was told before; null: it stands for itself. */
  public synchronized void take(String id, @Nullable String into) {
    String before = mergedInto.get(id);
    if (before != null && !before.equals(into)) {
      mergedInto.remove(id);
      Set<String> others = members.get(before);
      if (others != null) {
        others.remove(id);
      }
    }
    if (into != null) {
      mergedInto.put(id, into);
      members.computeIfAbsent(into, root -> new HashSet<>()).add(id);
    }
  }

  @Override
  public synchronized String root(String storyId) {
    String root = storyId;
    for (int i = 0; i < CHAIN_MAX; i++) {
      String into = mergedInto.get(root);
      if (into == null) {
        return root;
      }
      root = into;
    }
    return root;
  }

  /** All that are one with this one, itself among them. */
  public Set<String> same(String id) {
    return members(root(id));
  }

  @Override
  public synchronized Set<String> members(String root) {
    Set<String> all = new HashSet<>();
    add(root, all);
    return all;
  }

  private void add(String id, Set<String> all) {
    if (all.add(id)) {
      members.getOrDefault(id, Set.of()).forEach(member -> add(member, all));
    }
  }
}
