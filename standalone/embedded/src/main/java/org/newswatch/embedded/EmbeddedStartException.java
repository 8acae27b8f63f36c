package org.newswatch.embedded;

/**
 * An embedded server cannot start. The message says in plain words what is wrong and what to do; it
 * is meant to be shown to the person at the keyboard as it is.
 */
public final class EmbeddedStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedStartException(String message) {
    super(message);
  }

  EmbeddedStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
