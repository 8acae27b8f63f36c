package org.newswatch.kibana;

import tools.jackson.databind.node.ObjectNode;

/** What panels that are not Lens have in common. */
final class Visualization {

  private Visualization() {}

  static ObjectNode of(String title, String type, ObjectNode params) {
    ObjectNode made = Json.object().put("title", title).put("description", "").put("type", type);
    made.set("params", params);
    made.putObject("uiState");
    ObjectNode data = made.putObject("data");
    data.putArray("aggs");
    ObjectNode source = data.putObject("searchSource");
    source.set("query", Json.query(""));
    source.putArray("filter");
    return made;
  }
}
