package org.newswatch.analyst.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as it stands.
 *
 * @param state active, paused, expired or broken
 * @param broken why it cannot be asked; null when it can
 * @param settings what it says; null when its record does not read
 * @param pausedUntil until when nothing is told; null when it is not paused
 * @param muted the stories that are not told of
 * @param judged how many of its alerts somebody judged
 * @param relevant how many of these were relevant
 */
public record SubscriptionView(
    String id,
    String state,
    @Nullable String broken,
    @Nullable Settings settings,
    long version,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant pausedUntil,
    List<Muted> muted,
    long judged,
    long relevant) {

  public SubscriptionView {
    muted = List.copyOf(muted);
  }

  /**
   * A story that it does not tell of.
   *
   * @param about the story's id, or the article's where it is in none
   */
  public record Muted(String about, Instant until) {}

  /** Whether it can be asked, and is. */
  public boolean active() {
    return state.equals("active");
  }
}
