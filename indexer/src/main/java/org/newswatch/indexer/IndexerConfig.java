package org.newswatch.indexer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.IndexOptions;
import org.newswatch.servicekit.Setting;

/** What an operator may set about the indexer. */
public record IndexerConfig(
    @Setting(doc = "Shards of each new index, 1 or more.", def = "1") int shards,
    @Setting(doc = "Copies of each shard of a new index beside the first, 0 or more.", def = "0")
        int replicas,
    @Setting(
            doc = "How long what is written to a new index may stay unseen by searches.",
            def = "1s")
        Duration refreshInterval,
    @Setting(
            doc =
                "How a new index keeps its documents: `best-compression`, or `default`, which "
                    + "takes more room and is read faster.",
            def = "best-compression")
        IndexOptions.Codec codec,
    @Setting(
            doc =
                "How long after its month an index of articles or revisions moves to warm nodes "
                    + "and is merged, where Elasticsearch has lifecycles; not set: never.")
        @Nullable Duration warmAfter,
    @Setting(
            doc =
                "How long after its month an index of articles or revisions is deleted, where "
                    + "Elasticsearch has lifecycles; not set: never.")
        @Nullable Duration deleteAfter,
    @Setting(
            doc = "Bytes of one bulk request, from 1000000; more are sent in several.",
            def = "8000000")
        int bulkBytesMax,
    @Setting(doc = "How long Elasticsearch may take for one request.", def = "60s")
        Duration requestTimeout) {

  /** Below this a request would hold little more than one long article. */
  static final int BULK_BYTES_LEAST = 1_000_000;

  public static final IndexerConfig DEFAULT =
      new IndexerConfig(
          1,
          0,
          Duration.ofSeconds(1),
          IndexOptions.Codec.BEST_COMPRESSION,
          null,
          null,
          8_000_000,
          Duration.ofSeconds(60));

  public IndexerConfig {
    if (bulkBytesMax < BULK_BYTES_LEAST) {
      throw new IllegalArgumentException("bulk-bytes-max must be " + BULK_BYTES_LEAST + " or more");
    }
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException("request-timeout must be positive");
    }
    new IndexOptions(shards, replicas, refreshInterval, codec, false);
    new Lifecycle(warmAfter, deleteAfter);
  }

  /** How its indices are made. */
  public IndexOptions index() {
    return new IndexOptions(shards, replicas, refreshInterval, codec, false);
  }

  /** When they move on, and end. */
  public Lifecycle lifecycle() {
    return new Lifecycle(warmAfter, deleteAfter);
  }
}
