package org.newswatch.enricher.connect.revisions;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Revision;
import org.newswatch.contract.Revision.Labelled;
import org.newswatch.enricher.connect.revisions.Said.Sentence;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.words.Words;

/** Remembers what the last revision of each article said, and tells how the next one differs. */
public final class Revisions {

  /** Days of longer spans are none that an article speaks of. */
  private static final int SPAN_DAYS_MAX = 7;

  /** Characters of an id that is remembered. */
  private static final int ID_CHARS_MAX = 80;

  private static final double ROUNDED_TO = 1_000;

  private final Rows rows;
  private final Function<String, @Nullable Labelled> entities;

  /**
   * In these rows.
   *
   * @param entities whom an id stands for now, or null if that is not known any more
   */
  public Revisions(Rows rows, Function<String, @Nullable Labelled> entities) {
    this.rows = rows;
    this.entities = entities;
  }

  /**
   * How the article differs from its last revision; null for a new one, and when that is not
   * remembered. It is remembered from now on.
   *
   * @param words those of its text
   * @param named the entities it names
   * @param first whether it is new, or not remembered any more
   */
  public @Nullable Revision of(
      AnnotatedArticle annotated, Words words, List<EntityRef> named, boolean first) {
    byte[] key = key(annotated.article().id());
    Said now =
        new Said(
            annotated.article().title(),
            Said.sentences(words),
            named.stream()
                .map(EntityRef::id)
                .filter(id -> id.length() <= ID_CHARS_MAX)
                .limit(Said.ENTITIES_MAX)
                .toList(),
            days(annotated));
    byte[] before = first ? null : rows.get(key);
    rows.put(key, now.packed());
    return before == null ? null : difference(Said.unpack(before), now, named);
  }

  /** The article is not remembered any more. */
  public void forget(ArticleId article) {
    rows.delete(key(article));
  }

  private static byte[] key(ArticleId article) {
    return HexFormat.of().parseHex(article.value());
  }

  private static List<LocalDate> days(AnnotatedArticle annotated) {
    Set<LocalDate> days = new TreeSet<>();
    for (DateMention mention : annotated.annotation().dates()) {
      LocalDate from = mention.from();
      LocalDate to = mention.to();
      if (from != null
          && to != null
          && to.isBefore(LocalDate.MAX)
          && ChronoUnit.DAYS.between(from, to) < SPAN_DAYS_MAX) {
        from.datesUntil(to.plusDays(1)).forEach(days::add);
      }
    }
    return days.stream().limit(Said.DAYS_MAX).toList();
  }

  private Revision difference(Said before, Said now, List<EntityRef> named) {
    Map<String, Labelled> was = new LinkedHashMap<>();
    for (String id : before.entities()) {
      Labelled known = entities.apply(id);
      Labelled entity = known == null ? new Labelled(id, id) : known;
      was.put(entity.id(), entity);
    }
    Set<String> wasNamed = new HashSet<>(before.entities());
    wasNamed.addAll(was.keySet());
    // What was remembered in part only cannot tell what is new.
    boolean allWere = before.entities().size() < Said.ENTITIES_MAX;
    Set<String> isNamed = new HashSet<>();
    List<Labelled> added = new ArrayList<>();
    for (EntityRef entity : named) {
      isNamed.add(entity.id());
      if (allWere && !wasNamed.contains(entity.id())) {
        added.add(new Labelled(entity.id(), entity.label()));
      }
    }
    List<Labelled> removed =
        was.values().stream().filter(entity -> !isNamed.contains(entity.id())).toList();
    return new Revision(
        before.title().equals(now.title()) ? null : before.title(),
        missing(now.sentences(), before.sentences()),
        missing(before.sentences(), now.sentences()),
        bounded(added),
        bounded(removed),
        bounded(without(now.days(), before.days())),
        bounded(without(before.days(), now.days())));
  }

  /** The share of one text, by words, that the other does not have. */
  private static double missing(List<Sentence> one, List<Sentence> other) {
    Map<Integer, Integer> left = new HashMap<>();
    other.forEach(sentence -> left.merge(sentence.hash(), 1, Integer::sum));
    int all = 0;
    int missing = 0;
    for (Sentence sentence : one) {
      all += sentence.words();
      Integer found = left.get(sentence.hash());
      if (found == null || found == 0) {
        missing += sentence.words();
      } else {
        left.put(sentence.hash(), found - 1);
      }
    }
    return all == 0 ? 0 : Math.round(ROUNDED_TO * missing / all) / ROUNDED_TO;
  }

  /** Those of the days that are not among the others; none where some of these were left out. */
  private static List<LocalDate> without(List<LocalDate> days, List<LocalDate> others) {
    if (others.size() >= Said.DAYS_MAX) {
      return List.of();
    }
    Set<LocalDate> left = new LinkedHashSet<>(days);
    others.forEach(left::remove);
    return List.copyOf(left);
  }

  private static <T> List<T> bounded(List<T> all) {
    return all.subList(0, Math.min(all.size(), Limits.REVISION_ENTRIES_MAX));
  }
}
