package org.newswatch.crawler.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceHealth.Warning;

/** What somebody should look at, the worst first: asked for in that order. */
final class Warnings {

  /** A site may be away for a night without anybody having to know. */
  private static final Duration FAILING = Duration.ofDays(1);

  /** Silence longer than so many of its usual gaps. */
  private static final int SILENT_GAPS = 5;

  /** Of ten gaps nine are no longer than the usual one. */
  private static final double USUAL_GAP = 0.9;

  /** And longer than so many of its long ones: a night without news is nothing to be told of. */
  private static final int SILENT_NIGHTS = 2;

  /** Before that nobody knows its nights, and a weekly paper that comes in an hour has no gaps. */
  private static final Duration FINDS_SPAN_MIN = Duration.ofDays(1);

  private static final Duration KNOWN_MIN = Duration.ofDays(2);

  /** Fewer hours of silence say nothing of any source. */
  private static final Duration SILENT_MIN = Duration.ofHours(6);

  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final long WEEK = 7 * DAY;

  /** 1 January 1970, with which epoch days begin, was a Thursday. */
  private static final int FIRST_WEEKDAY = 4;

  private static final int SATURDAY = 6;

  /** With fewer finds nobody knows what is usual. */
  private static final int FINDS_MIN = 10;

  /** So many texts in a row are no accident: some are always short. */
  private static final int RECENT_TEXTS = 15;

  /** Texts before those, by which one knows what is usual. */
  private static final int USUAL_TEXTS = 30;

  /** Texts vary; half of the usual length is more than they do. */
  private static final double SHORTER = 0.5;

  /** With fewer pages a share says nothing. */
  private static final int PAGES_MIN = 10;

  private static final double MOST = 0.5;

  private final List<Warning> found = new ArrayList<>();

  List<Warning> found() {
    return List.copyOf(found);
  }

  /**
   * Whether looks have failed for long.
   *
   * @param failedAt when the last look failed; null when it did not
   */
  void failing(
      @Nullable Instant failedAt, @Nullable Instant lastSuccess, @Nullable Instant firstLook) {
    Instant since = lastSuccess == null ? firstLook : lastSuccess;
    if (failedAt != null && since != null && !failedAt.isBefore(since.plus(FAILING))) {
      found.add(Warning.FAILING);
    }
  }

  /**
   * Whether nothing new was found for long, though the source was looked at: longer than its gaps
   * and nights are, and than it was silent on the same days a week ago.
   *
   * @param finds epoch minutes, ascending, in which something new was found
   */
  void silent(List<Long> finds, @Nullable Instant lastSuccess) {
    if (finds.size() < FINDS_MIN || lastSuccess == null) {
      return;
    }
    long now = lastSuccess.getEpochSecond() / 60;
    if (finds.getLast() - finds.getFirst() < FINDS_SPAN_MIN.toMinutes()
        || now - finds.getFirst() < KNOWN_MIN.toMinutes()) {
      return;
    }
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < finds.size(); i++) {
      gaps.add(finds.get(i) - finds.get(i - 1));
    }
    Collections.sort(gaps);
    long usual = gaps.get((int) Math.floor((gaps.size() - 1) * USUAL_GAP));
    // The longest may be an outage of ours.
    long night = gaps.get(gaps.size() - 2);
    long least = Math.max(SILENT_GAPS * usual, SILENT_MIN.toMinutes());
    long most = Math.max(least, SILENT_NIGHTS * night);
    long last = finds.getLast();
    boolean known = finds.getFirst() <= last - WEEK;
    // Of who is not known for a week yet one thinks that it may rest on weekends.
    boolean unusual =
        known
            ? now - last - longestGap(finds, last - WEEK, now - WEEK) > least
            : onWeekdays(last, now) > most;
    if (now - last > most && unusual) {
      found.add(Warning.SILENT);
    }
  }

  /** The longest time without a find between two minutes. */
  private static long longestGap(List<Long> finds, long from, long to) {
    long longest = 0;
    long before = from;
    for (long find : finds) {
      if (find > from && find < to) {
        longest = Math.max(longest, find - before);
        before = find;
      }
    }
    return Math.max(longest, to - before);
  }

  /** Minutes between two that are on no Saturday or Sunday, UTC. */
  private static long onWeekdays(long from, long to) {
    long minutes = 0;
    long at = from;
    while (at < to) {
      long day = Math.floorDiv(at, DAY);
      long end = Math.min(to, (day + 1) * DAY);
      boolean weekend = Math.floorMod(day + FIRST_WEEKDAY - 1, 7) + 1 >= SATURDAY;
      minutes += weekend ? 0 : end - at;
      at = end;
    }
    return minutes;
  }

  /** Whether the latest texts are much shorter than the others. */
  void shorter(Collection<Sample.Text> texts) {
    if (texts.size() < RECENT_TEXTS + USUAL_TEXTS) {
      return;
    }
    List<Sample.Text> recent = Sample.latest(texts, RECENT_TEXTS);
    List<Sample.Text> usual = new ArrayList<>(texts);
    usual.removeAll(recent);
    if (Sample.median(recent) < SHORTER * Sample.median(usual)) {
      found.add(Warning.SHORTER_TEXTS);
    }
  }

  /** Whether most pages give no article. */
  void barren(long fetched, long barren) {
    if (fetched >= PAGES_MIN && barren > MOST * fetched) {
      found.add(Warning.NO_ARTICLES);
    }
  }

  /** Whether most articles say no date. */
  void undated(long extracted, long dated) {
    if (extracted >= PAGES_MIN && dated < MOST * extracted) {
      found.add(Warning.UNDATED);
    }
  }
}
