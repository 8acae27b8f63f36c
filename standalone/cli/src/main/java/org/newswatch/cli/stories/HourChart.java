package org.newswatch.cli.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.newswatch.contract.Story;

/** Articles by the hour as bars, by more hours at once where there are too many of them. */
final class HourChart {

  /** Rows that can be taken in at a glance. */
  static final int ROWS_MAX = 24;

  private static final int BAR_MAX = 40;
  private static final String BAR = "\u2588";

  /** Rows without articles that are shown each; more of them in a row are one gap. */
  private static final int EMPTY_MAX = 2;

  private static final String GAP = "\u22ee";

  /** Hours of one row that people count in; beyond these it doubles. */
  private static final List<Integer> STEPS = List.of(1, 2, 3, 6, 12, 24);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HourChart() {}

  /** The chart, each line indented by two; the hours are in order and not empty. */
  static String of(List<Story.Hour> hours) {
    Instant first = hours.getFirst().from();
    Instant last = hours.getLast().from();
    long step = step(first, last);
    long start = Math.floorDiv(first.getEpochSecond(), step) * step;
    int rows = (int) ((last.getEpochSecond() - start) / step) + 1;
    long[] counts = new long[rows];
    long most = 0;
    for (Story.Hour hour : hours) {
      int row = (int) ((hour.from().getEpochSecond() - start) / step);
      counts[row] += hour.articles();
      most = Math.max(most, counts[row]);
    }
    var out = new StringJoiner("\n");
    out.add("  Articles by " + name(step) + " (UTC)");
    String day = "";
    for (int row = 0; row < rows; row++) {
      int empty = empty(counts, row);
      if (empty > EMPTY_MAX) {
        out.add("  %-10s   %s".formatted("", GAP));
        row += empty - 1;
        continue;
      }
      Instant from = Instant.ofEpochSecond(start + row * step);
      String its = DAY.format(from);
      String bar = BAR.repeat(bar(counts[row], most));
      out.add(
          "  %-10s  %s  %s %s"
              .formatted(
                  its.equals(day) ? "" : its,
                  HOUR.format(from),
                  bar,
                  counts[row] == 0 ? "" : counts[row])
              .stripTrailing());
      day = its;
    }
    return out.toString();
  }

  /** How many rows without articles follow from this one on. */
  private static int empty(long[] counts, int from) {
    int to = from;
    while (to < counts.length && counts[to] == 0) {
      to++;
    }
    return to - from;
  }

  /** A block an article, while they fit. */
  private static int bar(long count, long most) {
    if (most <= BAR_MAX || count == 0) {
      return (int) count;
    }
    return (int) Math.max(1, Math.round((double) count * BAR_MAX / most));
  }

  private static long step(Instant first, Instant last) {
    long hour = Duration.ofHours(1).toSeconds();
    long step = hour;
    for (int i = 1; rows(first, last, step) > ROWS_MAX; i++) {
      step = i < STEPS.size() ? STEPS.get(i) * hour : step * 2;
    }
    return step;
  }

  private static long rows(Instant first, Instant last, long step) {
    return Math.floorDiv(last.getEpochSecond(), step)
        - Math.floorDiv(first.getEpochSecond(), step)
        + 1;
  }

  private static String name(long step) {
    long hours = Duration.ofSeconds(step).toHours();
    if (hours == 1) {
      return "the hour";
    }
    return hours < 48
        ? (hours == 24 ? "the day" : hours + " hours")
        : Duration.ofHours(hours).toDays() + " days";
  }
}
