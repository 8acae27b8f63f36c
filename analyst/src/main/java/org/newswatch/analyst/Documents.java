package org.newswatch.analyst;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.query.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents of the index; what is missing or odd in one is left out, never thrown. */
final class Documents {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Logger LOGGER = LoggerFactory.getLogger(Documents.class);

  private Documents() {}

  static Hit hit(JsonNode source, Highlighter highlighter) {
    String title = text(source, Fields.TITLE);
    List<Mention> mentions = mentions(source);
    Highlighter here = highlighter.in(entities(source));
    Highlighter.Snippet snippet = here.snippet(text(source, Fields.TEXT), mentions);
    return new Hit(
        text(source, Fields.ARTICLE_ID),
        title,
        optional(source, Fields.URL),
        time(source, Fields.PUBLISHED_AT),
        timeOrEpoch(source, Fields.TIMESTAMP),
        source.at("/source/id").asString(""),
        source.at("/source/name").asString(""),
        optional(source, Fields.FILE),
        optional(source, Fields.LANGUAGE),
        source.path(Fields.REVISION).asInt(1),
        here.title(title, mentions),
        snippet.text(),
        snippet.highlights(),
        strings(source, Fields.PERSONS),
        strings(source, Fields.ORGANIZATIONS),
        strings(source, Fields.PLACES));
  }

  static ArticleView article(JsonNode source, SameEntities same) {
    return new ArticleView(
        text(source, Fields.ARTICLE_ID),
        text(source, Fields.TITLE),
        text(source, Fields.TEXT),
        optional(source, Fields.SUMMARY),
        optional(source, Fields.URL),
        time(source, Fields.PUBLISHED_AT),
        timeOrEpoch(source, Fields.FIRST_SEEN_AT),
        source.at("/source/id").asString(""),
        source.at("/source/name").asString(""),
        optional(source, Fields.FILE),
        optional(source, Fields.LANGUAGE),
        strings(source, Fields.BYLINE),
        source.path(Fields.REVISION).asInt(1),
        source.path(Fields.PARTIAL).asBoolean(false),
        source.path(Fields.TEXT_TRUNCATED).asBoolean(false),
        text(source, Fields.PIPELINE_VERSION),
        mentions(source),
        records(source.at("/annotations/dates"), DateMention.class),
        same.seen(entities(source)));
  }

  private static List<EntityRef> entities(JsonNode source) {
    return records(source.at("/annotations/entities"), EntityRef.class);
  }

  private static List<Mention> mentions(JsonNode source) {
    return records(source.at("/annotations/mentions"), Mention.class);
  }

  private static <T> List<T> records(JsonNode array, Class<T> type) {
    var records = new ArrayList<T>();
    for (JsonNode element : array) {
      try {
        T one = JSON.treeToValue(element, type);
        if (one != null) {
          records.add(one);
        }
      } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
        // Another version wrote it: the page is better without one mark than not at all.
        LOGGER.atDebug().addKeyValue("type", type.getSimpleName()).log("annotation left out");
      }
    }
    return records;
  }

  private static String text(JsonNode source, String field) {
    return source.path(field).asString("");
  }

  private static @Nullable String optional(JsonNode source, String field) {
    String value = text(source, field);
    return value.isEmpty() ? null : value;
  }

  private static List<String> strings(JsonNode source, String field) {
    var strings = new ArrayList<String>();
    source.path(field).forEach(element -> strings.add(element.asString("")));
    return strings;
  }

  private static @Nullable Instant time(JsonNode source, String field) {
    try {
      String value = text(source, field);
      return value.isEmpty() ? null : Instant.parse(value);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant timeOrEpoch(JsonNode source, String field) {
    Instant time = time(source, field);
    return time == null ? Instant.EPOCH : time;
  }
}
