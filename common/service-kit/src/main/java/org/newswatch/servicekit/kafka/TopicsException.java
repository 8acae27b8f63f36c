package org.newswatch.servicekit.kafka;

/** The topics are not as they should be, or no broker says how they are; the message is plain. */
public final class TopicsException extends RuntimeException {

  TopicsException(String message) {
    super(message);
  }

  TopicsException(String message, Throwable cause) {
    super(message, cause);
  }
}
