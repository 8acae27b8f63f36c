package org.newswatch.crawler;

import java.util.function.Consumer;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.RawArticle;

/** Where a crawl keeps what it finds. Thread-safe. */
public interface CrawlSink extends AutoCloseable {

  /** What could not be kept; the fetch will be done again. */
  final class NotKeptException extends Exception {
    public NotKeptException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Makes sure that there is a place to keep things in; called once, before everything else.
   *
   * @throws RuntimeException when there is none, saying what to do about it
   */
  void open();

  /** Hands over every fetch result kept so far, oldest of each domain first. */
  void replay(Consumer<FetchResult> past) throws NotKeptException, InterruptedException;

  /**
   * Returns when the article is kept for good.
   *
   * @throws org.newswatch.contract.RecordTooLargeException when it never can be
   */
  void publish(RawArticle article, String traceId) throws NotKeptException, InterruptedException;

  /** Returns when the result is kept for good. */
  void record(String domain, FetchResult result) throws NotKeptException, InterruptedException;

  @Override
  void close();
}
