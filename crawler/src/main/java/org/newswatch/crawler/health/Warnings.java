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

  /** And longer than so many of its long ones: a night without news is none that it is told of. */
  private static final int SILENT_NIGHTS = 2;

  /** Before that nobody knows its nights, and a weekly paper that comes in an hour has no gaps. */
  private static final Duration FINDS_SPAN_MIN = Duration.ofDays(1);

  private static final Duration KNOWN_MIN = Duration.ofDays(2);

  /** Fewer hours of silence say nothing of any source. */
  private static final Duration SILENT_MIN = Duration.ofHours(6);

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
   * Whether nothing new was found for long, though the source was looked at.
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
    long most = Math.max(SILENT_GAPS * usual, SILENT_NIGHTS * night);
    if (now - finds.getLast() > Math.max(most, SILENT_MIN.toMinutes())) {
      found.add(Warning.SILENT);
    }
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
