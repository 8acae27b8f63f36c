package org.newswatch.indexer.rebuild;

/** Building indices anew cannot go on; the message says why and what to do. */
public sealed class RebuildException extends Exception permits RebuildException.Busy {

  private static final long serialVersionUID = 1L;

  RebuildException(String message) {
    super(message);
  }

  RebuildException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Later it may. */
  static final class Busy extends RebuildException {

    private static final long serialVersionUID = 1L;

    Busy(String message) {
      super(message);
    }
  }
}
