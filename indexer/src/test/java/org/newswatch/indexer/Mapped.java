package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds documents against the templates of their indices, which take no other fields. */
final class Mapped {

  private Mapped() {}

  static void assertMapped(JsonNode document, IndexNames names) {
    JsonNode template =
        JsonMapper.shared().readTree(IndexTemplates.of(names, IndexOptions.DEFAULT));
    assertWithin(document, template.at("/template/mappings"));
  }

  private static void assertWithin(JsonNode object, JsonNode mapping) {
    for (var field : object.properties()) {
      JsonNode mapped = mapping.path("properties").path(field.getKey());
      assertThat(mapped.isMissingNode()).as(field.getKey()).isFalse();
      if (field.getValue().isObject() && mapped.path("enabled").asBoolean(true)) {
        assertWithin(field.getValue(), mapped);
      }
    }
  }
}
