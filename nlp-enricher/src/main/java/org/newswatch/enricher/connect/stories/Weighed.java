package org.newswatch.enricher.connect.stories;

/** What an article tells, weighed by how rare it is among the stories of a lane. */
final class Weighed {

  static final Weighed NOTHING =
      new Weighed(new int[0], new float[0], new float[0], new float[0], new int[0]);

  private final int[] keys;
  private final float[] weights;
  private final float[] rarities;
  private final float[] values;
  private final int[] probes;
  private final float norm;
  private final float total;

  /**
   * Arrays that nobody changes any more.
   *
   * @param keys its features that tell most, sorted
   * @param weights how much there is of each
   * @param rarities how rare each is
   * @param values the product of the two
   * @param probes the places of those features by which stories are looked up, that first which
   *     tells most
   */
  Weighed(int[] keys, float[] weights, float[] rarities, float[] values, int[] probes) {
    this.keys = keys;
    this.weights = weights;
    this.rarities = rarities;
    this.values = values;
    this.probes = probes;
    double squares = 0;
    double sum = 0;
    for (float value : values) {
      squares += (double) value * value;
      sum += value;
    }
    this.norm = (float) Math.sqrt(squares);
    this.total = (float) sum;
  }

  int[] keys() {
    return keys;
  }

  float[] weights() {
    return weights;
  }

  float[] rarities() {
    return rarities;
  }

  float[] values() {
    return values;
  }

  int[] probes() {
    return probes;
  }

  /** The length of {@link #values}. */
  float norm() {
    return norm;
  }

  /** The sum of {@link #values}. */
  float total() {
    return total;
  }

  int size() {
    return keys.length;
  }
}
