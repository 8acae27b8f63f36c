package org.newswatch.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.RawArticle;

/** Keeps everything in memory, and on demand nothing. */
final class MemorySink implements CrawlSink {

  final List<RawArticle> articles = new ArrayList<>();
  final List<FetchResult> results = new ArrayList<>();
  boolean refusing;
  boolean closed;
  boolean opened;

  @Override
  public synchronized void open() {
    opened = true;
  }

  @Override
  public synchronized void replay(Consumer<FetchResult> past) {
    List.copyOf(results).forEach(past);
  }

  @Override
  public synchronized void publish(RawArticle article, String traceId) throws NotKeptException {
    if (refusing) {
      throw new NotKeptException("refusing", new IllegalStateException("told to"));
    }
    articles.add(article);
  }

  @Override
  public synchronized void record(String domain, FetchResult result) throws NotKeptException {
    if (refusing) {
      throw new NotKeptException("refusing", new IllegalStateException("told to"));
    }
    results.add(result);
  }

  synchronized List<RawArticle> articles() {
    return List.copyOf(articles);
  }

  /** The reason of the last result for an address; {@code ok} or {@code unchanged} without one. */
  synchronized String outcome(String url) {
    String last = "never";
    for (FetchResult result : results) {
      if (result.url().equals(url)) {
        String reason = result.reason();
        last = reason == null ? result.outcome().name().toLowerCase(Locale.ROOT) : reason;
      }
    }
    return last;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
