package org.newswatch.query;

/** What became of reading a query's text. */
public sealed interface Parsed {

  /** It is a query. */
  record Valid(Query query) implements Parsed {}

  /** It is none. */
  record Invalid(QueryProblem problem) implements Parsed {}
}
