package org.newswatch.alerts.folding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Subscription;

/**
 * What one subscription knows of a source that it watches for silence. Immutable.
 *
 * @param source its id
 * @param since from when on it is listened for: a source is not silent before anybody listens
 * @param heard when its last article came; null when none did that is known of
 * @param silent since when it was when its silence was told; null when it is not told to be silent
 * @param lastAlert when something was told of it last
 */
public record Listening(
    String source,
    Instant since,
    @Nullable Instant heard,
    @Nullable Instant silent,
    @Nullable Instant lastAlert) {

  static Listening fresh(Subscription subscription, String source) {
    // A later version may listen for another source than the first.
    return new Listening(
        source,
        subscription.version() == 1 ? subscription.createdAt() : subscription.updatedAt(),
        null,
        null,
        null);
  }

  Listening heard(@Nullable Instant at) {
    Instant later = heard == null || (at != null && at.isAfter(heard)) ? at : heard;
    return new Listening(source, since, later, silent, lastAlert);
  }

  Listening told(@Nullable Instant silentSince, Instant now) {
    return new Listening(source, since, heard, silentSince, now);
  }

  /** Since when nothing has come. */
  Instant quietSince() {
    return heard == null || heard.isBefore(since) ? since : heard;
  }
}
