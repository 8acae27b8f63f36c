package org.newswatch.query;

/**
 * What a query costs to run.
 *
 * @param clauses that it compiles to, at most {@link QueryLimits#CLAUSES_MAX} when it was parsed
 * @param level what that means
 */
public record Cost(int clauses, Level level) {

  /** Up to here a query is asked without a thought: some ten words. */
  static final int LIGHT_CLAUSES = 40;

  /** From here on it is half of what is allowed. */
  static final int HEAVY_CLAUSES = QueryLimits.CLAUSES_MAX / 2;

  /** How dear a query is. */
  public enum Level {
    /** A few words, looked up. */
    LOW,
    /** Many words, or beginnings of words, each of which stands for many. */
    MEDIUM,
    /** Very many words, or one that only excludes and so looks at every article. */
    HIGH
  }
}
