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
import org.newswatch.contract.Limits;

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
  private static final int CANDIDATES_MAX = 12;

  /** Room for features before a story is cut to those that tell most. */
  private static final int SLACK = 200;

  private final int most;
  private final Rarities rarities;
  private final Map<String, Running> stories = new LinkedHashMap<>();
  private int alive;
  private long looks;

  /**
   * A lane without stories.
   *
   * @param most how many stories it holds
   */
  Lane(int most, Ordinary ordinary) {
    this.most = most;
    this.rarities = new Rarities(ordinary);
  }

  @Nullable Running get(String id) {
    return stories.get(id);
  }

  /** The story, or the one that it turned out to be, as far as that is known. */
  @Nullable Running root(String id) {
    Running story = stories.get(id);
    Running into = story == null || story.into == null ? story : stories.get(story.into);
    while (story != null && into != null && into != story) {
      story = into;
      into = story.into == null ? story : stories.get(story.into);
    }
    return story;
  }

  /** A story as it was kept; those touched earlier come first. */
  void restore(Running story) {
    remember(story);
    Likeness.scale(story);
    alive += story.into == null ? 1 : 0;
    stories.put(story.id, story);
  }

  /** What the article tells, as rare as it is here and now. */
  Weighed weigh(Features features) {
    int size = features.size();
    float[] rare = rarities(features);
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      int value = Float.floatToIntBits(rare[i] * features.damped[i]);
      // Positive floats are in the order of their bits; among equals the first key comes first.
      order[i] = ((long) value << Integer.SIZE) | (size - i);
    }
    Arrays.sort(order);
    int kept = Math.min(size, Likeness.ARTICLE_FEATURES_MAX);
    int[] places = new int[kept];
    for (int i = 0; i < kept; i++) {
      places[i] = size - (int) order[size - 1 - i];
    }
    int[] sorted = places.clone();
    Arrays.sort(sorted);
    float[] rarest = new float[kept];
    for (int i = 0; i < kept; i++) {
      rarest[i] = rare[sorted[i]];
    }
    Features told = features.at(sorted);
    return new Weighed(told, rarest, probes(places, sorted, told.keys));
  }

  private float[] rarities(Features features) {
    float[] rare = new float[features.size()];
    for (int i = 0; i < rare.length; i++) {
      rare[i] = rarities.rarity(features.keys[i], alive);
    }
    return rare;
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
   * The stories that the article fits, the best first.
   *
   * @param at when it came out, in milliseconds
   */
  List<Fit> best(Weighed article, long at, @Nullable String language) {
    List<Fit> fits = new ArrayList<>();
    for (Running story : candidates(article)) {
      float likeness = Likeness.of(article, story, at, language);
      if (likeness >= Likeness.COMPARE_MIN) {
        fits.add(new Fit(story, likeness));
      }
    }
    fits.sort(
        (one, other) -> {
          int better = Float.compare(other.likeness(), one.likeness());
          return better != 0 ? better : Long.compare(one.story().opened, other.story().opened);
        });
    return fits;
  }

  /** Those that tell most of what the article tells. */
  private Collection<Running> candidates(Weighed article) {
    looks++;
    List<Running> found = new ArrayList<>();
    for (int probe : article.probes) {
      Rarities.Rarity rarity = rarities.of(article.features.keys[probe]);
      if (rarity != null) {
        float rare = article.rarities[probe];
        float value = article.features.damped[probe] * rare * rare;
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
      found.sort(
          (one, other) -> {
            int likelier = Float.compare(other.likely, one.likely);
            return likelier != 0 ? likelier : Long.compare(one.opened, other.opened);
          });
      found.subList(CANDIDATES_MAX, found.size()).clear();
    }
    return found;
  }

  /** Adds a story that has no article yet. */
  void open(Running story) {
    stories.put(story.id, story);
    alive++;
  }

  /** Lets the story tell what the article tells. */
  void join(Running story, Weighed article) {
    Change told = Change.of(article, null);
    Told sum = told.after(story.told);
    int[] keys = article.features.keys;
    int at = 0;
    for (int key : keys) {
      while (sum.features.keys[at] != key) {
        at++;
      }
      rarities.told(key, story, sum.counts[at] - 1);
    }
    story.change = Change.of(article, set(story, sum));
  }

  /** Whether two stories are one. */
  boolean areOne(Running one, Running other) {
    return Likeness.areOne(one, other, rarities(one.told.features));
  }

  /** One story tells what two did; the other tells nothing any more. */
  void merge(Running into, Running other) {
    Told sum = into.told.and(other.told);
    forget(into);
    forget(other);
    other.told = Told.NOTHING;
    other.into = into.id;
    alive--;
    into.told = sum;
    remember(into);
    var unused = set(into, sum);
    into.whole = true;
    other.whole = true;
    into.first = Math.min(into.first, other.first);
    into.last = Math.max(into.last, other.last);
    into.articles += other.articles;
    for (String language : other.languages) {
      into.speak(language, Limits.STORY_LANGUAGES_MAX);
    }
  }

  /** Gives the places of what is kept where not all is. */
  private int @Nullable [] set(Running story, Told told) {
    story.told = told;
    int[] kept = null;
    float[] rare = rarities(told.features);
    if (told.size() > Likeness.STORY_FEATURES_MAX + SLACK) {
      kept = heaviest(told.features.damped, rare);
      int next = 0;
      for (int i = 0; i < told.size(); i++) {
        if (next < kept.length && kept[next] == i) {
          next++;
        } else {
          rarities.forgotten(told.features.keys[i], story, told.counts[i]);
        }
      }
      story.told = told.at(kept);
      rare = rarities(story.told.features);
    }
    Features features = story.told.features;
    story.dampedNorm = Weighed.length(features.damped, rare);
    story.plainNorm = Weighed.length(features.plain, rare);
    story.namedNorm = Weighed.length(features.named, rare);
    story.names = features.names();
    story.days = features.days();
    return kept;
  }

  /** The places of the features that are kept, in order. */
  private static int[] heaviest(float[] amounts, float[] rare) {
    float[] values = new float[amounts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = amounts[i] * rare[i];
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float least = sorted[sorted.length - Likeness.STORY_FEATURES_MAX];
    int ties = 0;
    for (int i = sorted.length - Likeness.STORY_FEATURES_MAX; i < sorted.length; i++) {
      ties += sorted[i] == least ? 1 : 0;
    }
    int[] kept = new int[Likeness.STORY_FEATURES_MAX];
    int size = 0;
    for (int i = 0; i < values.length && size < kept.length; i++) {
      if (values[i] > least || (values[i] == least && ties-- > 0)) {
        kept[size++] = i;
      }
    }
    return Arrays.copyOf(kept, size);
  }

  /** Puts the story behind all others. */
  void touch(Running story, long touched, long now) {
    stories.remove(story.id);
    stories.put(story.id, story);
    Likeness.scale(story);
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
      story.told = Told.NOTHING;
      alive -= story.into == null ? 1 : 0;
      dropped.add(story);
    }
    return dropped;
  }

  private void remember(Running story) {
    for (int i = 0; i < story.told.size(); i++) {
      rarities.restored(story.told.features.keys[i], story, story.told.counts[i]);
    }
  }

  private void forget(Running story) {
    for (int i = 0; i < story.told.size(); i++) {
      rarities.forgotten(story.told.features.keys[i], story, story.told.counts[i]);
    }
  }
}
