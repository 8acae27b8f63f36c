package org.newswatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An article's whole record within its document, so that whatever may be asked of the record can
 * still be asked of the archive. What stands in the document's fields as it is in the record, which
 * is most of it, is not kept twice: {@link #rest} is what is missing there, and {@link #of} puts
 * both together again.
 */
public final class KeptRecord {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .changeDefaultPropertyInclusion(
              base -> base.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final String VERSION = "schemaVersion";

  /** Where parts of the record stand in the document. */
  private static final Map<List<String>, List<String>> PLACES =
      Map.of(
          List.of("article", "title"), List.of(Fields.TITLE),
          List.of("article", "text"), List.of(Fields.TEXT),
          List.of("article", "summary"), List.of(Fields.SUMMARY),
          List.of("annotation", "keyTitle"), List.of(Fields.KEY_TITLE),
          List.of("annotation", "keyText"), List.of(Fields.KEY_TEXT),
          List.of("annotation", "nameKeys"), List.of(Fields.NAME_KEYS),
          List.of("annotation", "mentions"), List.of(Fields.ANNOTATIONS, "mentions"),
          List.of("annotation", "dates"), List.of(Fields.ANNOTATIONS, "dates"),
          List.of("entities"), List.of(Fields.ANNOTATIONS, "entities"));

  private KeptRecord() {}

  /** The fields of a document that {@link #of} needs. */
  public static List<String> fields() {
    return List.of(
        Fields.RECORD,
        Fields.TITLE,
        Fields.TEXT,
        Fields.SUMMARY,
        Fields.KEY_TITLE,
        Fields.KEY_TEXT,
        Fields.NAME_KEYS,
        Fields.ANNOTATIONS);
  }

  /** The whole record, for a document to take its parts from. */
  public static ObjectNode whole(EnrichedArticle article) {
    ObjectNode whole = JSON.valueToTree(article);
    return whole.put(VERSION, Codec.SCHEMA_VERSION);
  }

  /**
   * What the document is to hold under {@link Fields#RECORD}.
   *
   * @param whole the record; what the document has is taken out of it
   * @param document with all its other fields
   */
  public static ObjectNode rest(ObjectNode whole, ObjectNode document) {
    PLACES.forEach(
        (ours, theirs) -> {
          JsonNode parent = at(whole, ours.subList(0, ours.size() - 1));
          if (parent instanceof ObjectNode object
              && at(document, theirs).equals(object.path(ours.getLast()))) {
            object.remove(ours.getLast());
          }
        });
    return whole;
  }

  /** The record of this document, or why there is none. */
  public static Decoded<EnrichedArticle> of(JsonNode document) {
    if (!(document.path(Fields.RECORD) instanceof ObjectNode kept)) {
      return new Decoded.Undecodable<>("no-record", "an earlier build wrote the document");
    }
    ObjectNode whole = kept.deepCopy();
    PLACES.forEach(
        (ours, theirs) -> {
          JsonNode parent = at(whole, ours.subList(0, ours.size() - 1));
          JsonNode value = at(document, theirs);
          if (parent instanceof ObjectNode object
              && !object.has(ours.getLast())
              && !value.isMissingNode()) {
            object.set(ours.getLast(), value);
          }
        });
    return Codec.ENRICHED_ARTICLE.decode(JSON.writeValueAsBytes(whole));
  }

  private static JsonNode at(JsonNode node, List<String> path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }
}
