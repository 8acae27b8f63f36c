package org.newswatch.enricher.connect.stories;

import org.jspecify.annotations.Nullable;

/**
 * What one article changed of what a story tells: that it told so much more, and what had to make
 * room then. A story is the sum of its changes in their order.
 */
final class Change {

  /** Rows of changes of a story before its row is written whole. */
  static final int ROWS_MAX = 12;

  static final Change NOTHING = new Change(Features.NONE, 1, 1, 1, null);

  /** What the article tells. */
  final Features features;

  /** What its amounts are divided by. */
  final float dampedNorm;

  final float plainNorm;
  final float namedNorm;

  /** The places of what stayed, in order; null when all did. */
  final int @Nullable [] kept;

  Change(
      Features features,
      float dampedNorm,
      float plainNorm,
      float namedNorm,
      int @Nullable [] kept) {
    this.features = features;
    this.dampedNorm = dampedNorm;
    this.plainNorm = plainNorm;
    this.namedNorm = namedNorm;
    this.kept = kept;
  }

  static Change of(Weighed article, int @Nullable [] kept) {
    return new Change(
        article.features, article.dampedNorm, article.plainNorm, article.namedNorm, kept);
  }

  /** What was told before and this. */
  Told after(Told told) {
    Told sum = told.and(Told.of(this));
    return kept == null ? sum : sum.at(kept);
  }
}
