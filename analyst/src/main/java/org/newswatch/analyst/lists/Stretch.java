package org.newswatch.analyst.lists;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Where a mention stands: a field of an article, and UTF-16 units of it. */
record Stretch(String field, int start, int end) {

  static Stretch of(JsonNode mention) {
    return new Stretch(
        mention.path("field").asString("").toLowerCase(Locale.ROOT),
        mention.path("start").asInt(0),
        mention.path("end").asInt(0));
  }

  boolean isIn(String name) {
    return field.equals(name);
  }

  boolean touches(int from, int to) {
    return from < end && start < to;
  }
}
