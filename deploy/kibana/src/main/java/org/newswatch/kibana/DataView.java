package org.newswatch.kibana;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What panels read.
 *
 * @param index the index, or an alias for several
 * @param time the field that the time picker narrows; empty where it is to narrow nothing
 * @param links fields that hold an address, which opens on a click
 * @param days fields that hold days, which are the same wherever the reader is
 */
record DataView(
    String id, String name, String index, String time, List<String> links, List<String> days) {

  static DataView of(Part part) {
    part.knowing("id", "name", "index", "time", "links", "days");
    return new DataView(
        part.text("id"),
        part.text("name"),
        part.text("index"),
        part.text("time", "").orElse(""),
        part.texts("links"),
        part.texts("days"));
  }

  ObjectNode savedObject() {
    ObjectNode formats = Json.object();
    for (String link : links) {
      formats
          .putObject(link)
          .put("id", "url")
          .putObject("params")
          .put("type", "a")
          .put("openLinkInCurrentTab", false);
    }
    for (String day : days) {
      // As a date, Kibana would tell the moment at which the day begins in Greenwich.
      formats.putObject(day).put("id", "string").putObject("params").put("transform", false);
    }
    ObjectNode attributes = Json.object().put("title", index).put("name", name);
    if (!time.isEmpty()) {
      attributes.put("timeFieldName", time);
    }
    attributes
        .put("fields", "[]")
        .put("fieldAttrs", "{}")
        .put("fieldFormatMap", formats.toString())
        .put("runtimeFieldMap", "{}")
        .put("sourceFilters", "[]")
        .put("typeMeta", "{}");
    return Json.saved("index-pattern", id, attributes, Json.array(), "8.0.0");
  }
}
