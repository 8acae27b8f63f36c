package org.newswatch.query;

import java.time.Duration;

/**
 * What an operator may set about the indices.
 *
 * @param shards of each index, 1 or more
 * @param replicas copies of each shard beside the first, 0 or more
 * @param refreshInterval how long a written document may stay unseen
 * @param codec how documents are kept
 * @param lifecycle whether the indices of a month follow {@link IndexTemplates#LIFECYCLE}
 */
public record IndexOptions(
    int shards, int replicas, Duration refreshInterval, Codec codec, boolean lifecycle) {

  public static final IndexOptions DEFAULT =
      new IndexOptions(1, 0, Duration.ofSeconds(1), Codec.BEST_COMPRESSION, false);

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

  /** The same, with a lifecycle or without. */
  public IndexOptions withLifecycle(boolean follows) {
    return new IndexOptions(shards, replicas, refreshInterval, codec, follows);
  }

  /** How documents are kept. */
  public enum Codec {
    /** In less room. */
    BEST_COMPRESSION("best_compression"),
    /** Read faster. */
    DEFAULT("default");

    private final String word;

    Codec(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
