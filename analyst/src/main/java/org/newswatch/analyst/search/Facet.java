package org.newswatch.analyst.search;

import java.util.List;

/**
 * What the matching articles have of one kind, the most frequent first.
 *
 * @param others articles that have a value which is not listed; an article counts once for each
 * @param exact whether the counts are the numbers; false: at least so many
 */
public record Facet(Kind kind, List<Value> values, long others, boolean exact) {

  /** A kind of facet. */
  public enum Kind {
    PERSONS,
    ORGANIZATIONS,
    PLACES,
    SOURCES,
    LANGUAGES,
    /** Of the sources. */
    COUNTRIES,
    /** That the articles speak of. */
    DAYS,
    STORIES
  }

  /**
   * One value.
   *
   * @param value as the index has it
   * @param label for people
   * @param articles how many have it
   * @param refined the query that finds these articles only; empty when none does
   */
  public record Value(String value, String label, long articles, String refined) {}
}
