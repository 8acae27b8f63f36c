package org.newswatch.servicekit.kafka;

/** Kafka could not be read or written for a command; the message says where and why. */
public final class DeskException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says where and why; what caused it is for the log. */
  public DeskException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Without a cause that anybody could look into. */
  public DeskException(String message) {
    super(message);
  }
}
