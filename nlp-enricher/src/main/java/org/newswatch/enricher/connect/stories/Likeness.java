package org.newswatch.enricher.connect.stories;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How well an article fits a story, and one story another. All that is tuned stands here.
 *
 * <p>What each tells is compared by its direction, each feature weighed by how rare it is among
 * stories: once with repetitions damped, once plain, once by names alone. A headline tells too
 * little for that: the less an article tells, the more it counts how much of it the story has told.
 */
final class Likeness {

  /** Features of an article that count, those that tell most. */
  static final int ARTICLE_FEATURES_MAX = 300;

  /** Features of a story that are kept, those that tell most. */
  static final int STORY_FEATURES_MAX = 800;

  /** From how well an article must fit a story to join it. */
  static final float JOIN_MIN = 0.17f;

  /** From how well an article must fit another story for the two to be compared. */
  static final float COMPARE_MIN = 0.08f;

  /** From how well two stories must fit to be one. */
  private static final float LINK_MIN = 0.21f;

  private static final float DAMPED_SHARE = 0.4f / 1.2f;
  private static final float PLAIN_SHARE = 0.8f / 1.2f;

  /** How much names alone count where there are many. */
  private static final float NAMED_SHARE = 0.05f;

  private static final float MANY_NAMES = 4;

  /**
   * 1 would compare an article with the middle of a story, 0 with all of its articles on average,
   * which asks more of large stories.
   */
  private static final float MIDDLE = 0.4f;

  /** Stories thought to be known when the first article comes: none that tells of anything. */
  private static final float STORIES_BEFORE = 5;

  /** And those that tell of ordinary things. */
  private static final float ORDINARY_STORIES = 100;

  private static final float RARITY_MIN = 0.05f;

  /** How much it counts in how many stories a feature is typical, not just told. */
  private static final float TYPICAL = 0.7f;

  /** Features up to which half of how well an article fits is the share the story has told. */
  private static final float SHARE_FEATURES = 15;

  private static final float SHARE_MOST = 0.5f;
  private static final float SHARE_POWER = 0.3f;
  private static final float SHARE_DOUBT = 0.5f;
  private static final int SHARE_STEPS = 256;
  private static final float[] SHARES = new float[SHARE_STEPS + 1];

  private static final int MANTISSA_BITS = 23;
  private static final int STEP_BITS = 11;
  private static final int EXPONENT_BIAS = 127;
  private static final double LOG_2 = StrictMath.log(2);
  private static final float[] LOGARITHMS = new float[1 << STEP_BITS];

  static {
    for (int i = 0; i <= SHARE_STEPS; i++) {
      SHARES[i] = (float) StrictMath.pow((double) i / SHARE_STEPS, SHARE_POWER);
    }
    for (int i = 0; i < LOGARITHMS.length; i++) {
      LOGARITHMS[i] = (float) StrictMath.log(1 + (i + 0.5) / LOGARITHMS.length);
    }
  }

  private static final float AWAY_HOURS = 48;
  private static final float LIFE_HOURS = 240;
  private static final float YOUNG_HOURS = 120;
  private static final float MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  /** What is left of how well they fit where both speak of days, of none in common, a day apart. */
  private static final float OTHER_DAYS = 0.6f;

  private static final float SAME_DAYS_HOURS = 24;

  private static final float OTHER_LANGUAGE_MIN = 0.45f;
  private static final int OTHER_LANGUAGE_ENTITIES = 2;
  private static final int OTHER_LANGUAGE_ENTITIES_ALONE = 3;

  private Likeness() {}

  /** The natural logarithm of what is positive, to three digits; the same on any platform. */
  static float logarithm(float of) {
    int bits = Float.floatToRawIntBits(of);
    int step = (bits >>> (MANTISSA_BITS - STEP_BITS)) & (LOGARITHMS.length - 1);
    int exponent = (bits >>> MANTISSA_BITS) - EXPONENT_BIAS;
    return (float) (exponent * LOG_2) + LOGARITHMS[step];
  }

  /**
   * How much a feature tells.
   *
   * @param articles how many articles tell of it
   * @param squares the squares of each story's number of these, summed
   * @param stories how many stories tell of it
   * @param ordinary which share of stories does by what everybody knows
   * @param among how many stories there are
   */
  static float rarity(long articles, long squares, int stories, float ordinary, int among) {
    float typical = articles == 0 ? 0 : (float) articles * articles / squares;
    float tellers = TYPICAL * typical + (1 - TYPICAL) * stories + ORDINARY_STORIES * ordinary;
    float rarity = logarithm((among + STORIES_BEFORE + ORDINARY_STORIES) / (tellers + 1));
    return Math.max(RARITY_MIN, rarity);
  }

  /** How well it fits; from {@link #JOIN_MIN} on it belongs there. */
  static float of(Weighed article, Running story, long at, @Nullable String language) {
    float near = near(at, story);
    if (near == 0) {
      return 0;
    }
    if (!story.speaks(language)) {
      return near * ofAnyLanguage(article, story) * JOIN_MIN / OTHER_LANGUAGE_MIN;
    }
    double damped = 0;
    double plain = 0;
    double named = 0;
    double shared = 0;
    int days = 0;
    Features tells = article.features;
    Features told = story.told.features;
    int there = 0;
    for (int i = 0; i < tells.keys.length; i++) {
      int key = tells.keys[i];
      while (there < told.keys.length && told.keys[there] < key) {
        there++;
      }
      if (there < told.keys.length && told.keys[there] == key) {
        float rarity = article.rarities[i];
        float square = rarity * rarity;
        damped += tells.damped[i] * told.damped[there] * square;
        plain += tells.plain[i] * told.plain[there] * square;
        named += tells.named[i] * told.named[there] * square;
        shared += tells.damped[i] * rarity * share(story.told.counts[there], story.articles);
        days += Features.isDay(key) ? 1 : 0;
      }
    }
    double words =
        DAMPED_SHARE * damped / (article.dampedNorm * story.dampedScale)
            + PLAIN_SHARE * plain / (article.plainNorm * story.plainScale);
    double names = named / (article.namedNorm * story.namedScale);
    double share = SHARE_MOST * Math.min(1, SHARE_FEATURES / Math.max(1, article.size()));
    double all = (1 - share) * words + share * shared / Math.max(RARITY_MIN, article.total);
    double byName = byName(article.names, story.names);
    boolean otherDays = days == 0 && article.days > 0 && story.days > 0;
    return near
        * otherDays(otherDays, at - story.first)
        * (float) ((1 - byName) * all + byName * names);
  }

  /** In one long affair, what happens on another day is another story. */
  private static float otherDays(boolean other, long apart) {
    return other && apart / MILLIS_PER_HOUR > SAME_DAYS_HOURS ? OTHER_DAYS : 1;
  }

  /** Works out ahead what the amounts of a story are divided by. */
  static void scale(Running story) {
    double rest = StrictMath.pow(story.articles, 1 - MIDDLE);
    story.dampedScale = StrictMath.pow(story.dampedNorm, MIDDLE) * rest;
    story.plainScale = StrictMath.pow(story.plainNorm, MIDDLE) * rest;
    story.namedScale = StrictMath.pow(story.namedNorm, MIDDLE) * rest;
  }

  /** How much names alone count. */
  private static double byName(int one, int other) {
    return NAMED_SHARE * Math.min(1, Math.min(one, other) / MANY_NAMES);
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
    float away = hours / AWAY_HOURS;
    float old = Math.max(0, age - YOUNG_HOURS) / LIFE_HOURS;
    return 1 / ((1 + away * away) * (1 + old * old));
  }

  /** By entities and days alone; 0 where those in common are too few to say. */
  private static float ofAnyLanguage(Weighed article, Running story) {
    int entities = 0;
    int days = 0;
    double product = 0;
    Features tells = article.features;
    Features told = story.told.features;
    int there = 0;
    for (int i = 0; i < tells.keys.length; i++) {
      int key = tells.keys[i];
      if (!Features.isOfAnyLanguage(key)) {
        continue;
      }
      while (there < told.keys.length && told.keys[there] < key) {
        there++;
      }
      if (there < told.keys.length && told.keys[there] == key) {
        product += tells.named[i] * told.named[there] * article.rarities[i] * article.rarities[i];
        entities += Features.isEntity(key) ? 1 : 0;
        days += Features.isEntity(key) ? 0 : 1;
      }
    }
    boolean enough =
        entities >= OTHER_LANGUAGE_ENTITIES_ALONE
            || (entities >= OTHER_LANGUAGE_ENTITIES && days > 0);
    return enough ? (float) (product / ((double) article.namedNorm * story.namedNorm)) : 0;
  }

  /**
   * Whether two stories are one.
   *
   * @param rarities how rare what the first tells is
   */
  static boolean areOne(Running one, Running other, float[] rarities) {
    double damped = 0;
    double plain = 0;
    double named = 0;
    int days = 0;
    Features tells = one.told.features;
    Features told = other.told.features;
    int there = 0;
    for (int i = 0; i < tells.keys.length; i++) {
      int key = tells.keys[i];
      while (there < told.keys.length && told.keys[there] < key) {
        there++;
      }
      if (there < told.keys.length && told.keys[there] == key) {
        float square = rarities[i] * rarities[i];
        damped += (double) tells.damped[i] * told.damped[there] * square;
        plain += (double) tells.plain[i] * told.plain[there] * square;
        named += (double) tells.named[i] * told.named[there] * square;
        days += Features.isDay(key) ? 1 : 0;
      }
    }
    double words =
        DAMPED_SHARE * damped / ((double) one.dampedNorm * other.dampedNorm)
            + PLAIN_SHARE * plain / ((double) one.plainNorm * other.plainNorm);
    double names = named / ((double) one.namedNorm * other.namedNorm);
    double byName = byName(one.names, other.names);
    boolean otherDays = days == 0 && one.days > 0 && other.days > 0;
    return near(one, other)
            * otherDays(otherDays, Math.abs(one.first - other.first))
            * ((1 - byName) * words + byName * names)
        >= LINK_MIN;
  }

  /** The later story as an article that comes at its beginning. */
  private static float near(Running one, Running other) {
    return one.first < other.first ? near(other.first, one) : near(one.first, other);
  }
}
