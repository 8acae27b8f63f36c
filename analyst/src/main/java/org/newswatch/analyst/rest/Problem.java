package org.newswatch.analyst.rest;

import org.jspecify.annotations.Nullable;

/**
 * Why a call was not answered.
 *
 * @param cause a sentence
 * @param fix what to do about it, as a sentence; null when nobody can say
 * @param column where in the query, counted from 1; null when it is not about a place in a query
 * @param parameter what of the request it is about; null when it is about no part of it
 */
public record Problem(
    String cause, @Nullable String fix, @Nullable Integer column, @Nullable String parameter) {

  static Problem of(String cause) {
    return new Problem(cause, null, null, null);
  }

  /** An answer that says no more than this sentence. */
  public static Answer answer(String cause) {
    return new Answer(of(cause));
  }

  /** As answers hold it. */
  public record Answer(Problem error) {}
}
