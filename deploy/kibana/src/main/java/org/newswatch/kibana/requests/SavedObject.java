package org.newswatch.kibana.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of an export.
 *
 * @param attributes with every text that holds JSON replaced by what it holds
 */
public record SavedObject(String type, String id, JsonNode attributes, JsonNode envelope) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A named pointer from one object to another. */
  public record Reference(String name, String type, String id) {

    /** Type and id of where it points. */
    public String target() {
      return type + "/" + id;
    }
  }

  /** The objects of an export, in its order. */
  public static List<SavedObject> read(byte[] export) {
    return new String(export, UTF_8).lines().map(SavedObject::of).toList();
  }

  /** Type and id. */
  public String key() {
    return type + "/" + id;
  }

  /** Its pointers to others. */
  public List<Reference> references() {
    return references(envelope.path("references"));
  }

  /** Those of an array. */
  public static List<Reference> references(JsonNode array) {
    List<Reference> references = new ArrayList<>();
    array.forEach(
        node ->
            references.add(
                new Reference(
                    node.path("name").asString(""),
                    node.path("type").asString(""),
                    node.path("id").asString(""))));
    return references;
  }

  private static SavedObject of(String line) {
    JsonNode envelope = JSON.readTree(line);
    return new SavedObject(
        envelope.path("type").asString(""),
        envelope.path("id").asString(""),
        unfolded("attributes", envelope.path("attributes")),
        envelope);
  }

  /** Kibana keeps some fields as text that must parse; their names say which. */
  private static boolean holdsJson(String field) {
    return field.endsWith("JSON")
        || switch (field) {
          case "fields",
              "fieldAttrs",
              "fieldFormatMap",
              "runtimeFieldMap",
              "sourceFilters",
              "typeMeta" ->
              true;
          default -> false;
        };
  }

  private static JsonNode unfolded(String field, JsonNode node) {
    if (node.isString() && holdsJson(field)) {
      try {
        return unfolded("", JSON.readTree(node.asString()));
      } catch (JacksonException e) {
        throw new IllegalArgumentException(field + " is no JSON: " + node.asString(), e);
      }
    }
    if (node.isObject()) {
      ObjectNode result = JSON.createObjectNode();
      node.properties().forEach(e -> result.set(e.getKey(), unfolded(e.getKey(), e.getValue())));
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = JSON.createArrayNode();
      node.forEach(item -> result.add(unfolded("", item)));
      return result;
    }
    return node;
  }
}
