package org.newswatch.enricher.connect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.newswatch.enricher.connect.state.Packed;

/**
 * How often each of some names was seen. Bounded: where there is no room for another, the rarest,
 * and among those the one seen first, makes room.
 */
final class Tally {

  private final int most;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * @param most how many names it holds
   */
  Tally(int most) {
    this.most = most;
  }

  void add(String name, int times) {
    Integer before = counts.get(name);
    if (before == null && counts.size() >= most) {
      counts.remove(rarest());
    }
    counts.put(name, before == null ? times : Math.addExact(before, times));
  }

  void addAll(Tally other) {
    other.counts.forEach(this::add);
  }

  private String rarest() {
    String rarest = "";
    int least = Integer.MAX_VALUE;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() < least) {
        least = entry.getValue();
        rarest = entry.getKey();
      }
    }
    return rarest;
  }

  int count(String name) {
    return counts.getOrDefault(name, 0);
  }

  int size() {
    return counts.size();
  }

  boolean has(String name) {
    return counts.containsKey(name);
  }

  /** As they came, with their counts; a view. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** The names, the most frequent first, and among equals the one seen first. */
  List<String> byCount() {
    List<String> names = new ArrayList<>(counts.keySet());
    names.sort(Comparator.comparing((String name) -> counts.getOrDefault(name, 0)).reversed());
    return names;
  }

  void write(DataOutput out) throws IOException {
    Packed.writeCount(out, counts.size());
    for (var entry : counts.entrySet()) {
      Packed.writeText(out, entry.getKey());
      Packed.writeCount(out, entry.getValue());
    }
  }

  static Tally read(DataInput in, int most) throws IOException {
    Tally tally = new Tally(most);
    long size = Packed.readCount(in);
    for (int i = 0; i < size; i++) {
      String name = Packed.readText(in);
      tally.add(name, (int) Packed.readCount(in));
    }
    return tally;
  }
}
