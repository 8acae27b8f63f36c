package org.newswatch.enricher.connect.copies;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.enricher.connect.state.Packed;
import org.newswatch.enricher.connect.state.Rows;

/**
 * Which days are remembered: those to which an article came within the last {@value #KEPT_DAYS}
 * days, by the time of the stream, and not more than can be held. What is kept of other days counts
 * for nothing from then on, whenever it is removed.
 */
final class Days {

  /** Days that a day is remembered after the last article that came to it. */
  static final int KEPT_DAYS = 7;

  private static final int FORM = 1;
  private static final byte MARK = 'd';
  private static final int KEY_BYTES = Byte.BYTES + Integer.BYTES;

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
  private final SequencedSet<Integer> toSweep = new LinkedHashSet<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
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
    rows.range(
        new byte[] {MARK},
        new byte[] {MARK + 1},
        (key, value) -> {
          Day known = Packed.read(value, Days::read);
          days.put(Packed.read(key, Days::dayOf), known);
          today = Math.max(today, known.written);
          return true;
        });
    days.forEach(
        (day, known) -> {
          if (isOver(known)) {
            toSweep.add(day);
          }
        });
  }

  /** What changed since the last one is kept. */
  void kept() {
    undo.clear();
  }

  /** What changed since the last one is not kept: it never was. */
  void forgotten() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  /** Whether an article still counts. */
  boolean counts(Place place) {
    return countsOn(place, today);
  }

  /** Whether it still will once an article came on this day, in days since 1970. */
  boolean countsOn(Place place, int fetchedDay) {
    Day day = days.get(place.day());
    return day != null
        && day.written >= Math.max(today, fetchedDay) - KEPT_DAYS
        && place.number() >= day.first;
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
      int before = today;
      undo.push(() -> today = before);
      today = fetchedDay;
      days.forEach(
          (day, known) -> {
            if (isOver(known)) {
              sweep(day);
              countNoMore(day);
            }
          });
    }
    Day day = days.get(place.day());
    if (day == null || isOver(day)) {
      put(place.day(), new Day(today, place.number()));
      if (day != null) {
        // What was there before counts no more.
        sweep(place.day());
      }
    } else if (day.written < today) {
      put(place.day(), new Day(today, day.first));
    }
  }

  private void put(int day, Day known) {
    Day before = days.put(day, known);
    undo.push(() -> putBack(day, before));
    rows.put(
        key(day),
        Packed.bytes(
            out -> {
              out.writeByte(FORM);
              out.writeInt(known.written);
              out.writeLong(known.first);
            }));
  }

  private void putBack(int day, @Nullable Day before) {
    if (before == null) {
      days.remove(day);
    } else {
      days.put(day, before);
    }
  }

  /** An article that was found among the rows; what is left of it when it does not count goes. */
  void found(Place place) {
    if (counts(place)) {
      count(place.day());
    } else {
      toSweep.add(place.day());
    }
  }

  private static Day read(DataInput in) throws IOException {
    Packed.readForm(in, FORM, "a day");
    return new Day(in.readInt(), in.readLong());
  }

  private static byte[] key(int day) {
    return ByteBuffer.allocate(KEY_BYTES).put(MARK).putInt(day).array();
  }

  private static int dayOf(DataInput key) throws IOException {
    Packed.readForm(key, MARK, "the key of a day");
    return key.readInt();
  }

  /** An article is remembered; of too many, those of one day are given up. */
  void remember(Place place) {
    count(place.day());
    undo.push(() -> count(place.day(), -1));
  }

  private void count(int day) {
    count(day, 1);
  }

  private void count(int day, int more) {
    articles.merge(day, more, (one, other) -> one + other == 0 ? null : one + other);
    articlesKept += more;
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
        sweep(oldest);
      }
      countNoMore(oldest);
    }
  }

  private void countNoMore(int day) {
    Integer counted = articles.get(day);
    if (counted != null) {
      count(day, -counted);
      undo.push(() -> count(day, counted));
    }
  }

  private void sweep(int day) {
    if (toSweep.add(day)) {
      undo.push(() -> toSweep.remove(day));
    }
  }

  private int written(int day) {
    Day known = days.get(day);
    return known == null ? Integer.MIN_VALUE : known.written;
  }

  /** A day with articles that do not count; null when there is none. */
  @Nullable Integer toSweep() {
    return toSweep.isEmpty() ? null : toSweep.getFirst();
  }

  /** The key behind that of the day's last article that does not count. */
  byte[] sweptUpTo(int day) {
    Day known = days.get(day);
    return known == null || isOver(known)
        ? Place.dayKey(day + 1)
        : new Place(day, known.first).key();
  }

  /** All articles of the day that was {@link #toSweep} and do not count are removed. */
  void swept(int day) {
    if (toSweep.remove(day)) {
      undo.push(() -> toSweep.addFirst(day));
    }
    Day known = days.get(day);
    if (known != null && isOver(known)) {
      days.remove(day);
      undo.push(() -> days.put(day, known));
      rows.delete(key(day));
    }
  }
}
