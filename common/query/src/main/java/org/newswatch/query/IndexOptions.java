package org.newswatch.query;

import java.time.Duration;

/**
 * What an operator may set about the indices.
 *
 * @param shards of each month's index, 1 or more
 * @param replicas copies of each shard beside the first, 0 or more
 * @param refreshInterval how long a written document may stay unseen
 */
public record IndexOptions(int shards, int replicas, Duration refreshInterval) {

  public static final IndexOptions DEFAULT = new IndexOptions(1, 0, Duration.ofSeconds(1));

  public IndexOptions {
    if (shards < 1) {
      throw new IllegalArgumentException("shards must be 1 or more: " + shards);
    }
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas must be 0 or more: " + replicas);
    }
    if (refreshInterval.isNegative() || refreshInterval.isZero()) {
      throw new IllegalArgumentException("refresh interval must be above 0: " + refreshInterval);
    }
  }
}
