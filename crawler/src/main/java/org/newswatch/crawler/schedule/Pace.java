package org.newswatch.crawler.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * How often things are looked at.
 *
 * @param feedIntervalMin between two looks at a source's address: where each starts, and the least
 * @param feedIntervalMax the longest, for one that never has anything new
 * @param revisitFirst until an article is looked at again
 * @param revisitMax how long after it was seen first an article is looked at
 */
public record Pace(
    Duration feedIntervalMin,
    Duration feedIntervalMax,
    Duration revisitFirst,
    Duration revisitMax) {

  /** A source that looks dead comes back: it is never asked less often than this. */
  private static final Duration BACKOFF_MAX = Duration.ofDays(1);

  private static final Duration RETRY_STEP = Duration.ofMinutes(5);
  private static final Duration RETRY_MAX = Duration.ofDays(1);

  /** Looks in a row that a server refused after which an article is given up. */
  private static final int REFUSALS_MAX = 10;

  /**
   * A site that is down comes back: its articles are asked for as long as this after they failed.
   */
  private static final Duration RETRY_AGE_MAX = Duration.ofDays(30);

  private static final int DOUBLINGS_MAX = 30;

  /**
   * An article is not looked at again before this part of its age has passed, whatever it does: a
   * page that changes at every look, as many do, would be fetched for ever at the first pace.
   */
  private static final int AGE_PART = 4;

  /** With so large a share of known entries a list is looked at more seldom. */
  private static final double MOSTLY_KNOWN = 0.67;

  /** With a smaller share of known entries it is looked at more often. */
  private static final double MOSTLY_FRESH = 0.33;

  private static final double LONGER = 1.5;
  private static final double SHORTER = 0.5;

  /**
   * Entries of a list that count, as a feed has them: a sitemap of thousands would otherwise always
   * be known as good as whole, however much is new in it.
   */
  private static final int ENTRIES_COUNTED = 30;

  /** The interval after a look that found {@code fresh} of {@code entries} new. */
  Duration adapted(Duration interval, int entries, int fresh) {
    double known =
        entries == 0 ? 1 : 1 - Math.min(1, (double) fresh / Math.min(entries, ENTRIES_COUNTED));
    double factor = known >= MOSTLY_KNOWN ? LONGER : known < MOSTLY_FRESH ? SHORTER : 1;
    return within(Duration.ofMillis(Math.round(interval.toMillis() * factor)));
  }

  /**
   * The pause after a look at a source's address.
   *
   * @param wish how long it asks to be left alone; heard as far as the longest interval
   * @param failures looks in a row that gave nothing
   */
  Duration lookAfter(Duration interval, Duration wish, int failures) {
    Duration pause = within(longer(interval, wish));
    if (failures == 0) {
      return pause;
    }
    return shorter(pause.multipliedBy(failures), longer(BACKOFF_MAX, feedIntervalMin));
  }

  private Duration within(Duration interval) {
    return longer(feedIntervalMin, shorter(interval, feedIntervalMax));
  }

  /**
   * The pause after {@code unchanged} looks in a row that found nothing new; empty: no more.
   *
   * @param age since the article was seen first
   */
  Optional<Duration> revisit(int unchanged, Duration age) {
    if (unchanged > DOUBLINGS_MAX) {
      return Optional.empty();
    }
    Duration pause =
        longer(revisitFirst.multipliedBy(1L << Math.max(0, unchanged)), age.dividedBy(AGE_PART));
    return age.plus(pause).compareTo(revisitMax) > 0 ? Optional.empty() : Optional.of(pause);
  }

  /**
   * The pause after {@code failures} failed looks in a row at an article; empty: given up. A server
   * that refuses is asked seldom: the first looks catch a page that is not everywhere yet, the last
   * a server that refuses everybody for a day.
   *
   * @param age since the article was seen first
   * @param refused whether the server says that there is no such page, or none for us
   */
  Optional<Duration> retry(int failures, Duration age, boolean refused) {
    if (refused) {
      return failures > REFUSALS_MAX
          ? Optional.empty()
          : Optional.of(RETRY_STEP.multipliedBy((long) failures * failures));
    }
    Duration pause = shorter(RETRY_STEP.multipliedBy(failures), RETRY_MAX);
    return age.plus(pause).compareTo(RETRY_AGE_MAX) > 0 ? Optional.empty() : Optional.of(pause);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
