package org.newswatch.enricher.connect.copies;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.enricher.connect.state.Rows;

/**
 * Which days are remembered: those to which an article came within the last {@value #KEPT_DAYS}
 * days, by the time of the stream, and not more than can be held. What is kept of other days counts
 * for nothing from then on, whenever it is removed.
 */
final class Days {

  /** Days that a day is remembered after the last article that came to it. */
  static final int KEPT_DAYS = 7;

  private static final byte MARK = 'd';
  private static final int KEY_BYTES = Byte.BYTES + Integer.BYTES;
  private static final int VALUE_BYTES = Integer.BYTES + Long.BYTES;

  /**
   * A day that is known.
   *
   * @param written when the last article came to it
   * @param first the number of the first article that counts
   */
  private record Day(int written, long first) {}

  private final Rows rows;
  private final int articlesMax;
  private final Map<Integer, Day> days = new TreeMap<>();
  private final Map<Integer, Integer> articles = new TreeMap<>();
  private final Deque<Integer> toSweep = new ArrayDeque<>();
  private int today = Integer.MIN_VALUE;
  private int articlesKept;

  /**
   * The days that are known to the rows.
   *
   * @param articlesMax when more articles than this are remembered, the day goes to which none came
   *     for the longest time
   */
  Days(Rows rows, int articlesMax) {
    this.rows = rows;
    this.articlesMax = articlesMax;
    load();
  }

  /** Drops what did not reach the rows, but for what day it is. */
  void load() {
    days.clear();
    toSweep.clear();
    rows.range(
        new byte[] {MARK},
        new byte[] {MARK + 1},
        (key, value) -> {
          int day = ByteBuffer.wrap(key, Byte.BYTES, Integer.BYTES).getInt();
          ByteBuffer bytes = ByteBuffer.wrap(value);
          Day known = new Day(bytes.getInt(), bytes.getLong());
          days.put(day, known);
          toSweep.add(day);
          today = Math.max(today, known.written);
          return true;
        });
  }

  /** Whether an article still counts. */
  boolean counts(Place place) {
    Day day = days.get(place.day());
    return day != null && !isOver(day) && place.number() >= day.first;
  }

  private boolean isOver(Day day) {
    return day.written < today - KEPT_DAYS;
  }

  /**
   * An article comes to a day.
   *
   * @param fetchedDay when it came, in days since 1970
   */
  void write(Place place, int fetchedDay) {
    if (fetchedDay > today) {
      today = fetchedDay;
      days.forEach(
          (day, known) -> {
            if (isOver(known)) {
              toSweep.add(day);
              countNoMore(day);
            }
          });
    }
    Day day = days.get(place.day());
    if (day == null || isOver(day)) {
      put(place.day(), new Day(today, place.number()));
      // What was there before counts no more.
      toSweep.add(place.day());
    } else if (day.written < today) {
      put(place.day(), new Day(today, day.first));
    }
  }

  private void put(int day, Day known) {
    days.put(day, known);
    rows.put(
        key(day),
        ByteBuffer.allocate(VALUE_BYTES).putInt(known.written).putLong(known.first).array());
  }

  private static byte[] key(int day) {
    return ByteBuffer.allocate(KEY_BYTES).put(MARK).putInt(day).array();
  }

  /** An article is remembered; of too many, those of one day are given up. */
  void remember(Place place) {
    articles.merge(place.day(), 1, Integer::sum);
    articlesKept++;
  }

  /** Gives days up until there is room for one more article. */
  void makeRoom() {
    while (articlesKept >= articlesMax) {
      int oldest =
          articles.keySet().stream()
              .min(Comparator.comparingInt(this::written).thenComparingInt(day -> day))
              .orElseThrow();
      Day day = days.get(oldest);
      if (day != null) {
        put(oldest, new Day(Integer.MIN_VALUE, day.first));
        toSweep.add(oldest);
      }
      countNoMore(oldest);
    }
  }

  private void countNoMore(int day) {
    Integer counted = articles.remove(day);
    articlesKept -= counted == null ? 0 : counted;
  }

  private int written(int day) {
    Day known = days.get(day);
    return known == null ? Integer.MIN_VALUE : known.written;
  }

  /** A day with articles that do not count; null when there is none. */
  @Nullable Integer toSweep() {
    return toSweep.peek();
  }

  /** The key behind that of the day's last article that does not count. */
  byte[] sweptUpTo(int day) {
    Day known = days.get(day);
    return known == null || isOver(known)
        ? Place.dayKey(day + 1)
        : new Place(day, known.first).key();
  }

  /** All articles of the day that do not count are removed. */
  void swept(int day) {
    toSweep.remove();
    Day known = days.get(day);
    if (known != null && isOver(known)) {
      days.remove(day);
      rows.delete(key(day));
    }
  }
}
