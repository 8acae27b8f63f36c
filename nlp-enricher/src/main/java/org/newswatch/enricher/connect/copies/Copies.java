package org.newswatch.enricher.connect.copies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.words.Words;

/**
 * Finds the first seen article of a text. Articles are seen in the order in which they are asked
 * for, and an article is only ever a copy of one seen before it and of about its day, so that none
 * is one of itself, nor two of each other.
 *
 * <p>A new revision is looked at anew and keeps the article's place in that order; it is a copy of
 * what it would be a copy of had it come first. One of an article that is not remembered any more
 * is a copy of none.
 *
 * <p>What an article is said to be a copy of is always like itself: a copy of a copy is one of the
 * first, unless the two have too little in common, and then of the copy.
 */
public final class Copies {

  /** Articles remembered, of which {@code Index} holds some in memory. */
  static final int ARTICLES_MAX = 1_000_000;

  /** Copies come out within so many days of the original. */
  static final int DAYS_APART_MAX = 7;

  /** Articles that are found by one key: what so many share tells them from nothing. */
  static final int SHARED_BY_MAX = 64;

  /** Keys looked at for those that are not shared by too many. */
  private static final int KEYS_TRIED = 2 * Index.KEYS_MAX;

  /** Keys are told apart by spans of days, so that old articles never crowd new ones. */
  private static final int SPAN_DAYS = DAYS_APART_MAX + 1;

  private static final int SPAN_STEP = 0x9e3779b1;
  private static final long DAY_SECONDS = 86_400;

  /** After so many articles, so many that are forgotten are removed. */
  private static final int SWEEP_EVERY = 16;

  /** A day that is looked through counts as one. */
  private static final int SWEPT_MAX = 3 * SWEEP_EVERY;

  private static final byte MARK = 'a';

  /** The place with the highest number, where that is not remembered any more. */
  private static final byte[] HIGHEST = {'h'};

  /**
   * What an article is a copy of.
   *
   * @param similarity the share of the shorter text that stands in the other, about; 0 to 1
   */
  public record Copy(ArticleId of, double similarity) {}

  private record Known(Place place, @Nullable Kept before) {}

  private record Found(Place place, Kept kept, Sketch.Shared shared) {}

  /**
   * How far the removal of what does not count is.
   *
   * @param articles how many came since some was removed
   * @param to the last that was removed of a day of which more is to be
   */
  private record Sweep(int articles, @Nullable Place to) {}

  /** A place that comes into the index or goes. */
  private static final class Change {
    private final Place place;
    private final int[] keys;

    Change(Place place, int[] keys) {
      this.place = place;
      this.keys = keys;
    }
  }

  private final Rows articles;
  private final Rows places;
  private final Consumer<ArticleId> forgotten;
  private final Days days;
  private final Index index = new Index();
  private final List<Change> removed = new ArrayList<>();
  private @Nullable Change added;
  private boolean isNew;
  private long next;
  private Sweep sweep = new Sweep(0, null);
  private Sweep keptSweep = sweep;

  /**
   * Takes up what is remembered; reads all of it.
   *
   * @param articles what is kept of each, by its place
   * @param places the place of each
   * @param forgotten told of articles that are not remembered any more
   */
  public Copies(Rows articles, Rows places, Consumer<ArticleId> forgotten) {
    this(articles, places, forgotten, ARTICLES_MAX);
  }

  Copies(Rows articles, Rows places, Consumer<ArticleId> forgotten, int articlesMax) {
    this.articles = articles;
    this.places = places;
    this.forgotten = forgotten;
    days = new Days(places, articlesMax);
    articles.all(
        (key, value) -> {
          Place place = Place.ofKey(key);
          next = Math.max(next, place.number() + 1);
          if (days.counts(place)) {
            index.add(place, salted(Kept.keys(value), place.day()));
          }
          days.found(place);
          return true;
        });
    byte[] highest = places.get(HIGHEST);
    if (highest != null) {
      next = Math.max(next, Place.ofKey(highest).number() + 1);
    }
  }

  /**
   * What the article is a copy of, if it is one. It is seen from now on; what that changes must be
   * {@link #kept} or {@link #forgotten} before the next one.
   *
   * @param words those of its text
   * @param appeared when it came out
   * @param fetched when it was fetched
   * @param first whether it is new, else a revision of one that was seen
   */
  public @Nullable Copy of(
      ArticleId id, Words words, Instant appeared, Instant fetched, boolean first) {
    sweep();
    Known known = first ? null : known(id, fetched);
    boolean again = !first && known == null;
    isNew = known == null;
    if (isNew) {
      days.makeRoom();
    }
    Place place = known == null ? new Place(day(appeared), next) : known.place;
    days.write(place, day(fetched));
    Sketch.Drawn drawn = Sketch.draw(words, KEYS_TRIED);
    Search search = new Search(place, drawn);
    Found found = again ? null : search.first();
    boolean isFound = found == null || !Likeness.addsNothing(found.shared);
    int[] keys = isFound && Likeness.isComparable(drawn.sketch()) ? search.keys() : new int[0];
    Kept kept =
        new Kept(
            id, found == null ? null : found.place, keys, keys.length == 0 ? null : drawn.sketch());
    if (known != null && known.before != null) {
      removed.add(new Change(place, salted(known.before.keys(), place.day())));
    }
    added = new Change(place, salted(keys, place.day()));
    articles.put(place.key(), kept.packed());
    if (isNew) {
      places.put(key(id), place.key());
    }
    return found == null ? null : new Copy(found.kept.id(), found.shared.similarity());
  }

  /** What the last article changed is kept. */
  public void kept() {
    removed.forEach(change -> index.remove(change.place, change.keys));
    removed.clear();
    Change last = added;
    if (last != null) {
      index.add(last.place, last.keys);
      if (isNew) {
        next = last.place.number() + 1;
        days.remember(last.place);
      }
    }
    added = null;
    keptSweep = sweep;
    days.kept();
  }

  /** What the last article changed is not kept: it was not seen. */
  public void forgotten() {
    removed.clear();
    added = null;
    sweep = keptSweep;
    days.forgotten();
  }

  /** Whether the article, fetched now, is remembered, and so is what its last revision said. */
  public boolean remembers(ArticleId id, Instant fetched) {
    return known(id, fetched) != null;
  }

  private @Nullable Known known(ArticleId id, Instant fetched) {
    byte[] key = places.get(key(id));
    if (key == null) {
      return null;
    }
    Place place = Place.ofKey(key);
    byte[] kept = days.countsOn(place, day(fetched)) ? articles.get(key) : null;
    return kept == null ? null : new Known(place, Kept.unpack(kept));
  }

  private static byte[] key(ArticleId id) {
    byte[] bytes = Kept.idBytes(id);
    byte[] key = new byte[bytes.length + 1];
    key[0] = MARK;
    System.arraycopy(bytes, 0, key, 1, bytes.length);
    return key;
  }

  private static int day(Instant time) {
    return (int) Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
  }

  /** The keys as they stand in the index for articles of this day. */
  private static int[] salted(int[] keys, int day) {
    int[] salted = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      salted[i] = salted(keys[i], Math.floorDiv(day, SPAN_DAYS));
    }
    return salted;
  }

  private static int salted(int key, int span) {
    return key ^ (span * SPAN_STEP);
  }

  /** Removes some of what does not count any more, lest much comes at once. */
  private void sweep() {
    Place to = sweep.to;
    sweep = new Sweep(sweep.articles + 1, to);
    if (sweep.articles < SWEEP_EVERY) {
      return;
    }
    sweep = new Sweep(0, null);
    int left = SWEPT_MAX;
    for (Integer day = days.toSweep(); day != null && left > 0; day = days.toSweep()) {
      List<byte[]> keys = new ArrayList<>();
      int most = left;
      // Not from the beginning again: what was removed may long be passed over one by one.
      articles.range(
          to != null && to.day() == day ? to.key() : Place.dayKey(day),
          days.sweptUpTo(day),
          (key, value) -> keys.add(key) && keys.size() < most);
      keys.forEach(this::remove);
      left -= keys.size() + 1;
      if (keys.size() == most) {
        sweep = new Sweep(0, Place.ofKey(keys.getLast()));
      } else {
        days.swept(day);
      }
    }
  }

  private void remove(byte[] key) {
    Place place = Place.ofKey(key);
    Kept kept = Kept.unpack(Objects.requireNonNull(articles.get(key)));
    articles.delete(key);
    removed.add(new Change(place, salted(kept.keys(), place.day())));
    byte[] placeKey = key(kept.id());
    byte[] known = places.get(placeKey);
    if (known != null && Arrays.equals(known, key)) {
      places.delete(placeKey);
      forgotten.accept(kept.id());
    }
    if (place.number() == next - 1) {
      // Numbers are never given again, after a start neither.
      places.put(HIGHEST, key);
    }
  }

  /** The search for what one text is a copy of. */
  private final class Search {

    private final Place own;
    private final Sketch.Drawn drawn;
    private final int[] keys = new int[Index.KEYS_MAX];
    private int keyCount;
    private final Hits hits = new Hits();

    Search(Place own, Sketch.Drawn drawn) {
      this.own = own;
      this.drawn = drawn;
      int span = Math.floorDiv(own.day(), SPAN_DAYS);
      for (int key : drawn.lowest()) {
        hits.next();
        for (int near = span - 1; near <= span + 1; near++) {
          index.visit(salted(key, near), this::see);
        }
        if (hits.ofThis() < SHARED_BY_MAX && keyCount < keys.length) {
          keys[keyCount++] = key;
        }
      }
    }

    private void see(int slot) {
      Place place = index.place(slot);
      if (Math.abs(place.day() - own.day()) <= DAYS_APART_MAX
          && place.number() != own.number()
          && days.counts(place)) {
        hits.add(place);
      }
    }

    /** What the text is to be found by. */
    int[] keys() {
      return Arrays.copyOf(keys, keyCount);
    }

    /** The first article that the text is a copy of; null if there is none. */
    @Nullable Found first() {
      if (!Likeness.isComparable(drawn.sketch())) {
        return null;
      }
      Found first = null;
      for (Place place : hits.likeliest(own)) {
        Found found = compared(place);
        if (found != null && isCopy(found) && isBefore(found.place, first)) {
          first = found;
        }
      }
      return first == null ? null : origin(first);
    }

    private static boolean isBefore(Place place, @Nullable Found other) {
      return other == null || place.number() < other.place.number();
    }

    /** What a copy is a copy of, if the text is one of that, too. */
    private Found origin(Found copy) {
      Place of = copy.kept.copyOf();
      Found origin = of == null || !days.counts(of) ? null : compared(of);
      return origin != null && (isCopy(origin) || Likeness.isCopyOfCopy(origin.shared))
          ? origin
          : copy;
    }

    private boolean isCopy(Found found) {
      Sketch other = found.kept.sketch();
      return other != null && Likeness.isCopy(drawn.sketch(), other, found.shared);
    }

    private @Nullable Found compared(Place place) {
      byte[] packed = articles.get(place.key());
      Kept kept = packed == null ? null : Kept.unpack(packed);
      Sketch other = kept == null ? null : kept.sketch();
      return kept == null || other == null
          ? null
          : new Found(place, kept, drawn.sketch().with(other));
    }
  }
}
