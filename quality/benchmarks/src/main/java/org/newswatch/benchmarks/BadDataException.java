package org.newswatch.benchmarks;

/** The data that a task was pointed at is not what it measures on; the message says what is. */
final class BadDataException extends RuntimeException {
  BadDataException(String message) {
    super(message);
  }
}
