package org.newswatch.desk;

/**
 * Why a subscription is not taken.
 *
 * @param field what is wrong
 * @param detail what is wrong with it, in a sentence
 * @param fix what to do instead, in a sentence
 */
public record Refusal(String field, String detail, String fix) {

  /** All of it on one line. */
  public String message() {
    return field + ": " + detail + " " + fix;
  }
}
