package org.newswatch.crawler.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.newswatch.contract.FetchResult;

/**
 * Lengths of some of the texts of a day. Which ones depends on what they are and not on the order
 * in which they came: those whose marks, a kind of lot, are the lowest.
 */
final class Sample {

  /** Texts kept of a day: enough for a median that is right within a few per cent. */
  static final int TEXTS_MAX = 200;

  /** Odd, with its bits well spread: one step of it mixes a hash. */
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private static final Comparator<Text> BY_LOT =
      Comparator.comparingLong(Text::lot).thenComparing(Text::at).thenComparingInt(Text::chars);

  private static final Comparator<Text> BY_TIME =
      Comparator.comparing(Text::at).thenComparing(BY_LOT);

  /** The length of one text, and when it was read. */
  record Text(long lot, Instant at, int chars) {}

  private final TreeSet<Text> texts = new TreeSet<>(BY_LOT);

  void add(FetchResult result, int chars) {
    long mixed = (result.url().hashCode() * 31L + result.at().hashCode()) * MIXER;
    texts.add(new Text(mixed ^ (mixed >>> 32), result.at(), chars));
    if (texts.size() > TEXTS_MAX) {
      texts.pollLast();
    }
  }

  Collection<Text> texts() {
    return Collections.unmodifiableCollection(texts);
  }

  /** Of these the latest {@code most}. */
  static List<Text> latest(Collection<Text> all, int most) {
    List<Text> sorted = new ArrayList<>(all);
    sorted.sort(BY_TIME.reversed());
    return sorted.subList(0, Math.min(most, sorted.size()));
  }

  /** The median of at least one. */
  static int median(Collection<Text> some) {
    List<Integer> lengths = new ArrayList<>();
    some.forEach(text -> lengths.add(text.chars()));
    Collections.sort(lengths);
    return lengths.get(lengths.size() / 2);
  }
}
