package org.newswatch.crawler.health;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When a source had something new, to the minute. Not thread-safe. */
final class Finds {

  /** Days that end with the latest find: two weeks show what a source does on which weekday. */
  private static final int DAYS = 15;

  private static final long DAY_MINUTES = 24 * 60;

  private final TreeMap<Long, BitSet> days = new TreeMap<>();

  void add(Instant at) {
    long day = Day.of(at);
    if (days.isEmpty() || day > days.lastKey() - DAYS) {
      int minute = at.atOffset(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY);
      days.computeIfAbsent(day, unused -> new BitSet()).set(minute);
      days.headMap(days.lastKey() - DAYS, true).clear();
    }
  }

  /** Epoch minutes, ascending. */
  List<Long> minutes() {
    List<Long> minutes = new ArrayList<>();
    for (Map.Entry<Long, BitSet> day : days.entrySet()) {
      long start = day.getKey() * DAY_MINUTES;
      day.getValue().stream().forEach(minute -> minutes.add(start + minute));
    }
    return minutes;
  }
}
