package org.newswatch.crawler;

/** Carries what could not be kept out of a callback that may throw no such thing. */
final class NotKeptInside extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CrawlSink.NotKeptException reason;

  NotKeptInside(CrawlSink.NotKeptException reason) {
    super(reason);
    this.reason = reason;
  }

  CrawlSink.NotKeptException reason() {
    return reason;
  }
}
