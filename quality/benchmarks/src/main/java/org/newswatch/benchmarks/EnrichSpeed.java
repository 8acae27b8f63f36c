package org.newswatch.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.newswatch.benchmarks.NerTexts.Labelled;

/** Times work on texts, on one thread or several. */
final class EnrichSpeed implements AutoCloseable {

  private static final double TAIL = 0.99;

  private final int threads;
  private final ExecutorService pool;

  EnrichSpeed(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** A text and its tokens, counted alike for all that read it. */
  record Counted(Labelled text, int tokens) {}

  /**
   * What a run over texts took.
   *
   * @param nanos from the first to the last, by the clock
   * @param perThousand of each text: milliseconds for 1,000 tokens
   */
  record Run(long nanos, long tokens, List<Double> perThousand) {

    double tokensPerSecond() {
      return tokens * 1e9 / Math.max(1, nanos);
    }

    /** 99 of 100 texts took no longer, in milliseconds for 1,000 tokens. */
    double tail() {
      double[] sorted = perThousand.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted.length == 0
          ? 0
          : sorted[Math.min(sorted.length - 1, (int) (sorted.length * TAIL))];
    }

    Run and(Run other) {
      var all = new ArrayList<>(perThousand);
      all.addAll(other.perThousand);
      return new Run(nanos + other.nanos, tokens + other.tokens, all);
    }

    static Run none() {
      return new Run(0, 0, List.of());
    }
  }

  /** As many texts as keep all threads busy to the end of the batch, nearly. */
  List<List<Counted>> batches(List<Counted> texts) {
    int size = threads == 1 ? 1 : threads * 10;
    var batches = new ArrayList<List<Counted>>();
    for (int i = 0; i < texts.size(); i += size) {
      batches.add(texts.subList(i, Math.min(texts.size(), i + size)));
    }
    return batches;
  }

  Run run(List<Counted> texts, Consumer<Labelled> work) {
    long start = System.nanoTime();
    List<Double> perThousand = threads == 1 ? here(texts, work) : inPool(texts, work);
    long nanos = System.nanoTime() - start;
    return new Run(nanos, texts.stream().mapToLong(Counted::tokens).sum(), perThousand);
  }

  private static List<Double> here(List<Counted> texts, Consumer<Labelled> work) {
    return texts.stream().map(text -> timed(text, work)).toList();
  }

  private List<Double> inPool(List<Counted> texts, Consumer<Labelled> work) {
    List<Callable<Double>> tasks = new ArrayList<>();
    texts.forEach(text -> tasks.add(() -> timed(text, work)));
    try {
      var times = new ArrayList<Double>();
      for (Future<Double> done : pool.invokeAll(tasks)) {
        times.add(done.get());
      }
      return times;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a text could not be annotated", e);
    }
  }

  private static double timed(Counted text, Consumer<Labelled> work) {
    long start = System.nanoTime();
    work.accept(text.text());
    return (System.nanoTime() - start) / 1e6 / Math.max(1, text.tokens()) * 1_000;
  }

  /** The middle one; of an even number the upper of the two. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
