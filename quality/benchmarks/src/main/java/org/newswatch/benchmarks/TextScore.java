package org.newswatch.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much of a text was found and how much else with it, over many pages: multisets of n-grams of
 * word tokens; precision and recall of each page, averaged over pages, and the F1 of the two
 * averages (the measure of Zyte's article-extraction-benchmark for n = 4). {@link #meanF1} is the
 * average of the pages' own F1, as WCXB has it for n = 1.
 */
final class TextScore {

  private static final Pattern TOKEN = Pattern.compile("(?U)\\w+");

  private final int n;
  private final List<Double> precisions = new ArrayList<>();
  private final List<Double> recalls = new ArrayList<>();
  private final List<Double> f1s = new ArrayList<>();

  TextScore(int n) {
    this.n = n;
  }

  /** Judges one page and gives its F1. */
  double add(String truth, String found) {
    Map<String, Integer> wanted = grams(truth);
    Map<String, Integer> got = grams(found);
    long common = 0;
    for (Map.Entry<String, Integer> gram : got.entrySet()) {
      common += Math.min(gram.getValue(), wanted.getOrDefault(gram.getKey(), 0));
    }
    double precision = share(common, size(got));
    double recall = share(common, size(wanted));
    precisions.add(precision);
    recalls.add(recall);
    double f1 = harmonic(precision, recall);
    f1s.add(f1);
    return f1;
  }

  double precision() {
    return mean(precisions);
  }

  double recall() {
    return mean(recalls);
  }

  double f1() {
    return harmonic(precision(), recall());
  }

  double meanF1() {
    return mean(f1s);
  }

  private Map<String, Integer> grams(String text) {
    List<String> tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
    Map<String, Integer> grams = new HashMap<>();
    // A text of fewer words is one gram.
    int length = Math.min(n, tokens.size());
    for (int i = 0; length > 0 && i + length <= tokens.size(); i++) {
      grams.merge(String.join(" ", tokens.subList(i, i + length)), 1, Integer::sum);
    }
    return grams;
  }

  private static long size(Map<String, Integer> grams) {
    return grams.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
