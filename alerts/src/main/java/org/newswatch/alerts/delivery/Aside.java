package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads for calls that know no end or hold a virtual thread's carrier, so that one
 * of them never holds up another kind. Starts no thread before the first call.
 */
final class Aside implements AutoCloseable {

  private static final int WAITING_MAX = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor threads;

  Aside(String name, int threadsMax) {
    threads =
        new ThreadPoolExecutor(
            threadsMax,
            threadsMax,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("newswatch-" + name + "-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** A call under way; one that failed already when too many wait. */
  <T> Future<T> submit(Callable<T> call) {
    try {
      return threads.submit(call);
    } catch (RejectedExecutionException e) {
      return java.util.concurrent.CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
