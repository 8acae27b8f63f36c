package org.newswatch.analyst.web;

import java.util.List;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.contract.ArticleId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How REST answers are written (times in ISO 8601, absent values as null) and requests read. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private Json() {}

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * The ids of {@code {"ids": [...]}}, each once.
   *
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  static List<ArticleId> ids(byte[] request) {
    JsonNode body;
    try {
      body = MAPPER.readTree(request);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("The request is no JSON object with ids.", e);
    }
    JsonNode ids = body.path("ids");
    if (!ids.isArray() || ids.size() > SearchCalls.IDS_MAX) {
      throw new IllegalArgumentException(
          "ids must be a list of at most " + SearchCalls.IDS_MAX + " article ids.");
    }
    return ids.valueStream().map(id -> new ArticleId(id.asString(""))).distinct().toList();
  }
}
