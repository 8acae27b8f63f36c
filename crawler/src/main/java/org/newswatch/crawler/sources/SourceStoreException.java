package org.newswatch.crawler.sources;

/** Sources could not be read or written; the message says why and what to do about it. */
public final class SourceStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  public SourceStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
