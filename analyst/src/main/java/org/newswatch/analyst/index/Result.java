package org.newswatch.analyst.index;

import org.newswatch.query.QueryProblem;

/** What came of a call. */
public sealed interface Result<T> {

  /** What is done with what was found. */
  @FunctionalInterface
  interface Next<T, R> {
    /** What comes of it. */
    Result<R> of(T found) throws InterruptedException;
  }

  /** The same, or what comes of what was found. */
  default <R> Result<R> then(Next<T, R> next) throws InterruptedException {
    return switch (this) {
      case Found<T> found -> next.of(found.value());
      case BadQuery<T> bad -> new BadQuery<>(bad.problem());
      case Missing<T> missing -> new Missing<>(missing.what());
      case Refused<T> refused -> new Refused<>(refused.cause(), refused.fix());
      case Unavailable<T> away -> new Unavailable<>(away.why());
    };
  }

  /** What was asked for. */
  record Found<T>(T value) implements Result<T> {}

  /** The query is none, or the index does not take it. */
  record BadQuery<T>(QueryProblem problem) implements Result<T> {}

  /**
   * There is no such thing.
   *
   * @param what a word for it, such as article
   */
  record Missing<T>(String what) implements Result<T> {}

  /** It is not done as asked; both are sentences for people. */
  record Refused<T>(String cause, String fix) implements Result<T> {}

  /**
   * It cannot be answered now: the index does not answer, or too many ask; {@code why} is a
   * sentence for people.
   */
  record Unavailable<T>(String why) implements Result<T> {}
}
