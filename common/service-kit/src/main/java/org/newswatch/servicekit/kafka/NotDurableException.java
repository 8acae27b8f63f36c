package org.newswatch.servicekit.kafka;

/**
 * Something that must be durable before an offset is committed is not, and may be when tried again.
 * Thrown by a handler of a {@link ConsumeLoop} it means the same as {@link Outcome.RetryLater}.
 */
public final class NotDurableException extends RuntimeException {

  public NotDurableException(String message, Throwable cause) {
    super(message, cause);
  }
}
