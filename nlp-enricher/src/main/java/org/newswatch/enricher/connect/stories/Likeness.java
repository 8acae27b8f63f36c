package org.newswatch.enricher.connect.stories;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How well an article fits a story. All that is tuned stands here.
 *
 * <p>Mostly it is the cosine between what the article tells and what the story's articles told,
 * each feature weighed by how rare it is among stories. A headline tells too little for that: the
 * less an article tells, the more it counts how much of it the story has told.
 */
final class Likeness {

  /** Features of an article that count, those that tell most. */
  static final int ARTICLE_FEATURES_MAX = 100;

  /** Features of a story that are kept, those that tell most. */
  static final int STORY_FEATURES_MAX = 200;

  /** From how well an article must fit a story to join it. */
  private static final float JOIN_MIN = 0.2f;

  /** By how much less where only the share counts that the story has told. */
  private static final float JOIN_SHARE_LESS = 0.12f;

  /** From how well two stories must fit to be one. */
  private static final float LINK_MIN = 0.5f;

  /** Stories that are thought to be known when the first article comes. */
  private static final float STORIES_BEFORE = 20;

  private static final float RARITY_MIN = 0.05f;

  /** How much of a feature's number is that of stories it is typical of, not of all. */
  private static final float TYPICAL = 0.7f;

  /** Features up to which half of how well an article fits is the share the story has told. */
  private static final float SHARE_FEATURES = 15;

  private static final float SHARE_MOST = 0.5f;
  private static final float SHARE_POWER = 0.3f;
  private static final float SHARE_DOUBT = 0.5f;
  private static final int SHARE_STEPS = 256;
  private static final float[] SHARES = new float[SHARE_STEPS + 1];

  static {
    for (int i = 0; i <= SHARE_STEPS; i++) {
      SHARES[i] = (float) StrictMath.pow((double) i / SHARE_STEPS, SHARE_POWER);
    }
  }

  private static final float HALF_LIFE_HOURS = 72;
  private static final float LIFE_HOURS = 240;
  private static final float YOUNG_HOURS = 120;
  private static final float MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  private static final float OTHER_LANGUAGE_MIN = 0.45f;
  private static final int OTHER_LANGUAGE_ENTITIES = 2;
  private static final int OTHER_LANGUAGE_ENTITIES_ALONE = 3;

  private Likeness() {}

  /** How much a feature tells. */
  static float rarity(Rarities.@Nullable Rarity of, int stories) {
    double tellers = 0;
    if (of != null) {
      double typical = (double) of.articles() * of.articles() / of.squares();
      tellers = TYPICAL * typical + (1 - TYPICAL) * of.stories();
    }
    double rarity = StrictMath.log((stories + STORIES_BEFORE) / (tellers + 1));
    return Math.max(RARITY_MIN, (float) rarity);
  }

  /** How well it fits, 0 to 1; from {@link #enough} on it is one. */
  static float of(Weighed article, Running story, long at, @Nullable String language) {
    float near = near(at, story);
    if (near == 0) {
      return 0;
    }
    if (!story.speaks(language)) {
      return near * ofAnyLanguage(article, story) * enough(article) / OTHER_LANGUAGE_MIN;
    }
    float product = 0;
    float told = 0;
    int[] keys = article.keys();
    int there = 0;
    for (int i = 0; i < keys.length; i++) {
      while (there < story.keys.length && story.keys[there] < keys[i]) {
        there++;
      }
      if (there < story.keys.length && story.keys[there] == keys[i]) {
        product += article.values()[i] * story.sums[there] * article.rarities()[i];
        told += article.values()[i] * share(story.counts[there], story.articles);
      }
    }
    float share = shareCounts(article);
    float cosine = product / (article.norm() * story.norm);
    return near * (cosine * (1 - share) + share * told / article.total());
  }

  /** From how well an article has to fit. */
  static float enough(Weighed article) {
    return JOIN_MIN - JOIN_SHARE_LESS * shareCounts(article);
  }

  /** How much of how well it fits is the share that the story has told. */
  private static float shareCounts(Weighed article) {
    return SHARE_MOST * Math.min(1, SHARE_FEATURES / Math.max(1, article.size()));
  }

  private static float share(int count, int articles) {
    float share = count / (articles + SHARE_DOUBT);
    return SHARES[Math.min(SHARE_STEPS, (int) (share * SHARE_STEPS))];
  }

  /** 1 for what came out while the story ran, less with each hour before or after. */
  private static float near(long at, Running story) {
    float hours = Math.max(0, Math.max(story.first - at, at - story.last)) / MILLIS_PER_HOUR;
    float age = Math.max(0, at - story.first) / MILLIS_PER_HOUR;
    if (hours > LIFE_HOURS) {
      return 0;
    }
    float away = hours / HALF_LIFE_HOURS;
    float old = Math.max(0, age - YOUNG_HOURS) / LIFE_HOURS;
    return 1 / ((1 + away * away) * (1 + old * old));
  }

  /** By entities and days alone; 0 where those in common are too few to say. */
  private static float ofAnyLanguage(Weighed article, Running story) {
    int entities = 0;
    int days = 0;
    float product = 0;
    float articleSquares = 0;
    int there = 0;
    int[] keys = article.keys();
    for (int i = 0; i < keys.length; i++) {
      if (Features.isOfAnyLanguage(keys[i])) {
        articleSquares += article.values()[i] * article.values()[i];
        while (there < story.keys.length && story.keys[there] < keys[i]) {
          there++;
        }
        if (there < story.keys.length && story.keys[there] == keys[i]) {
          product += article.values()[i] * story.sums[there] * article.rarities()[i];
          if (Features.isDay(keys[i])) {
            days++;
          } else {
            entities++;
          }
        }
      }
    }
    boolean enough =
        entities >= OTHER_LANGUAGE_ENTITIES_ALONE
            || (entities >= OTHER_LANGUAGE_ENTITIES && days > 0);
    return enough ? product / (float) Math.sqrt(articleSquares * story.squaresOfAnyLanguage) : 0;
  }

  /** Whether two stories are one, given the cosine between what they tell. */
  static boolean areOne(float cosine) {
    return cosine >= LINK_MIN;
  }
}
