package org.newswatch.enricher.connect;

import java.util.List;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.RecordTooLargeException;

/**
 * An enriched article as the bytes of one record. What does not fit loses its keyed text first, for
 * that is as long as the text, then the entities that it is least about; never the article.
 */
final class Fitting {

  private Fitting() {}

  /**
   * As much as fits.
   *
   * @param cut told when something was lost; the annotation then says that it is partial
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
        boolean keyed = !kept.annotation().keyText().isEmpty();
        if (!keyed && kept.entities().isEmpty()) {
          throw e;
        }
        List<EntityRef> entities = kept.entities();
        kept = with(kept, keyed ? entities : entities.subList(0, entities.size() / 2));
      }
    }
  }

  private static EnrichedArticle with(EnrichedArticle enriched, List<EntityRef> entities) {
    Annotation annotation = enriched.annotation();
    return new EnrichedArticle(
        enriched.article(),
        new Annotation(
            annotation.detectedLanguage(),
            annotation.mentions(),
            annotation.dates(),
            annotation.nameKeys(),
            annotation.keyTitle(),
            "",
            true,
            annotation.pipelineVersion(),
            annotation.candidates()),
        enriched.firstSeenAt(),
        enriched.revision(),
        enriched.version(),
        enriched.changes(),
        entities,
        enriched.nearDuplicateOf(),
        enriched.storyId());
  }
}
