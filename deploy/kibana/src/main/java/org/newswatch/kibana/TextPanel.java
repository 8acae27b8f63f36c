package org.newswatch.kibana;

import tools.jackson.databind.node.ObjectNode;

/** A panel of text. */
record TextPanel(String markdown) {

  ObjectNode config() {
    ObjectNode config = Json.object();
    config.putObject("enhancements");
    config.put("hidePanelTitles", true);
    ObjectNode params =
        Json.object().put("fontSize", 12).put("openLinksInNewTab", false).put("markdown", markdown);
    config.set("savedVis", Visualization.of("", "markdown", params));
    return config;
  }
}
