package org.newswatch.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;

/**
 * The embedded Elasticsearch as one of the services of an all-in-one instance. It takes longest to
 * start, so {@link #start} returns at once and those who need it wait for it.
 */
final class ElasticsearchPart implements Service {

  private final EmbeddedElasticsearch elasticsearch;
  private volatile @Nullable CompletableFuture<Void> up;

  ElasticsearchPart(EmbeddedElasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public void start() {
    up = CompletableFuture.runAsync(elasticsearch::start, Thread.ofPlatform().daemon()::start);
  }

  /**
   * How to reach it; waits until it can be.
   *
   * @throws org.newswatch.embedded.EmbeddedStartException when it does not start, with the remedy
   */
  ElasticsearchSettings awaitUp() {
    CompletableFuture<Void> starting = up;
    if (starting == null) {
      throw new IllegalStateException("not started");
    }
    try {
      starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return ElasticsearchSettings.of(elasticsearch.url());
  }

  @Override
  public Health health() {
    CompletableFuture<Void> starting = up;
    if (starting == null || !starting.isDone()) {
      return new Health.Starting("the search server");
    }
    if (starting.isCompletedExceptionally()) {
      return new Health.Down(starting.exceptionNow());
    }
    return elasticsearch.isAlive()
        ? new Health.Up()
        : new Health.Down(
            new IllegalStateException("Elasticsearch ended; its log is " + elasticsearch.log()));
  }

  /** Makes whoever waits for the start go on, with the news that there will be none. */
  void giveUpStarting() {
    CompletableFuture<Void> starting = up;
    if (starting != null && !starting.isDone()) {
      elasticsearch.close();
    }
  }

  @Override
  public void close() {
    elasticsearch.close();
  }
}
