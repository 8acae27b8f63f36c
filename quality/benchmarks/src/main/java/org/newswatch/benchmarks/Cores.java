package org.newswatch.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What the machine's cores are worth together: work that shares nothing, on one thread and then on
 * several at once. Siblings of one core, other programs and shared caches make this less than the
 * number of threads; no program scales better at that moment.
 */
final class Cores implements AutoCloseable {

  /** More than the caches that each core has for itself. */
  private static final int NUMBERS = 2 * 1024 * 1024;

  private static final int STEPS = 1_500_000;
  private static final int WARM_UPS = 20;
  private static final long SEED = 5;

  private final ExecutorService pool;
  private final List<Callable<Integer>> runs;

  Cores(int threads) {
    this.pool = Executors.newFixedThreadPool(threads);
    this.runs = IntStream.range(0, threads).mapToObj(i -> independent(i)).toList();
    for (int i = 0; i < WARM_UPS; i++) {
      nanos(runs);
    }
  }

  /** How many times the work of one thread all threads do in the same time, just now. */
  double ratio() {
    long alone = nanos(runs.subList(0, 1));
    long together = nanos(runs);
    return (double) runs.size() * alone / together;
  }

  /** Some tens of milliseconds of arithmetic and of reading numbers from all over an array. */
  private static Callable<Integer> independent(int number) {
    int[] numbers = new SplittableRandom(SEED + number).ints(NUMBERS).toArray();
    return () -> {
      int value = number;
      for (int i = 0; i < STEPS; i++) {
        value = value * 31 + numbers[value & (NUMBERS - 1)] + i;
        value ^= value >>> 7;
      }
      return value;
    };
  }

  private long nanos(List<Callable<Integer>> work) {
    long start = System.nanoTime();
    try {
      for (Future<Integer> done : pool.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the machine's cores could not be measured", e);
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
