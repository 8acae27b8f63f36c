package org.newswatch.crawler.feed;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself.
 *
 * @param format {@code rss}, {@code rdf}, {@code atom} or {@code json}
 * @param title one line; null when it has none
 * @param site the address of the site or section that it is of, normalised
 * @param language as declared, such as {@code en-GB}
 * @param refresh how long it asks to be left alone ({@code ttl}, {@code sy:updatePeriod}), between
 *     {@link #REFRESH_MIN} and {@link #REFRESH_MAX}
 */
public record FeedHead(
    String format,
    @Nullable String title,
    @Nullable String site,
    @Nullable String language,
    @Nullable Duration refresh) {

  /** Shorter wishes count as this. */
  public static final Duration REFRESH_MIN = Duration.ofMinutes(1);

  /** Longer wishes count as this. */
  public static final Duration REFRESH_MAX = Duration.ofDays(30);

  public FeedHead {
    if (refresh != null) {
      refresh = refresh.compareTo(REFRESH_MIN) < 0 ? REFRESH_MIN : refresh;
      refresh = refresh.compareTo(REFRESH_MAX) > 0 ? REFRESH_MAX : refresh;
    }
  }

  /** How long the feed asks to be left alone between two looks. */
  public Optional<Duration> refreshHint() {
    return Optional.ofNullable(refresh);
  }
}
