package org.newswatch.indexer.rebuild;

import java.util.List;

/**
 * What became of one index.
 *
 * @param writeAlias what is written through
 * @param from the index that stood behind it
 * @param to the one that stands behind it now; the same where nothing was swapped
 * @param anew documents that were built from their records
 * @param asTheyWere documents that were copied, as they keep no record
 * @param refused documents that Elasticsearch does not take, each with the reason; at most {@link
 *     Migration#NAMED_MAX} of them
 * @param refusals how many these are
 * @param state how it ended
 */
public record Migrated(
    String writeAlias,
    String from,
    String to,
    long anew,
    long asTheyWere,
    List<String> refused,
    long refusals,
    State state) {

  /** How it can end. */
  public enum State {
    /** Readers and the indexer have the new one; the old one is gone. */
    REPLACED,
    /** The same, and the old one is still there, under its own name alone. */
    KEPT,
    /** Nothing changed, as documents were refused. */
    REFUSED,
    /** Nothing changed, as somebody has closed it. */
    CLOSED
  }

  public Migrated {
    refused = List.copyOf(refused);
  }

  static Migrated closed(Generations.Current current) {
    return new Migrated(
        current.writeAlias(), current.index(), current.index(), 0, 0, List.of(), 0, State.CLOSED);
  }
}
