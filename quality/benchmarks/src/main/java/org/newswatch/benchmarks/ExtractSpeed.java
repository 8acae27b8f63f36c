package org.newswatch.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.newswatch.benchmarks.LabelledPages.Truth;

/**
 * How long extraction takes beside parsing alone: both read the same bytes, turn by turn, so that
 * what else the machine does falls on both; medians over rounds.
 */
final class ExtractSpeed {

  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 7;

  /** Keeps the compiler from dropping work whose result nobody reads. */
  private long sink;

  /**
   * @param pagesPerSecond of one thread, parsing included
   * @param parseRatio our time, parsing included, by that of {@code Jsoup.parse}
   */
  record Speed(double pagesPerSecond, double parseRatio) {}

  Speed measure(LabelledPages pages) {
    List<byte[]> bodies = new ArrayList<>();
    for (Truth truth : pages.truths()) {
      bodies.add(pages.body(truth));
    }
    double[] seconds = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      long ours = 0;
      long parsing = 0;
      for (int i = 0; i < bodies.size(); i++) {
        byte[] body = bodies.get(i);
        String url = pages.truths().get(i).url();
        long start = System.nanoTime();
        sink += parse(body, url);
        long middle = System.nanoTime();
        sink += FoundArticle.ours(body, url).text().length();
        ours += System.nanoTime() - middle;
        parsing += middle - start;
      }
      if (round >= 0) {
        seconds[round] = ours / 1e9;
        ratios[round] = (double) ours / parsing;
      }
    }
    if (sink < 0) {
      throw new IllegalStateException("lengths add up to less than nothing");
    }
    return new Speed(bodies.size() / median(seconds), median(ratios));
  }

  private static long parse(byte[] body, String url) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(body), null, url).childNodeSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
