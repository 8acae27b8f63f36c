package org.newswatch.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well things were put together, judged from each of them. */
final class BCubed {

  /**
   * One thing.
   *
   * @param gold what it belongs to
   * @param found what it was put to
   */
  record Item(String gold, String found) {}

  private double precision;
  private double recall;
  private double falsePairs;

  private BCubed() {}

  static BCubed of(List<Item> items) {
    Map<String, Long> golds = new HashMap<>();
    Map<String, Long> founds = new HashMap<>();
    Map<Item, Long> both = new HashMap<>();
    for (Item item : items) {
      golds.merge(item.gold(), 1L, Long::sum);
      founds.merge(item.found(), 1L, Long::sum);
      both.merge(item, 1L, Long::sum);
    }
    BCubed score = new BCubed();
    double rightPairs = 0;
    for (var entry : both.entrySet()) {
      double together = entry.getValue();
      score.precision += together * together / founds.getOrDefault(entry.getKey().found(), 1L);
      score.recall += together * together / golds.getOrDefault(entry.getKey().gold(), 1L);
      rightPairs += together * (together - 1) / 2;
    }
    score.precision /= items.size();
    score.recall /= items.size();
    double pairs = 0;
    for (long together : founds.values()) {
      pairs += together * (together - 1.0) / 2;
    }
    score.falsePairs = pairs == 0 ? 0 : (pairs - rightPairs) / pairs;
    return score;
  }

  double precision() {
    return precision;
  }

  double recall() {
    return recall;
  }

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** Of all pairs that were put together, the share that belongs apart. */
  double falsePairs() {
    return falsePairs;
  }
}
