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

  /** Characters (UTF-16 code units) after {@code source:}, {@code lang:} and the like. */
  public static final int VALUE_CHARS_MAX = 300;

  /** Entities that turned out to be one and are searched for together. */
  public static final int SAME_ENTITIES_MAX = 1_000;

  /** Parentheses and NOTs within each other. */
  public static final int DEPTH_MAX = 30;

  /**
   * AND, OR and NOT within each other: with what a word itself and a search put around it, fewer
   * than the 30 that Elasticsearch takes.
   */
  public static final int LEVELS_MAX = 20;

  /** Words of one phrase. */
  public static final int PHRASE_WORDS_MAX = 50;

  /** Letters before the asterisk of {@code word*}; fewer begin half a language. */
  public static final int PREFIX_LETTERS_MIN = 3;

  /** Words that NEAR and PRE may let stand between. */
  public static final int DISTANCE_MAX = 50;

  /** Times that ATLEAST can ask for: the clauses grow with their square. */
  public static final int TIMES_MAX = 10;

  /** Days that a relative day may lie away. */
  public static final int DAYS_AWAY_MAX = 36_500;

  /** Saved queries within each other. */
  public static final int SAVED_DEPTH_MAX = 5;

  private QueryLimits() {}
}
