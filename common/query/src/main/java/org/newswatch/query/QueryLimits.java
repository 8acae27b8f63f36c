package org.newswatch.query;

/** Bounds on what one query may cost. */
public final class QueryLimits {

  /** Characters (UTF-16 code units) of a query's text. */
  public static final int QUERY_CHARS_MAX = 10_000;

  /** Words, phrases and other leaves of one query. */
  public static final int CLAUSES_MAX = 1_000;

  /** Parentheses and NOTs within each other. */
  public static final int DEPTH_MAX = 30;

  /** Words of one phrase. */
  public static final int PHRASE_WORDS_MAX = 50;

  private QueryLimits() {}
}
