package org.newswatch.enricher.annotate.dates;

import org.jspecify.annotations.Nullable;

/**
 * What the words from one token to before another mean; without days they look like a date and are
 * settled to be none.
 */
record Reading(int from, int to, @Nullable Days days) {

  static Reading none(int from, int to) {
    return new Reading(from, to, null);
  }

  Reading startingAt(int start) {
    return new Reading(start, to, days);
  }
}
