package org.newswatch.kibana;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of documents, which is a page of Discover, too.
 *
 * @param where what typed into the query bar leaves these; empty for all
 * @param sort the field that the newest has most of
 */
record DocumentList(
    String id, String title, DataView view, String where, List<String> columns, String sort) {

  private static final String INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

  static DocumentList of(Part part, DataView view) {
    part.knowing("id", "title", "view", "where", "columns", "sort");
    return new DocumentList(
        part.text("id"),
        part.text("title"),
        view,
        part.text("where", "").orElse(""),
        part.texts("columns"),
        part.text("sort"));
  }

  ObjectNode savedObject() {
    ObjectNode source = Json.object();
    source.set("query", Json.query(where));
    source.putArray("filter");
    source.put("indexRefName", INDEX);
    ObjectNode attributes = Json.object().put("title", title).put("description", "");
    ArrayNode shown = attributes.putArray("columns");
    columns.forEach(shown::add);
    attributes.putArray("sort").addArray().add(sort).add("desc");
    attributes.putObject("grid");
    attributes.put("hideChart", true).put("isTextBasedQuery", false).put("timeRestore", false);
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", source.toString());
    ArrayNode references = Json.array().add(Json.reference("index-pattern", view.id(), INDEX));
    return Json.saved("search", id, attributes, references, "10.5.0");
  }
}
