package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An article with its annotation and its place among all others; the value of {@link
 * Topic#ARTICLES_ENRICHED}.
 *
 * @param firstSeenAt when the article was first seen, assigned once and for ever
 * @param revision 1 for the first content seen, one more with each change of it
 * @param version only grows from one record of an article to the next; the external version of its
 *     document
 * @param changes what this revision changed; empty for the first
 * @param entities by falling salience
 * @param nearDuplicateOf the first article that carried nearly the same text, if another did
 * @param storyId the story it belongs to; null until stories are told apart
 * @param similarity the share of the shorter of the two texts, the article's and that of {@code
 *     nearDuplicateOf}, that stands in the other, about and from 0 to 1; null when it repeats none
 * @param revised how this revision differs from the one before; null for the first, and when the
 *     one before is not known any more
 */
public record EnrichedArticle(
    RawArticle article,
    Annotation annotation,
    Instant firstSeenAt,
    int revision,
    long version,
    List<Change> changes,
    List<EntityRef> entities,
    @Nullable ArticleId nearDuplicateOf,
    @Nullable String storyId,
    @Nullable Double similarity,
    @Nullable Revision revised) {

  public EnrichedArticle {
    Check.present("article", article);
    Check.present("annotation", annotation);
    Check.present("firstSeenAt", firstSeenAt);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions are positive: " + version);
    }
    changes = Check.copy("changes", changes, Change.values().length);
    entities = Check.copy("entities", entities, Limits.MENTIONS_MAX);
    if (similarity != null) {
      Check.share("similarity", similarity);
      if (nearDuplicateOf == null) {
        throw new IllegalArgumentException("similarity says of no article how similar it is");
      }
    }
    if (article.id().equals(nearDuplicateOf)) {
      throw new IllegalArgumentException(
          "no article is a near-duplicate of itself: " + article.id());
    }
  }

  public ArticleId id() {
    return article.id();
  }

  /**
   * The same without these entities: neither among those that it names nor among those that came or
   * went with the revision. The text stays as it is.
   *
   * @param forgotten says of an entity's id whether it goes
   */
  public EnrichedArticle without(Predicate<String> forgotten) {
    Revision of = revised;
    return with(
        entities.stream().filter(entity -> !forgotten.test(entity.id())).toList(),
        storyId,
        of == null ? null : of.without(forgotten));
  }

  /**
   * The same, with its entities under these labels.
   *
   * @param labels by the entity's id; null for one that keeps its own
   */
  public EnrichedArticle labelled(Function<String, @Nullable String> labels) {
    List<EntityRef> under =
        entities.stream()
            .map(
                entity -> {
                  String label = labels.apply(entity.id());
                  return label == null ? entity : entity.labelled(label);
                })
            .toList();
    return under.equals(entities) ? this : with(under, storyId, revised);
  }

  /** The same in this story. */
  public EnrichedArticle withStory(String story) {
    return with(entities, story, revised);
  }

  private EnrichedArticle with(
      List<EntityRef> named, @Nullable String story, @Nullable Revision difference) {
    return new EnrichedArticle(
        article,
        annotation,
        firstSeenAt,
        revision,
        version,
        changes,
        named,
        nearDuplicateOf,
        story,
        similarity,
        difference);
  }
}
