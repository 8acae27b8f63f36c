package org.newswatch.query;

/**
 * Why a text is no query.
 *
 * @param column where, in UTF-16 code units counted from 1
 * @param cause what is wrong there, in a sentence
 * @param fix what to write instead, in a sentence
 */
public record QueryProblem(int column, String cause, String fix) {

  /** All of it on one line. */
  public String message() {
    return "Column " + column + ": " + cause + " " + fix;
  }
}
