package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Limits;

/**
 * What one subscription knows of one story, or of whatever else one of its alerts stands for.
 * Immutable and bounded.
 *
 * @param about the story's root, or what stands for it
 * @param ordinal how many alerts there were
 * @param lastAlert when the last one was told; null when there was none
 * @param touched when it last changed
 * @param articles matching articles so far
 * @param mark the number of sources that was told last
 * @param seen the articles that matched, the oldest first; at most {@link #SEEN_MAX}
 * @param origins where its texts come from, as hashes; at most {@link #ORIGINS_MAX}
 * @param named what of the query was named so far; at most {@link #NAMED_MAX}
 * @param held what was held back since the last alert, the oldest first
 * @param heldCount how many that were, those not listed included
 */
public record Strand(
    String about,
    int ordinal,
    @Nullable Instant lastAlert,
    Instant touched,
    long articles,
    int mark,
    Map<ArticleId, Seen> seen,
    SortedSet<Long> origins,
    SortedSet<String> named,
    List<Alert.Held> held,
    long heldCount) {

  /** Articles of one story that are told apart; of more, the oldest may count again. */
  static final int SEEN_MAX = 500;

  /** Independent sources of one story that are counted. */
  static final int ORIGINS_MAX = 1_000;

  /** Entities and days of one query that are told apart in one story. */
  static final int NAMED_MAX = 64;

  public Strand {
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    origins = Collections.unmodifiableSortedSet(new TreeSet<>(origins));
    named = Collections.unmodifiableSortedSet(new TreeSet<>(named));
    held = List.copyOf(held);
  }

  /**
   * What is known of an article.
   *
   * @param revision the last that matched
   * @param told whether an alert was about it
   * @param corrected whether it was said to be corrected
   */
  public record Seen(int revision, boolean told, boolean corrected) {}

  static Strand fresh(String about, Instant now) {
    return new Strand(
        about, 0, null, now, 0, 0, Map.of(), new TreeSet<>(), new TreeSet<>(), List.of(), 0);
  }

  /** These two are about one story: what either knows, both know. */
  Strand joined(Strand other, String root) {
    Map<ArticleId, Seen> all = new LinkedHashMap<>(other.seen);
    long both = 0;
    for (var entry : seen.entrySet()) {
      if (all.containsKey(entry.getKey())) {
        both++;
      }
      all.merge(entry.getKey(), entry.getValue(), Strand::later);
    }
    SortedSet<Long> allOrigins = new TreeSet<>(origins);
    allOrigins.addAll(other.origins);
    SortedSet<String> allNamed = new TreeSet<>(named);
    allNamed.addAll(other.named);
    List<Alert.Held> allHeld = new ArrayList<>(held);
    allHeld.addAll(other.held);
    allHeld.sort(java.util.Comparator.comparing(Alert.Held::at).thenComparing(Alert.Held::article));
    return new Strand(
        root,
        Math.max(ordinal, other.ordinal),
        latest(lastAlert, other.lastAlert),
        touched.isAfter(other.touched) ? touched : other.touched,
        articles + other.articles - both,
        Math.max(mark, other.mark),
        newest(all),
        first(allOrigins, ORIGINS_MAX),
        first(allNamed, NAMED_MAX),
        newest(allHeld),
        heldCount + other.heldCount);
  }

  private static Seen later(Seen one, Seen other) {
    return new Seen(
        Math.max(one.revision, other.revision),
        one.told || other.told,
        one.corrected || other.corrected);
  }

  private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  static Map<ArticleId, Seen> newest(Map<ArticleId, Seen> all) {
    Map<ArticleId, Seen> kept = new LinkedHashMap<>(all);
    var oldest = kept.entrySet().iterator();
    for (int over = kept.size() - SEEN_MAX; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
    return kept;
  }

  static List<Alert.Held> newest(List<Alert.Held> all) {
    return all.subList(Math.max(0, all.size() - Limits.HELD_MAX), all.size());
  }

  static <T> SortedSet<T> first(SortedSet<T> all, int max) {
    SortedSet<T> kept = new TreeSet<>(all);
    while (kept.size() > max) {
      kept.removeLast();
    }
    return kept;
  }
}
