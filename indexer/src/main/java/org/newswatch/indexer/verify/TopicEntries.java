package org.newswatch.indexer.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.ArticleFields;

/** What the records of each topic say of the index. */
final class TopicEntries {

  private final Predicate<String> forgotten;
  private final Map<Topic, Reading> readings = new HashMap<>();

  /**
   * @param forgotten whether an article or entity of this id was erased
   */
  TopicEntries(Predicate<String> forgotten) {
    this.forgotten = forgotten;
    put(Topic.ARTICLES_ENRICHED, Codec.ENRICHED_ARTICLE, this::article);
    put(Topic.STORIES, Codec.STORY, (side, of) -> Entry.said(side, of.id(), 0, of.version()));
    put(Topic.ENTITIES, Codec.ENTITY, (side, of) -> Entry.said(side, of.id(), 0, version(of)));
    put(Topic.ALERTS, Codec.ALERT, this::alert);
    put(
        Topic.ALERT_FEEDBACK,
        Codec.ALERT_FEEDBACK,
        (side, of) -> Entry.said(side, of.id(), 0, version(of.at())));
    put(
        Topic.DELIVERIES,
        Codec.DELIVERY,
        (side, of) -> Entry.said(side, of.key(), 0, version(of.at())));
    put(
        Topic.SOURCE_HEALTH,
        Codec.SOURCE_HEALTH,
        (side, of) -> Entry.said(side, of.sourceId(), 0, version(of.at())));
  }

  private interface Reading {
    Optional<Entry> of(Side side, byte[] value);
  }

  private interface Saying<T> {
    Entry of(Side side, T value);
  }

  private <T> void put(Topic topic, Codec<T> codec, Saying<T> saying) {
    readings.put(
        topic,
        (side, value) ->
            codec.decode(value) instanceof Decoded.Read<T> read
                ? Optional.of(saying.of(side, read.value()))
                : Optional.empty());
  }

  /** Whether a record says nothing, for it only takes its key away. */
  static boolean isSilent(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    // That a source was removed is told by its document.
    return record.value() == null && (topic != Topic.SOURCE_HEALTH || record.key() == null);
  }

  /** What a record that is not silent says, if it reads. */
  Optional<Entry> said(Topic topic, Side side, ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    return value == null
        ? Optional.of(
            Entry.said(
                side,
                new String(record.key(), UTF_8),
                0,
                version(Instant.ofEpochMilli(record.timestamp()))))
        : said(topic, side, value);
  }

  /** The same of its value. */
  Optional<Entry> said(Topic topic, Side side, byte[] value) {
    Reading reading = readings.get(topic);
    if (reading == null) {
      throw new IllegalArgumentException("nothing is made of " + topic);
    }
    return reading.of(side, value);
  }

  /** Whoever is erased by an address takes along all that came from there. */
  private Entry article(Side side, EnrichedArticle of) {
    Side erased = side == Side.ARCHIVE ? Side.ERASED_ARCHIVE : Side.ERASED;
    return Entry.said(
        of.article().goesBy(forgotten) ? erased : side,
        of.id().value(),
        of.revision(),
        of.version());
  }

  private Entry alert(Side side, Alert alert) {
    boolean erased = alert.article() != null && forgotten.test(alert.article().id().value());
    return Entry.said(erased ? Side.ERASED : side, alert.id(), 0, version(alert.at()));
  }

  /** As the indexer takes it: earlier builds wrote none. */
  private static long version(Entity entity) {
    Long version = entity.version();
    return version == null ? 1 : version;
  }

  /** As the indexer takes it: of what no calendar has it makes no document. */
  private static long version(Instant at) {
    return ArticleFields.isWritable(at) ? at.toEpochMilli() : 0;
  }
}
