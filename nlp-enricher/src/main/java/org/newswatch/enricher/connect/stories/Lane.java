package org.newswatch.enricher.connect.stories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stories that an article may join, in memory: all of it follows from the stories themselves,
 * which are kept as rows. The order in which they were touched last is the order in which they go.
 */
final class Lane {

  /** After so long without a further article, by the time of the stream, a story is done. */
  static final Duration QUIET_MAX = Duration.ofDays(7);

  /** Stories that are dropped with one article, so that none waits long. */
  static final int DROPPED_AT_ONCE_MAX = 8;

  /** Features by which stories are looked up, those that tell most. */
  private static final int PROBES_MAX = 40;

  /** Further ones, for stories in other languages. */
  private static final int PROBES_OF_ANY_LANGUAGE_MAX = 12;

  /** Stories looked at for each of them, the newest first. */
  private static final int TELLERS_MAX = 500;

  /** Stories that are held against the article in full. */
  private static final int CANDIDATES_MAX = 24;

  /** Room for features before a story is cut to those that tell most. */
  private static final int SLACK = 50;

  private final int most;
  private final Rarities rarities = new Rarities();
  private final Map<String, Running> stories = new LinkedHashMap<>();
  private int alive;
  private long looks;

  /**
   * A lane without stories.
   *
   * @param most how many stories it holds
   */
  Lane(int most) {
    this.most = most;
  }

  @Nullable Running get(String id) {
    return stories.get(id);
  }

  int size() {
    return stories.size();
  }

  /** A story as it was kept; those touched earlier come first. */
  void restore(Running story) {
    for (int i = 0; i < story.keys.length; i++) {
      rarities.restored(story.keys[i], story, story.counts[i]);
    }
    alive += story.into == null ? 1 : 0;
    stories.put(story.id, story);
  }

  /** What the article tells, as rare as it is here and now. */
  Weighed weigh(Features features) {
    int size = features.size();
    float[] rare = new float[size];
    float[] values = new float[size];
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      rare[i] = Likeness.rarity(rarities.of(features.keys()[i]), alive);
      values[i] = rare[i] * features.weights()[i];
      // Positive floats are in the order of their bits; among equals the first key comes first.
      order[i] = ((long) Float.floatToIntBits(values[i]) << Integer.SIZE) | (size - i);
    }
    Arrays.sort(order);
    int kept = Math.min(size, Likeness.ARTICLE_FEATURES_MAX);
    int[] places = new int[kept];
    for (int i = 0; i < kept; i++) {
      places[i] = size - (int) order[size - 1 - i];
    }
    int[] sorted = places.clone();
    Arrays.sort(sorted);
    int[] keys = new int[kept];
    float[] weights = new float[kept];
    float[] rarest = new float[kept];
    float[] products = new float[kept];
    for (int i = 0; i < kept; i++) {
      keys[i] = features.keys()[sorted[i]];
      weights[i] = features.weights()[sorted[i]];
      rarest[i] = rare[sorted[i]];
      products[i] = values[sorted[i]];
    }
    return new Weighed(keys, weights, rarest, products, probes(places, sorted, keys));
  }

  /** The places in the sorted keys of those features that tell most, and some of any language. */
  private static int[] probes(int[] places, int[] sorted, int[] keys) {
    int[] probes = new int[places.length];
    int size = 0;
    int more = 0;
    for (int place : places) {
      int at = Arrays.binarySearch(sorted, place);
      if (size < PROBES_MAX) {
        probes[size++] = at;
      } else if (more < PROBES_OF_ANY_LANGUAGE_MAX && Features.isOfAnyLanguage(keys[at])) {
        probes[size++] = at;
        more++;
      }
    }
    return Arrays.copyOf(probes, size);
  }

  /** A story and how well an article fits it. */
  record Fit(Running story, float likeness) {}

  /**
   * The stories that the article fits best, at most two.
   *
   * @param at when it came out, in milliseconds
   */
  List<Fit> best(Weighed article, long at, @Nullable String language) {
    Fit first = null;
    Fit second = null;
    for (Running story : candidates(article)) {
      float likeness = Likeness.of(article, story, at, language);
      if (first == null || likeness > first.likeness()) {
        second = first;
        first = new Fit(story, likeness);
      } else if (second == null || likeness > second.likeness()) {
        second = new Fit(story, likeness);
      }
    }
    if (first == null) {
      return List.of();
    }
    return second == null ? List.of(first) : List.of(first, second);
  }

  /** Those that tell most of what the article tells, in the order of their opening. */
  private Collection<Running> candidates(Weighed article) {
    looks++;
    List<Running> found = new ArrayList<>();
    for (int probe : article.probes()) {
      Rarities.Rarity rarity = rarities.of(article.keys()[probe]);
      if (rarity != null) {
        float value = article.values()[probe] * article.rarities()[probe];
        rarity.newest(
            TELLERS_MAX,
            story -> {
              if (story.looked != looks) {
                story.looked = looks;
                story.likely = 0;
                found.add(story);
              }
              story.likely += value;
            });
      }
    }
    if (found.size() > CANDIDATES_MAX) {
      found.sort(Lane::likelier);
      found.subList(CANDIDATES_MAX, found.size()).clear();
    }
    found.sort((one, other) -> Long.compare(one.opened, other.opened));
    return found;
  }

  private static int likelier(Running one, Running other) {
    int likelier = Float.compare(other.likely, one.likely);
    return likelier != 0 ? likelier : Long.compare(one.opened, other.opened);
  }

  /** Adds a story that has no article yet. */
  void open(Running story) {
    stories.put(story.id, story);
    alive++;
  }

  /** Lets the story tell what the article tells. */
  void join(Running story, Weighed article) {
    int before = story.keys.length;
    int[] keys = new int[before + article.size()];
    float[] sums = new float[keys.length];
    int[] counts = new int[keys.length];
    int size = 0;
    int there = 0;
    int here = 0;
    while (there < before || here < article.size()) {
      boolean told =
          there < before && (here == article.size() || story.keys[there] <= article.keys()[here]);
      boolean tells =
          here < article.size() && (there == before || article.keys()[here] <= story.keys[there]);
      keys[size] = told ? story.keys[there] : article.keys()[here];
      if (told) {
        sums[size] = story.sums[there];
        counts[size] = story.counts[there];
        there++;
      }
      if (tells) {
        rarities.told(keys[size], story, counts[size]);
        sums[size] += article.weights()[here] / article.norm();
        counts[size]++;
        here++;
      }
      size++;
    }
    set(story, Arrays.copyOf(keys, size), Arrays.copyOf(sums, size), Arrays.copyOf(counts, size));
  }

  /** One story tells what two did; the other tells nothing any more. */
  void merge(Running into, Running other) {
    int size = 0;
    int[] keys = new int[into.keys.length + other.keys.length];
    float[] sums = new float[keys.length];
    int[] counts = new int[keys.length];
    int there = 0;
    int here = 0;
    while (there < into.keys.length || here < other.keys.length) {
      boolean one =
          there < into.keys.length
              && (here == other.keys.length || into.keys[there] <= other.keys[here]);
      boolean two =
          here < other.keys.length
              && (there == into.keys.length || other.keys[here] <= into.keys[there]);
      keys[size] = one ? into.keys[there] : other.keys[here];
      if (one) {
        sums[size] += into.sums[there];
        counts[size] += into.counts[there];
        there++;
      }
      if (two) {
        sums[size] += other.sums[here];
        counts[size] += other.counts[here];
        here++;
      }
      size++;
    }
    forget(into);
    forget(other);
    silence(other);
    alive--;
    for (int i = 0; i < size; i++) {
      rarities.restored(keys[i], into, counts[i]);
    }
    set(into, Arrays.copyOf(keys, size), Arrays.copyOf(sums, size), Arrays.copyOf(counts, size));
  }

  private static void silence(Running story) {
    story.keys = new int[0];
    story.sums = new float[0];
    story.counts = new int[0];
    story.norm = 0;
    story.squaresOfAnyLanguage = 0;
  }

  private void set(Running story, int[] keys, float[] sums, int[] counts) {
    story.keys = keys;
    story.sums = sums;
    story.counts = counts;
    float[] values = values(story);
    if (keys.length > Likeness.STORY_FEATURES_MAX + SLACK) {
      cut(story, values);
      values = values(story);
    }
    double squares = 0;
    double ofAnyLanguage = 0;
    for (int i = 0; i < values.length; i++) {
      double square = (double) values[i] * values[i];
      squares += square;
      ofAnyLanguage += Features.isOfAnyLanguage(story.keys[i]) ? square : 0;
    }
    story.norm = (float) Math.sqrt(squares);
    story.squaresOfAnyLanguage = (float) ofAnyLanguage;
  }

  private float[] values(Running story) {
    float[] values = new float[story.keys.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = story.sums[i] * Likeness.rarity(rarities.of(story.keys[i]), alive);
    }
    return values;
  }

  private void cut(Running story, float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float least = sorted[sorted.length - Likeness.STORY_FEATURES_MAX];
    int size = 0;
    int[] keys = new int[Likeness.STORY_FEATURES_MAX];
    float[] sums = new float[keys.length];
    int[] counts = new int[keys.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= least && size < keys.length) {
        keys[size] = story.keys[i];
        sums[size] = story.sums[i];
        counts[size] = story.counts[i];
        size++;
      } else {
        rarities.forgotten(story.keys[i], story, story.counts[i]);
      }
    }
    story.keys = keys;
    story.sums = sums;
    story.counts = counts;
  }

  /** How alike what two stories tell is, 0 to 1. */
  float cosine(Running one, Running other) {
    double product = 0;
    int there = 0;
    for (int i = 0; i < one.keys.length; i++) {
      while (there < other.keys.length && other.keys[there] < one.keys[i]) {
        there++;
      }
      if (there < other.keys.length && other.keys[there] == one.keys[i]) {
        float rarity = Likeness.rarity(rarities.of(one.keys[i]), alive);
        product += (double) one.sums[i] * other.sums[there] * rarity * rarity;
      }
    }
    return product == 0 ? 0 : (float) (product / ((double) one.norm * other.norm));
  }

  /** Puts the story behind all others. */
  void touch(Running story, long touched, long now) {
    stories.remove(story.id);
    stories.put(story.id, story);
    story.touched = touched;
    story.written = now;
  }

  /**
   * Drops stories that are done, and those touched first where there are too many.
   *
   * @param now the time of the stream, in milliseconds
   * @return those dropped
   */
  List<Running> sweep(long now) {
    List<Running> dropped = new ArrayList<>();
    Iterator<Running> oldest = stories.values().iterator();
    while (oldest.hasNext() && dropped.size() < DROPPED_AT_ONCE_MAX) {
      Running story = oldest.next();
      if (stories.size() <= most && now - story.written <= QUIET_MAX.toMillis()) {
        break;
      }
      oldest.remove();
      story.gone = true;
      forget(story);
      silence(story);
      alive -= story.into == null ? 1 : 0;
      dropped.add(story);
    }
    return dropped;
  }

  private void forget(Running story) {
    for (int i = 0; i < story.keys.length; i++) {
      rarities.forgotten(story.keys[i], story, story.counts[i]);
    }
  }
}
