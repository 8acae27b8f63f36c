package org.newswatch.alerts;

import java.util.Optional;
import java.util.function.Function;
import org.newswatch.alerts.folding.Digests;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.subscriptions.LiveSubscriptions;

/**
 * What folding knows from topics that every instance follows to their end.
 *
 * @param sources what is known of a source, by its id
 * @param readings how much was read
 */
record Followed(
    LiveSubscriptions subscriptions,
    StoryRoots stories,
    Function<String, Optional<Heard>> sources,
    Digests.Readings readings) {}
