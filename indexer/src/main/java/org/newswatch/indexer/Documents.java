package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;

/** The documents that the records of each topic become. Thread-safe. */
public final class Documents {

  /** Those whose records become any. */
  public static final Set<Topic> TOPICS =
      Set.of(
          Topic.ARTICLES_ENRICHED,
          Topic.STORIES,
          Topic.ENTITIES,
          Topic.ALERTS,
          Topic.ALERT_FEEDBACK,
          Topic.DELIVERIES,
          Topic.SOURCE_HEALTH);

  /**
   * Topics whose keys go without a word to the index: entities were erased, which the record of
   * that tells, and how a message did stays in the index when its row is no longer needed.
   */
  private static final Set<String> REMOVED_IN_SILENCE =
      Set.of(Topic.ENTITIES.topicName(), Topic.DELIVERIES.topicName());

  /** Bytes of the longest id that Elasticsearch takes; a longer one spoils the whole request. */
  private static final int ID_BYTES_MAX = 512;

  private final Known known;
  private final Map<String, Maker> makers = new LinkedHashMap<>();

  /**
   * @param known what the records name by id alone
   */
  public Documents(Known known) {
    this.known = known;
    put(Topic.ARTICLES_ENRICHED, Codec.ENRICHED_ARTICLE, this::articles);
    put(Topic.STORIES, Codec.STORY, this::story);
    put(Topic.ENTITIES, Codec.ENTITY, this::entity);
    put(Topic.ALERTS, Codec.ALERT, this::alert);
    put(Topic.ALERT_FEEDBACK, Codec.ALERT_FEEDBACK, this::feedback);
    put(Topic.DELIVERIES, Codec.DELIVERY, this::delivery);
    put(Topic.SOURCE_HEALTH, Codec.SOURCE_HEALTH, this::source);
    put(Topic.FORGOTTEN, Codec.FORGOTTEN, (forgotten, record, place, at) -> List.of());
  }

  /** Makes documents of a record's value. */
  private interface Maker {
    Decoded<List<Write>> of(byte[] value, int place, Instant indexedAt);
  }

  /** The same of what the value says. */
  private interface Parts<T> {
    List<Write> of(T value, byte[] record, int place, Instant indexedAt);
  }

  private <T> void put(Topic topic, Codec<T> codec, Parts<T> parts) {
    makers.put(
        topic.topicName(),
        (value, place, indexedAt) ->
            switch (codec.decode(value)) {
              case Decoded.Read<T> read ->
                  writable(parts.of(read.value(), value, place, indexedAt));
              case Decoded.Undecodable<T> bad ->
                  new Decoded.Undecodable<>(bad.reason(), bad.detail());
            });
  }

  /**
   * The documents of one record, or why there are none.
   *
   * @param place where the record stands in its batch, counted from 0
   * @throws IllegalArgumentException when it is of none of {@link #TOPICS}, and no erasure
   */
  public Decoded<List<Write>> of(
      ConsumerRecord<byte[], byte[]> record, int place, Instant indexedAt) {
    Maker maker = makers.get(record.topic());
    if (maker == null) {
      throw new IllegalArgumentException("nothing is made of " + record.topic());
    }
    if (record.value() == null
        && record.key() != null
        && record.topic().equals(Topic.SOURCE_HEALTH.topicName())) {
      return writable(removedSource(record, place, indexedAt));
    }
    if (record.value() == null && REMOVED_IN_SILENCE.contains(record.topic())) {
      return new Decoded.Read<>(List.of());
    }
    return maker.of(record.value(), place, indexedAt);
  }

  /** A request with an id or a version that Elasticsearch does not take is refused whole. */
  private static Decoded<List<Write>> writable(List<Write> writes) {
    for (Write write : writes) {
      int bytes = write.id().getBytes(UTF_8).length;
      if (bytes == 0 || bytes > ID_BYTES_MAX) {
        return new Decoded.Undecodable<>(
            "bad-id", "no document can have an id of " + bytes + " bytes");
      }
      if (write.version() < 1) {
        return new Decoded.Undecodable<>(
            "bad-version", "no document can have the version " + write.version());
      }
    }
    return new Decoded.Read<>(writes);
  }

  /** The article as it is now, and the revision. */
  private List<Write> articles(EnrichedArticle told, byte[] record, int place, Instant indexedAt) {
    if (told.article().goesBy(known::forgotten)) {
      return List.of();
    }
    EnrichedArticle left =
        Erased.names(told, known::forgotten) ? Erased.without(told, known::forgotten) : told;
    // A replay, or an article that waited, must not bring back what its entities were called.
    EnrichedArticle enriched = left.labelled(id -> known.label(id).orElse(null));
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

  private List<Write> story(Story told, byte[] record, int place, Instant indexedAt) {
    Story story =
        told.holds(known::forgotten) ? told.without(known::forgotten, told.version()) : told;
    return one(
        place, IndexNames.STORIES, story.id(), story.version(), StoryDocument.of(story, indexedAt));
  }

  private List<Write> entity(Entity entity, byte[] record, int place, Instant indexedAt) {
    if (known.forgotten(entity.id())) {
      return List.of();
    }
    return one(
        place,
        IndexNames.ENTITIES,
        entity.id(),
        EntityDocument.version(entity),
        EntityDocument.of(entity, indexedAt));
  }

  private List<Write> alert(Alert alert, byte[] record, int place, Instant indexedAt) {
    if (alert.article() != null && known.forgotten(alert.article().id().value())) {
      return List.of();
    }
    return one(
        place,
        IndexNames.ALERTS,
        alert.id(),
        alert.at().toEpochMilli(),
        AlertDocument.of(alert, record, known, indexedAt));
  }

  private List<Write> feedback(
      AlertFeedback feedback, byte[] record, int place, Instant indexedAt) {
    return one(
        place,
        IndexNames.ALERTS,
        feedback.id(),
        feedback.at().toEpochMilli(),
        AlertDocument.of(feedback, record, known, indexedAt));
  }

  private List<Write> delivery(Delivery delivery, byte[] record, int place, Instant indexedAt) {
    return one(
        place,
        IndexNames.DELIVERIES,
        delivery.key(),
        delivery.at().toEpochMilli(),
        DeliveryDocument.of(delivery, record, known, indexedAt));
  }

  private List<Write> source(SourceHealth health, byte[] record, int place, Instant indexedAt) {
    return one(
        place,
        IndexNames.SOURCES,
        health.sourceId(),
        SourceDocument.version(health.at()),
        SourceDocument.of(health, record, known, indexedAt));
  }

  /** A bare deletion would be forgotten by the index, and a late record bring the source back. */
  private static List<Write> removedSource(
      ConsumerRecord<byte[], byte[]> record, int place, Instant indexedAt) {
    String id = new String(record.key(), UTF_8);
    Instant at = Instant.ofEpochMilli(record.timestamp());
    return one(
        place,
        IndexNames.SOURCES,
        id,
        SourceDocument.version(at),
        SourceDocument.removed(id, at, indexedAt));
  }

  /** A document of a kind that has one index for all. */
  private static List<Write> one(
      int place, IndexNames names, String id, long version, byte[] source) {
    return List.of(new Write(place, names, names.writeAlias(Instant.EPOCH), id, version, source));
  }
}
