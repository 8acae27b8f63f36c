package org.newswatch.enricher.connect.stories;

/** What an article tells, weighed by how rare it is among the stories of a lane. */
final class Weighed {

  static final Weighed NOTHING = new Weighed(Features.NONE, new float[0], new int[0]);

  /** What it tells most of. */
  final Features features;

  /** How rare each is. */
  final float[] rarities;

  /** The places of those by which stories are looked up, that first which tells most. */
  final int[] probes;

  /** The lengths of the three, each feature weighed by how rare it is; never 0. */
  final float dampedNorm;

  final float plainNorm;
  final float namedNorm;

  /** The sum of the first of them. */
  final float total;

  /** How many entities it names. */
  final int names;

  /** Of how many days it speaks. */
  final int days;

  Weighed(Features features, float[] rarities, int[] probes) {
    this.features = features;
    this.rarities = rarities;
    this.probes = probes;
    double sum = 0;
    for (int i = 0; i < rarities.length; i++) {
      sum += features.damped[i] * rarities[i];
    }
    this.total = (float) sum;
    this.names = features.names();
    this.days = features.days();
    this.dampedNorm = length(features.damped, rarities);
    this.plainNorm = length(features.plain, rarities);
    this.namedNorm = length(features.named, rarities);
  }

  /** The length of these amounts, each weighed; 1 where it is nothing, to divide by. */
  static float length(float[] amounts, float[] rarities) {
    double squares = 0;
    for (int i = 0; i < amounts.length; i++) {
      double value = (double) amounts[i] * rarities[i];
      squares += value * value;
    }
    return squares == 0 ? 1 : (float) Math.sqrt(squares);
  }

  int size() {
    return rarities.length;
  }
}
