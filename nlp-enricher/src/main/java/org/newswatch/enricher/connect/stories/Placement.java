package org.newswatch.enricher.connect.stories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.EnrichedArticle;

/** Where an article belongs; nothing is changed by it until {@link Stories#keep}. */
public final class Placement {

  /** What the article does to its story. */
  enum Effect {
    /** It tells of it. */
    TELLS,
    /** It repeats what another article told. */
    REPEATS,
    /** It was counted before. */
    REVISES
  }

  final String story;
  final EnrichedArticle article;
  final Effect effect;
  final Lane lane;
  final Weighed weighed;
  final long at;
  final long now;

  /** The story; null when it is opened now, or known no more. */
  final @Nullable Running target;

  /** Other stories that the article fits, the best first. */
  final List<Running> others;

  Placement(
      String story,
      EnrichedArticle article,
      Effect effect,
      Lane lane,
      Weighed weighed,
      long at,
      long now,
      @Nullable Running target,
      List<Running> others) {
    this.story = story;
    this.article = article;
    this.effect = effect;
    this.lane = lane;
    this.weighed = weighed;
    this.at = at;
    this.now = now;
    this.target = target;
    this.others = others;
  }

  /** The story's id. */
  public String storyId() {
    return story;
  }
}
