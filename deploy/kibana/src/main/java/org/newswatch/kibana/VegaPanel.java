package org.newswatch.kibana;

import tools.jackson.databind.node.ObjectNode;

/** A panel that is drawn by a Vega specification. */
final class VegaPanel {

  private final Part panel;
  private final Sources sources;

  VegaPanel(Part panel, Sources sources) {
    this.panel = panel.knowing("title", "note", "at", "vega", "with", "opens");
    this.sources = sources;
  }

  ObjectNode config() {
    ObjectNode config = Json.object();
    // Kibana keeps the specification as a text.
    ObjectNode params =
        Json.object().put("spec", sources.vega(panel, panel.text("vega")).toPrettyString());
    config.set("savedVis", Visualization.of(panel.text("title"), "vega", params));
    return config;
  }
}
