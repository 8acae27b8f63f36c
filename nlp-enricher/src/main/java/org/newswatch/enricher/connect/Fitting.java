package org.newswatch.enricher.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.RecordTooLargeException;

/**
 * An enriched article as the bytes of one record. What does not fit loses the further names of its
 * entities first, then its keyed text, for that is as long as the text, then the entities that it
 * is least about; never the article.
 */
final class Fitting {

  private Fitting() {}

  /**
   * As much as fits.
   *
   * @param annotated the bytes that the article and its annotation were read from; null when the
   *     annotation is another now
   */
  static byte[] encode(byte @Nullable [] annotated, EnrichedArticle whole, Runnable cut) {
    if (annotated != null) {
      try {
        return Codec.encode(annotated, whole);
      } catch (RecordTooLargeException e) {
        // It is cut below.
      }
    }
    return encode(whole, cut);
  }

  /**
   * As much as fits.
   *
   * @param cut told when something was lost; the annotation says that it is partial when that were
   *     not just further names
   * @throws RecordTooLargeException when not even the article with its mentions does
   */
  static byte[] encode(EnrichedArticle whole, Runnable cut) {
    EnrichedArticle kept = whole;
    while (true) {
      try {
        byte[] bytes = Codec.ENRICHED_ARTICLE.encode(kept);
        if (!kept.equals(whole)) {
          cut.run();
        }
        return bytes;
      } catch (RecordTooLargeException e) {
        List<EntityRef> entities = kept.entities();
        if (entities.stream().anyMatch(entity -> !entity.names().isEmpty())) {
          kept = with(kept, kept.annotation(), entities.stream().map(Fitting::nameless).toList());
        } else if (!kept.annotation().keyText().isEmpty()) {
          kept = with(kept, keyless(kept.annotation()), entities);
        } else if (!entities.isEmpty()) {
          kept = with(kept, keyless(kept.annotation()), entities.subList(0, entities.size() / 2));
        } else {
          throw e;
        }
      }
    }
  }

  private static EntityRef nameless(EntityRef entity) {
    return new EntityRef(
        entity.id(),
        entity.type(),
        entity.label(),
        entity.salience(),
        entity.mentions(),
        entity.kind(),
        List.of());
  }

  private static Annotation keyless(Annotation annotation) {
    return new Annotation(
        annotation.detectedLanguage(),
        annotation.mentions(),
        annotation.dates(),
        annotation.nameKeys(),
        annotation.keyTitle(),
        "",
        true,
        annotation.pipelineVersion(),
        annotation.candidates());
  }

  private static EnrichedArticle with(
      EnrichedArticle enriched, Annotation annotation, List<EntityRef> entities) {
    return new EnrichedArticle(
        enriched.article(),
        annotation,
        enriched.firstSeenAt(),
        enriched.revision(),
        enriched.version(),
        enriched.changes(),
        entities,
        enriched.nearDuplicateOf(),
        enriched.storyId(),
        enriched.similarity(),
        enriched.revised());
  }
}
