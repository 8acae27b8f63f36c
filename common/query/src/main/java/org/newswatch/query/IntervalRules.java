package org.newswatch.query;

import java.util.List;

/**
 * How an engine is told what stands where. Rules of one instance belong to one query.
 *
 * @param <R> a rule
 */
interface IntervalRules<R> {

  /** Any number of words between. */
  int ANY_GAPS = -1;

  /**
   * One word or several side by side, as the field's analyser sees them: it may see several in one,
   * as in {@code state-run}. Nothing when it sees none.
   */
  R match(String field, String words);

  /**
   * A word that begins so.
   *
   * @param letters as the index has them
   */
  R prefix(String field, String letters);

  /** Where any of them stands. */
  R any(List<R> ways);

  /**
   * One after the other.
   *
   * @param gapsMax words between them in all, or {@link #ANY_GAPS}
   */
  R inOrder(List<R> rules, int gapsMax);
}
