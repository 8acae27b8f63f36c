package org.newswatch.indexer;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceRef;
import org.newswatch.query.ArticleFields;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that is put together field by field. What is absent is left out, and so is a time that
 * the index cannot hold; a dot in a field's name leads into an object.
 */
final class Fielded {

  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode document = JSON.createObjectNode();

  Fielded put(String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      parent(field).put(name(field), value);
    }
    return this;
  }

  Fielded put(String field, @Nullable Instant time) {
    return time != null && ArticleFields.isWritable(time) ? put(field, time.toString()) : this;
  }

  Fielded put(String field, boolean value) {
    parent(field).put(name(field), value);
    return this;
  }

  Fielded put(String field, @Nullable Long value) {
    if (value != null) {
      parent(field).put(name(field), value);
    }
    return this;
  }

  Fielded put(String field, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      parent(field).put(name(field), value);
    }
    return this;
  }

  /** The word that its record has for the constant. */
  Fielded put(String field, Enum<?> constant) {
    return put(field, word(constant));
  }

  Fielded put(String field, Collection<String> values) {
    ArrayNode array = parent(field).putArray(name(field));
    values.forEach(array::add);
    return this;
  }

  /** A source as articles tell it, within an object of this name. */
  Fielded put(String object, SourceRef source) {
    return put(object + ".id", source.id())
        .put(object + ".name", source.name())
        .put(object + ".domain", source.domain())
        .put(object + ".country", source.country())
        .put(object + ".language", source.language());
  }

  /** The record's bytes, as the object that they are. */
  Fielded keep(String field, byte[] record) {
    document.set(field, JSON.readTree(record));
    return this;
  }

  byte[] bytes() {
    return JSON.writeValueAsBytes(document);
  }

  /** The word that records have for a constant. */
  static String word(Enum<?> constant) {
    return JSON.valueToTree(constant).asString();
  }

  private ObjectNode parent(String field) {
    int dot = field.indexOf('.');
    return dot < 0 ? document : document.withObjectProperty(field.substring(0, dot));
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1);
  }
}
