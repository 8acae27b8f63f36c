package org.newswatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.newswatch.benchmarks.NerTexts.Labelled;

/** Times work on texts, on one thread or several. */
final class EnrichSpeed implements AutoCloseable {

  private static final double TAIL = 0.99;
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private final int threads;
  private final ExecutorService pool;

  EnrichSpeed(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** A text and its tokens, counted alike for all that read it. */
  record Counted(Labelled text, int tokens) {}

  /**
   * What one text took.
   *
   * @param millis for 1,000 tokens, by the clock
   * @param processorMillis for 1,000 tokens, of the processor
   * @param processorNanos of the processor, in all
   */
  record Took(double millis, double processorMillis, long processorNanos) {}

  /**
   * What a run over texts took.
   *
   * @param nanos from the first to the last, by the clock
   * @param texts how long each text took
   */
  record Run(long nanos, long tokens, List<Took> texts) {

    double tokensPerSecond() {
      return tokens * 1e9 / Math.max(1, nanos);
    }

    /** Of the threads that annotate; what others on the machine do does not count. */
    long processorNanos() {
      return texts.stream().mapToLong(Took::processorNanos).sum();
    }

    /** 99 of 100 texts took no longer, in milliseconds for 1,000 tokens, by the clock. */
    double tail() {
      return tail(Took::millis);
    }

    /** The same in time of the processor, which is not spent while others have it. */
    double processorTail() {
      return tail(Took::processorMillis);
    }

    private double tail(ToDoubleFunction<Took> time) {
      double[] sorted = texts.stream().mapToDouble(time).sorted().toArray();
      return sorted.length == 0
          ? 0
          : sorted[Math.min(sorted.length - 1, (int) (sorted.length * TAIL))];
    }

    Run and(Run other) {
      var all = new ArrayList<>(texts);
      all.addAll(other.texts);
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
    List<Took> took = threads == 1 ? here(texts, work) : inPool(texts, work);
    long nanos = System.nanoTime() - start;
    return new Run(nanos, texts.stream().mapToLong(Counted::tokens).sum(), took);
  }

  private static List<Took> here(List<Counted> texts, Consumer<Labelled> work) {
    return texts.stream().map(text -> timed(text, work)).toList();
  }

  private List<Took> inPool(List<Counted> texts, Consumer<Labelled> work) {
    List<Callable<Took>> tasks = new ArrayList<>();
    // The longest first, lest one thread waits for the other at the end of each batch.
    texts.stream()
        .sorted(Comparator.comparingInt(Counted::tokens).reversed())
        .forEach(text -> tasks.add(() -> timed(text, work)));
    try {
      var times = new ArrayList<Took>();
      for (Future<Took> done : pool.invokeAll(tasks)) {
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

  private static Took timed(Counted text, Consumer<Labelled> work) {
    long processor = PROCESSOR.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    work.accept(text.text());
    long nanos = System.nanoTime() - start;
    long processorNanos = PROCESSOR.getCurrentThreadCpuTime() - processor;
    double thousands = Math.max(1, text.tokens()) / 1_000.0;
    return new Took(nanos / 1e6 / thousands, processorNanos / 1e6 / thousands, processorNanos);
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
