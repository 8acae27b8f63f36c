package org.newswatch.analyst.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newswatch.analyst.index.Result;

/** Asks several things at the same time, so that a page takes as long as the slowest of them. */
final class Together implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What is asked. */
  @FunctionalInterface
  interface Call<T> {
    Result<T> ask() throws InterruptedException;
  }

  /** Something that is being asked. */
  record Coming<T>(Future<Result<T>> future) {

    /** Waits for the answer. */
    Result<T> answer() throws InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    /** What is found within this time; empty when nothing was, whatever the reason. */
    Optional<T> foundWithin(Duration time) throws InterruptedException {
      try {
        return future.get(time.toMillis(), TimeUnit.MILLISECONDS) instanceof Result.Found<T> found
            ? Optional.of(found.value())
            : Optional.empty();
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    /** What was found; empty when nothing was, whatever the reason. */
    Optional<T> found() throws InterruptedException {
      return answer() instanceof Result.Found<T> found
          ? Optional.of(found.value())
          : Optional.empty();
    }
  }

  <T> Coming<T> ask(Call<T> call) {
    return new Coming<>(threads.submit(call::ask));
  }

  /** Who waits for none of the answers any more has them given up. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
