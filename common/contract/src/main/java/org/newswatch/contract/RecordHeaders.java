package org.newswatch.contract;

/** Names of the headers that records carry beside their value. */
public final class RecordHeaders {

  /** Follows an article from the fetch to the index; 32 hexadecimal digits. */
  public static final String TRACE_ID = "newswatch-trace-id";

  /** On a dead letter: the service that could not handle it. */
  public static final String DEAD_SERVICE = "newswatch-dead-service";

  /** On a dead letter: why, as one word that metrics count by. */
  public static final String DEAD_REASON = "newswatch-dead-reason";

  /** On a dead letter: why, in a sentence. */
  public static final String DEAD_DETAIL = "newswatch-dead-detail";

  /** On a dead letter: topic, partition and offset it came from, as {@code topic/3/17}. */
  public static final String DEAD_ORIGIN = "newswatch-dead-origin";

  /** On a dead letter: when it was given up, ISO 8601. */
  public static final String DEAD_AT = "newswatch-dead-at";

  /**
   * On a record that was put back on its topic: the dead letter it was, as {@code indexer-0-17}.
   */
  public static final String REPLAYED_FROM = "newswatch-replayed-from";

  /** On a record that was put back on its topic: when, ISO 8601. */
  public static final String REPLAYED_AT = "newswatch-replayed-at";

  private RecordHeaders() {}
}
