package org.newswatch.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newswatch.benchmarks.NamePairs.Pair;
import org.newswatch.names.NameKeys;

/**
 * How well look-up keys find a name again.
 *
 * @param recall share of the same pairs that share a key
 * @param fanout other names that a name meets among {@value #NAMES}, on the average
 */
record NameKeyScore(double recall, double fanout) {

  private static final int NAMES = 10_000;

  static NameKeyScore of(NamePairs pairs) {
    List<String> names = pairs.names();
    return new NameKeyScore(
        recall(pairs.pairs()), fanout(names.subList(0, Math.min(NAMES, names.size()))));
  }

  private static double recall(List<Pair> pairs) {
    long same = 0;
    long found = 0;
    for (Pair pair : pairs) {
      if (pair.same()) {
        same++;
        Set<String> keys = NameKeys.lookupKeys(pair.first());
        if (NameKeys.lookupKeys(pair.second()).stream().anyMatch(keys::contains)) {
          found++;
        }
      }
    }
    return same == 0 ? 1 : found / (double) same;
  }

  /** As if there were {@link #NAMES} names, where there are fewer. */
  private static double fanout(List<String> names) {
    Map<String, Set<Integer>> byKey = new HashMap<>();
    for (int at = 0; at < names.size(); at++) {
      for (String key : NameKeys.lookupKeys(names.get(at))) {
        byKey.computeIfAbsent(key, ignored -> new HashSet<>()).add(at);
      }
    }
    long candidates = 0;
    for (String name : names) {
      Set<Integer> found = new HashSet<>();
      NameKeys.lookupKeys(name).forEach(key -> found.addAll(byKey.getOrDefault(key, Set.of())));
      candidates += Math.max(0, found.size() - 1);
    }
    return candidates * (double) NAMES / names.size() / names.size();
  }
}
