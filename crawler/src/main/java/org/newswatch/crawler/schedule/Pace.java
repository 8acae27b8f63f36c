package org.newswatch.crawler.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * How often things are looked at.
 *
 * @param feedInterval between two looks at a feed
 * @param revisitFirst until an article is looked at again
 * @param revisitMax the longest pause after which one still looks
 */
public record Pace(Duration feedInterval, Duration revisitFirst, Duration revisitMax) {

  /** A source that looks dead comes back: it is never asked less often than this. */
  private static final Duration FEED_BACKOFF_MAX = Duration.ofDays(1);

  private static final Duration RETRY_STEP = Duration.ofMinutes(5);
  private static final Duration RETRY_MAX = Duration.ofDays(1);

  /** Failures in a row after which an article is given up. */
  private static final int ARTICLE_FAILURES_MAX = 10;

  private static final int DOUBLINGS_MAX = 30;

  /** The pause after {@code unchanged} looks in a row that found nothing new; empty: no more. */
  Optional<Duration> revisit(int unchanged) {
    if (unchanged > DOUBLINGS_MAX) {
      return Optional.empty();
    }
    Duration pause = revisitFirst.multipliedBy(1L << Math.max(0, unchanged));
    return pause.compareTo(revisitMax) > 0 ? Optional.empty() : Optional.of(pause);
  }

  /** The pause after {@code failures} looks in a row at a feed that gave nothing. */
  Duration feedAfter(int failures) {
    Duration pause = feedInterval.multipliedBy(Math.max(1, failures));
    Duration most = feedInterval.compareTo(FEED_BACKOFF_MAX) > 0 ? feedInterval : FEED_BACKOFF_MAX;
    return pause.compareTo(most) > 0 ? most : pause;
  }

  /** The pause after {@code failures} failed looks in a row at an article; empty: given up. */
  Optional<Duration> retry(int failures) {
    if (failures > ARTICLE_FAILURES_MAX) {
      return Optional.empty();
    }
    Duration pause = RETRY_STEP.multipliedBy(failures);
    return Optional.of(pause.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : pause);
  }
}
