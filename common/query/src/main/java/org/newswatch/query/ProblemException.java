package org.newswatch.query;

/** Carries a problem out of the recursive parser; never leaves the package. */
final class ProblemException extends Exception {

  private final transient QueryProblem problem;

  /**
   * @param offset in UTF-16 code units, counted from 0
   */
  ProblemException(int offset, String cause, String fix) {
    super(cause, null, false, false);
    this.problem = new QueryProblem(offset + 1, cause, fix);
  }

  QueryProblem problem() {
    return problem;
  }
}
