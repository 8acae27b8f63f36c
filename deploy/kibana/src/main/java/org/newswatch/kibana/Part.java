package org.newswatch.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A part of a source file, read strictly: what is missing, unknown or of another kind is told with
 * its place.
 *
 * @param where file and path within it
 */
record Part(String where, JsonNode node) {

  Part {
    if (!node.isObject()) {
      throw new SourceException(where, "should be keys with values, and is " + node.getNodeType());
    }
  }

  /** Refuses keys that nobody reads. */
  Part knowing(String... keys) {
    Set<String> unknown = new TreeSet<>(node.propertyNames());
    Set<String> known = new TreeSet<>(List.of(keys));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new SourceException(where, "unknown " + unknown + "; known are " + known);
    }
    return this;
  }

  boolean has(String key) {
    return node.has(key);
  }

  String text(String key) {
    return text(key, "").or(() -> missing(key)).orElseThrow();
  }

  /** The text under this key, or that one; empty where both are. */
  Optional<String> text(String key, String otherwise) {
    JsonNode value = node.path(key);
    if (value.isContainer()) {
      throw new SourceException(where, key + " should be a text");
    }
    String text = value.asString(otherwise);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  int number(String key, int otherwise) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isInt()) {
      throw new SourceException(where, key + " should be a whole number");
    }
    return value.asInt(otherwise);
  }

  boolean flag(String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new SourceException(where, key + " should be true or false");
    }
    return value.asBoolean(false);
  }

  Part part(String key) {
    return new Part(where + "." + key, node.path(key));
  }

  /** The parts under this key, by their names, in the order of the file. */
  List<Part> parts(String key) {
    List<Part> parts = new ArrayList<>();
    JsonNode values = node.path(key);
    if (values.isArray()) {
      for (JsonNode value : values) {
        parts.add(new Part(where + "." + key + "[" + parts.size() + "]", value));
      }
    } else if (!values.isMissingNode()) {
      throw new SourceException(where, key + " should be a list");
    }
    return parts;
  }

  List<String> texts(String key) {
    return node.path(key).valueStream().map(JsonNode::asString).toList();
  }

  private <T> Optional<T> missing(String key) {
    throw new SourceException(where, key + " is missing");
  }
}
