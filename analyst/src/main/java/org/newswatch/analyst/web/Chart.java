package org.newswatch.analyst.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bars over time, drawn by the server: no script, and a table of the same numbers for those who do
 * not see them.
 *
 * @param step how long a bar is, in words
 * @param width of the drawing, in its own units
 */
public record Chart(String step, int width, List<Bar> bars) {

  /** Height of the drawing, in its own units. */
  public static final int HEIGHT = 48;

  /** Bars that can be told apart. */
  private static final int BARS_MAX = 72;

  /** Of fewer, each would be a block. */
  private static final int BARS_MIN = 24;

  private static final int BAR_WIDTH = 10;
  private static final int GAP = 2;

  /** Steps that people count in, in hours; the last ones for affairs of years. */
  private static final List<Integer> STEPS =
      List.of(1, 3, 6, 12, 24, 24 * 7, 24 * 28, 24 * 7 * 52, 24 * 7 * 52 * 10);

  /**
   * One bar.
   *
   * @param count what it stands for
   * @param time when it begins, in words
   */
  public record Bar(int x, int y, int width, int height, String time, String count) {}

  /** No bars. */
  static final Chart NONE = new Chart("", BAR_WIDTH, List.of());

  /** Counts by the moment in which each hour begins. */
  static Chart ofHours(Map<Instant, Long> hours) {
    if (hours.isEmpty()) {
      return NONE;
    }
    TreeMap<Instant, Long> sorted = new TreeMap<>(hours);
    int step = step(sorted.firstKey(), sorted.lastKey());
    long seconds = Duration.ofHours(step).toSeconds();
    TreeMap<Long, Long> counts = new TreeMap<>();
    sorted.forEach(
        (from, count) ->
            counts.merge(Math.floorDiv(from.getEpochSecond(), seconds), count, Long::sum));
    // Before the first there was nothing, which can be told; of after the last nobody knows.
    long first = Math.min(counts.firstKey(), counts.lastKey() - BARS_MIN + 1);
    // Steps begin where the calendar says, so that the first and the last may both be cut.
    int bars = (int) Math.min(BARS_MAX + 1, counts.lastKey() - first + 1);
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Bar> drawn = new ArrayList<>();
    for (int i = 0; i < bars; i++) {
      long count = counts.getOrDefault(first + i, 0L);
      int height = count == 0 ? 1 : (int) Math.max(2, HEIGHT * count / Math.max(1, most));
      drawn.add(
          new Bar(
              i * (BAR_WIDTH + GAP),
              HEIGHT - height,
              BAR_WIDTH,
              height,
              Times.minute(Instant.ofEpochSecond((first + i) * seconds)),
              String.format(Locale.ENGLISH, "%,d", count)));
    }
    return new Chart(name(step), bars * (BAR_WIDTH + GAP) - GAP, drawn);
  }

  /**
   * Counts of pieces of time that follow each other.
   *
   * @param step how long each is, in words
   * @param counts by when each begins, in words, in order
   */
  static Chart of(String step, Map<String, Long> counts) {
    long most = Math.max(1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    counts.forEach(
        (time, count) -> {
          int height = count == 0 ? 1 : (int) Math.max(2, HEIGHT * count / most);
          bars.add(
              new Bar(
                  bars.size() * (BAR_WIDTH + GAP),
                  HEIGHT - height,
                  BAR_WIDTH,
                  height,
                  time,
                  String.format(Locale.ENGLISH, "%,d", count)));
        });
    return bars.isEmpty() ? NONE : new Chart(step, bars.size() * (BAR_WIDTH + GAP) - GAP, bars);
  }

  private static int step(Instant first, Instant last) {
    long hours = Duration.between(first, last).toHours() + 1;
    for (int step : STEPS) {
      if (hours / step < BARS_MAX) {
        return step;
      }
    }
    return STEPS.getLast();
  }

  private static String name(int step) {
    return switch (step) {
      case 1 -> "hour";
      case 24 -> "day";
      case 24 * 7 -> "week";
      case 24 * 28 -> "four weeks";
      default -> step < 24 ? step + " hours" : step / (24 * 7 * 52) + " years";
    };
  }
}
