package org.newswatch.query;

/** Bounds on what one query may cost. */
public final class QueryLimits {

  /** Characters (UTF-16 code units) of a query's text. */
  public static final int QUERY_CHARS_MAX = 10_000;

  /**
   * Clauses that a query compiles to: a word is looked for in several fields and as a name. Below
   * the least bound that Elasticsearch ever sets itself by its heap and processors, 1,024.
   */
  public static final int CLAUSES_MAX = 1_000;

  /** Characters (UTF-16 code units) after {@code source:} or {@code lang:}. */
  public static final int VALUE_CHARS_MAX = 300;

  /** Entities that turned out to be one and are searched for together. */
  public static final int SAME_ENTITIES_MAX = 1_000;

  /** Parentheses and NOTs within each other. */
  public static final int DEPTH_MAX = 30;

  /** Words of one phrase. */
  public static final int PHRASE_WORDS_MAX = 50;

  private QueryLimits() {}
}
