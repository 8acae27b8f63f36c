package org.newswatch.crawler;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pages on a few threads of its own, as many as there are cores: reading never pauses, and on
 * the fetchers' virtual threads it would keep every other fetch from going on.
 */
final class Readers implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Readers.class);

  /** What takes longer is worth a look. */
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final ExecutorService threads;

  /** Starts no thread before there is something to read. */
  Readers(int threadsMax) {
    threads =
        Executors.newFixedThreadPool(
            threadsMax, Thread.ofPlatform().daemon().name("crawler-read-", 0).factory());
  }

  /** What the work gives, or throws. */
  <T> T read(String url, Supplier<T> work) throws InterruptedException {
    Future<T> running =
        threads.submit(
            () -> {
              long start = System.nanoTime();
              T result = work.get();
              Duration taken = Duration.ofNanos(System.nanoTime() - start);
              if (taken.compareTo(SLOW) > 0) {
                LOGGER
                    .atWarn()
                    .addKeyValue("url", url)
                    .addKeyValue("millis", taken.toMillis())
                    .log("took long to read");
              }
              return result;
            });
    try {
      return running.get();
    } catch (InterruptedException e) {
      var unused = running.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException bug) {
        throw bug;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
