package org.newswatch.enricher.desk;

/** Kafka could not be read or written; the message says what and where. */
public final class EntityDeskException extends Exception {

  private static final long serialVersionUID = 1L;

  EntityDeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
