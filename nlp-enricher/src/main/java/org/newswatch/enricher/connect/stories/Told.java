package org.newswatch.enricher.connect.stories;

import java.util.Arrays;

/** What several articles tell together, and how many of them tell of each feature. */
final class Told {

  static final Told NOTHING = new Told(Features.NONE, new int[0]);

  final Features features;
  final int[] counts;

  /** Arrays that nobody changes any more. */
  Told(Features features, int[] counts) {
    this.features = features;
    this.counts = counts;
  }

  /** What one article tells, its three amounts each made one long. */
  static Told of(Change article) {
    Features told = article.features;
    int[] counts = new int[told.size()];
    Arrays.fill(counts, 1);
    return new Told(
        new Features(
            told.keys,
            divided(told.damped, article.dampedNorm),
            divided(told.plain, article.plainNorm),
            divided(told.named, article.namedNorm)),
        counts);
  }

  private static float[] divided(float[] amounts, float by) {
    float[] divided = new float[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      divided[i] = amounts[i] / by;
    }
    return divided;
  }

  int size() {
    return counts.length;
  }

  /** What both tell. */
  Told and(Told other) {
    int[] keys = new int[size() + other.size()];
    int[] here = new int[keys.length];
    int[] there = new int[keys.length];
    int size = 0;
    int left = 0;
    int right = 0;
    while (left < size() || right < other.size()) {
      boolean mine =
          left < size()
              && (right == other.size() || features.keys[left] <= other.features.keys[right]);
      boolean theirs =
          right < other.size()
              && (left == size() || other.features.keys[right] <= features.keys[left]);
      keys[size] = mine ? features.keys[left] : other.features.keys[right];
      here[size] = mine ? left++ : -1;
      there[size] = theirs ? right++ : -1;
      size++;
    }
    Features sum =
        new Features(
            Arrays.copyOf(keys, size),
            sum(features.damped, here, other.features.damped, there, size),
            sum(features.plain, here, other.features.plain, there, size),
            sum(features.named, here, other.features.named, there, size));
    int[] counted = new int[size];
    for (int i = 0; i < size; i++) {
      counted[i] =
          (here[i] < 0 ? 0 : counts[here[i]]) + (there[i] < 0 ? 0 : other.counts[there[i]]);
    }
    return new Told(sum, counted);
  }

  private static float[] sum(float[] mine, int[] here, float[] theirs, int[] there, int size) {
    float[] sum = new float[size];
    for (int i = 0; i < size; i++) {
      sum[i] = (here[i] < 0 ? 0 : mine[here[i]]) + (there[i] < 0 ? 0 : theirs[there[i]]);
    }
    return sum;
  }

  /** Those at these places, which are in order. */
  Told at(int[] places) {
    int[] some = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      some[i] = counts[places[i]];
    }
    return new Told(features.at(places), some);
  }
}
