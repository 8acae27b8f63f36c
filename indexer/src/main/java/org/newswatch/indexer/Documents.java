package org.newswatch.indexer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;

/** The documents that the records of each topic become. */
final class Documents {

  /** Those whose records become any. */
  static final Set<Topic> TOPICS = Set.of(Topic.ARTICLES_ENRICHED, Topic.STORIES, Topic.ENTITIES);

  private Documents() {}

  /**
   * The documents of one record, or why there are none.
   *
   * @param place where the record stands in its batch, counted from 0
   */
  static Decoded<List<Write>> of(
      ConsumerRecord<byte[], byte[]> record, int place, Instant indexedAt) {
    String topic = record.topic();
    byte[] value = record.value();
    if (topic.equals(Topic.STORIES.topicName())) {
      return written(Codec.STORY.decode(value), story -> List.of(story(story, place, indexedAt)));
    }
    if (topic.equals(Topic.ENTITIES.topicName())) {
      return written(
          Codec.ENTITY.decode(value), entity -> List.of(entity(entity, place, indexedAt)));
    }
    return written(
        Codec.ENRICHED_ARTICLE.decode(value), article -> articles(article, place, indexedAt));
  }

  private static <T> Decoded<List<Write>> written(
      Decoded<T> decoded, Function<T, List<Write>> writes) {
    return switch (decoded) {
      case Decoded.Read<T> read -> new Decoded.Read<>(writes.apply(read.value()));
      case Decoded.Undecodable<T> bad -> new Decoded.Undecodable<>(bad.reason(), bad.detail());
    };
  }

  /** The article as it is now, and the revision. */
  private static List<Write> articles(EnrichedArticle enriched, int place, Instant indexedAt) {
    byte[] source = ArticleDocument.of(enriched, indexedAt);
    String id = enriched.id().value();
    Instant seen = enriched.firstSeenAt();
    return List.of(
        new Write(
            place,
            IndexNames.ARTICLES,
            IndexNames.ARTICLES.writeAlias(seen),
            id,
            enriched.version(),
            source),
        new Write(
            place,
            IndexNames.REVISIONS,
            IndexNames.REVISIONS.writeAlias(seen),
            IndexNames.revisionId(enriched.id(), enriched.revision()),
            enriched.version(),
            source));
  }

  private static Write story(Story story, int place, Instant indexedAt) {
    return new Write(
        place,
        IndexNames.STORIES,
        IndexNames.STORIES.writeAlias(story.firstSeen()),
        story.id(),
        story.version(),
        StoryDocument.of(story, indexedAt));
  }

  private static Write entity(Entity entity, int place, Instant indexedAt) {
    return new Write(
        place,
        IndexNames.ENTITIES,
        IndexNames.ENTITIES.writeAlias(entity.firstSeen()),
        entity.id(),
        EntityDocument.version(entity),
        EntityDocument.of(entity, indexedAt));
  }
}
