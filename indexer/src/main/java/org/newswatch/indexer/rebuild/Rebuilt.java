package org.newswatch.indexer.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.Write;
import org.newswatch.query.AlertFields;
import org.newswatch.query.DeliveryFields;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.KeptRecord;
import org.newswatch.query.SourceFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document of an index as this build writes it.
 *
 * @param version its external version
 * @param source its fields
 * @param anew whether it was built from its record, or is as it was
 */
// Never compared; a copy of each document would cost more.
@SuppressWarnings("ArrayRecordComponent")
record Rebuilt(long version, byte[] source, boolean anew) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Of a hit with its version; empty when what it tells of was erased. */
  static Optional<Rebuilt> of(Documents documents, IndexNames names, JsonNode hit) {
    JsonNode source = hit.path("_source");
    Optional<ConsumerRecord<byte[], byte[]>> record = record(names, source);
    if (record.isEmpty()) {
      return Optional.of(asItWas(hit));
    }
    return switch (documents.of(record.get(), 0, indexedAt(source))) {
      case Decoded.Read<List<Write>> read ->
          read.value().isEmpty()
              ? Optional.empty()
              : Optional.of(anew(read.value(), names, hit).orElseGet(() -> asItWas(hit)));
      case Decoded.Undecodable<List<Write>> none -> Optional.of(asItWas(hit));
    };
  }

  static Rebuilt asItWas(JsonNode hit) {
    return new Rebuilt(
        hit.path("_version").asLong(1), JSON.writeValueAsBytes(hit.path("_source")), false);
  }

  /** The record, if the document keeps it; an earlier build's may not, and some kinds never do. */
  private static Optional<ConsumerRecord<byte[], byte[]>> record(
      IndexNames names, JsonNode source) {
    return switch (names) {
      case ARTICLES, REVISIONS ->
          switch (KeptRecord.of(source)) {
            case Decoded.Read<EnrichedArticle> read ->
                Optional.of(
                    of(Topic.ARTICLES_ENRICHED, Codec.ENRICHED_ARTICLE.encode(read.value())));
            case Decoded.Undecodable<EnrichedArticle> none -> Optional.empty();
          };
      case STORIES, ENTITIES -> Optional.empty();
      case ALERTS -> {
        String kind = source.path(AlertFields.KIND).asString("");
        boolean isFeedback = kind.equals(AlertFields.Kind.FEEDBACK.word());
        yield kept(
            isFeedback ? Topic.ALERT_FEEDBACK : Topic.ALERTS, source.path(AlertFields.RECORD));
      }
      case DELIVERIES -> kept(Topic.DELIVERIES, source.path(DeliveryFields.RECORD));
      case SOURCES -> kept(Topic.SOURCE_HEALTH, source.path(SourceFields.RECORD));
    };
  }

  private static Optional<ConsumerRecord<byte[], byte[]>> kept(Topic topic, JsonNode record) {
    return record.isObject()
        ? Optional.of(of(topic, JSON.writeValueAsBytes(record)))
        : Optional.empty();
  }

  private static ConsumerRecord<byte[], byte[]> of(Topic topic, byte[] value) {
    return new ConsumerRecord<>(topic.topicName(), 0, 0, "".getBytes(UTF_8), value);
  }

  /** What a record becomes, if it is what it was: the same id in the same kind of index. */
  private static Optional<Rebuilt> anew(List<Write> writes, IndexNames names, JsonNode hit) {
    return writes.stream()
        .filter(write -> write.names() == names)
        .filter(write -> write.id().equals(hit.path("_id").asString("")))
        .map(write -> new Rebuilt(write.version(), write.source(), true))
        .findFirst();
  }

  /** When it was indexed first: whoever asks for what is new since must not be given it again. */
  private static Instant indexedAt(JsonNode source) {
    try {
      return Instant.parse(source.path(Fields.INDEXED_AT).asString(""));
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
