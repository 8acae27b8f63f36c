package org.newswatch.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that is asked to stop leave things tidy: its thread is interrupted, and the
 * process ends once that thread is done, or after some seconds.
 */
final class OnStop {

  private static final long PATIENCE_SECONDS = 10;

  private OnStop() {}

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    /** Returns the exit code. */
    int run() throws InterruptedException;
  }

  /** Does it on this thread. */
  static int tidily(Work work) throws InterruptedException {
    Thread command = Thread.currentThread();
    var ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(command, ended), "newswatch-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds that nothing is left to wait for.
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Thread command, CountDownLatch ended) {
    command.interrupt();
    try {
      var unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
