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
   * @param refined the query narrowed down to it; empty when it cannot be asked for, or the query
   *     is too long. A name's finds its other spellings and those that it is part of, too: at least
   *     these articles
   */
  public record Value(String value, String label, long articles, String refined) {}
}
