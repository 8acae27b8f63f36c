package org.newswatch.crawler.sitemap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest of many in little memory; of those without a date the first, after all others.
 */
final class Newest<T> {

  private record Ranked<T>(T value, @Nullable Instant date, int order) {
    Instant rank() {
      return date == null ? Instant.MIN : date;
    }
  }

  private final int max;
  private final Function<T, @Nullable Instant> date;
  private final List<Ranked<T>> kept = new ArrayList<>();
  private int offered;

  /** Once as many are kept as may be, the date of the oldest: what is no newer comes too late. */
  private @Nullable Instant floor;

  Newest(int max, Function<T, @Nullable Instant> date) {
    this.max = max;
    this.date = date;
  }

  void offer(T value) {
    var ranked = new Ranked<>(value, date.apply(value), offered++);
    if (floor != null && ranked.rank().compareTo(floor) <= 0) {
      return;
    }
    kept.add(ranked);
    if (kept.size() >= 2 * max) {
      prune();
    }
  }

  int offered() {
    return offered;
  }

  /** The kept ones in the order in which they were offered. */
  List<T> inOrder() {
    prune();
    kept.sort(Comparator.comparingInt(Ranked::order));
    return kept.stream().map(Ranked::value).toList();
  }

  private void prune() {
    if (kept.size() > max) {
      Comparator<Ranked<T>> newestFirst =
          Comparator.comparing((Ranked<T> ranked) -> ranked.rank()).reversed();
      kept.sort(newestFirst.thenComparingInt(Ranked::order));
      kept.subList(max, kept.size()).clear();
      floor = kept.getLast().rank();
    }
  }
}
