package org.newswatch.indexer;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.newswatch.contract.Entity;
import org.newswatch.names.NameKeys;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.EntityFields;
import org.newswatch.query.Fields;
import org.newswatch.query.NameBeginnings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An entity as the document that the index template describes. */
final class EntityDocument {

  private static final JsonMapper JSON = new JsonMapper();

  private EntityDocument() {}

  /** The document's bytes, on one line. */
  static byte[] of(Entity entity, Instant indexedAt) {
    ObjectNode document = JSON.createObjectNode();
    document.put(EntityFields.ENTITY_ID, entity.id());
    document.put(EntityFields.TYPE, word(entity.type()));
    if (entity.kind() != null) {
      document.put(EntityFields.KIND, word(entity.kind()));
    }
    document.put(EntityFields.LABEL, entity.label());
    put(document, EntityFields.NAMES, entity.spellings());
    put(document, EntityFields.SPELLINGS, entity.spellings());
    document.put(EntityFields.ENTITY_IDS, entity.id());
    document.put(EntityFields.ENTITY_TYPES, word(entity.type()));
    document.put(Fields.labels(entity.type()), entity.label());
    Set<String> names = new LinkedHashSet<>(Set.of(entity.label()));
    names.addAll(entity.spellings());
    put(document, EntityFields.BEGINNINGS, NameBeginnings.of(names));
    Set<String> keys = new LinkedHashSet<>();
    names.forEach(name -> keys.addAll(NameKeys.keys(name)));
    put(document, EntityFields.NAME_KEYS, keys);
    put(document, EntityFields.FIRST_SEEN, entity.firstSeen());
    put(document, EntityFields.LAST_SEEN, entity.lastSeen());
    document.put(EntityFields.ARTICLES, entity.articles());
    put(document, EntityFields.COMPANY, entity.company());
    if (entity.mergedInto() != null) {
      document.put(EntityFields.MERGED_INTO, entity.mergedInto());
      document.put(EntityFields.MERGED_BY, entity.mergedBy());
    }
    document.put(EntityFields.VERSION, version(entity));
    put(document, EntityFields.INDEXED_AT, indexedAt);
    return JSON.writeValueAsBytes(document);
  }

  /** Its version; the least there is for a record of an earlier build, which had none. */
  static long version(Entity entity) {
    Long version = entity.version();
    return version == null ? 1 : version;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode document, String field, Iterable<String> values) {
    ArrayNode array = document.putArray(field);
    values.forEach(array::add);
  }

  private static void put(ObjectNode document, String field, Instant time) {
    if (ArticleFields.isWritable(time)) {
      document.put(field, time.toString());
    }
  }
}
