package org.newswatch.enricher.desk;

/** Kafka could not be read or written; the message says what and where. */
public final class DeskException extends Exception {

  private static final long serialVersionUID = 1L;

  DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
