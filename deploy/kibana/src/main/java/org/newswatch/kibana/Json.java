package org.newswatch.kibana;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shapes that saved objects repeat. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /** What was typed: here, in the language of Kibana's query bar. */
  static ObjectNode query(String kuery) {
    return object().put("query", kuery).put("language", "kuery");
  }

  static ObjectNode reference(String type, String id, String name) {
    return object().put("type", type).put("id", id).put("name", name);
  }

  /**
   * The envelope of an object, as Kibana 8.19 writes it.
   *
   * @param migrated the version of the type's last change; a newer one is refused, and without one
   *     every old change would be made
   */
  static ObjectNode saved(
      String type, String id, ObjectNode attributes, ArrayNode references, String migrated) {
    ObjectNode saved = object().put("type", type).put("id", id);
    saved.set("attributes", attributes);
    saved.set("references", references);
    return saved
        .put("coreMigrationVersion", "8.8.0")
        .put("typeMigrationVersion", migrated)
        .put("managed", false);
  }
}
