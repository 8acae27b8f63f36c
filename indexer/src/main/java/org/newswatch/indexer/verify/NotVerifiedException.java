package org.newswatch.indexer.verify;

import org.jspecify.annotations.Nullable;

/** It cannot be said whether anything differs; the message says why. */
public final class NotVerifiedException extends Exception {

  private static final long serialVersionUID = 1L;

  NotVerifiedException(String message, @Nullable Exception cause) {
    super(message, cause);
  }
}
