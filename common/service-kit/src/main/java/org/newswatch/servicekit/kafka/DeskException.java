package org.newswatch.servicekit.kafka;

/** Kafka could not be read or written for a command; the message says where and why. */
public final class DeskException extends Exception {

  private static final long serialVersionUID = 1L;

  DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
