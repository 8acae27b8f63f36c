package org.newswatch.indexer.archive;

import org.jspecify.annotations.Nullable;

/** The archive cannot be read or written; the message says why and what to do. */
public final class ArchiveException extends Exception {

  private static final long serialVersionUID = 1L;

  ArchiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
