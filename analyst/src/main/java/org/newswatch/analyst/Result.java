package org.newswatch.analyst;

import org.newswatch.query.QueryProblem;

/** What came of a call. */
public sealed interface Result<T> {

  /** What was asked for. */
  record Found<T>(T value) implements Result<T> {}

  /** The query is none, or the index does not take it. */
  record BadQuery<T>(QueryProblem problem) implements Result<T> {}

  /** There is no such thing. */
  record Missing<T>() implements Result<T> {}

  /** The index does not answer, or not with an answer; {@code why} is a sentence for people. */
  record Unavailable<T>(String why) implements Result<T> {}
}
