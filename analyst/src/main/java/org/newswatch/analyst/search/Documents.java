package org.newswatch.analyst.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.same.SameEntities;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.Revision;
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

  static Hit hit(JsonNode source, Highlighter highlighter, Kin kin) {
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
        strings(source, Fields.PLACES),
        kin);
  }

  static ArticleView article(JsonNode source, SameEntities same, Kin kin) {
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
        same.seen(entities(source)),
        kin,
        revised(source.path(Fields.REVISED)));
  }

  private static @Nullable Revision revised(JsonNode revised) {
    if (!revised.isObject()) {
      return null;
    }
    try {
      return new Revision(
          optional(revised, within(Fields.REVISED_TITLE_BEFORE)),
          revised.path(within(Fields.REVISED_TEXT_ADDED)).asDouble(0),
          revised.path(within(Fields.REVISED_TEXT_REMOVED)).asDouble(0),
          labelled(revised, Fields.REVISED_ENTITY_IDS_ADDED, Fields.REVISED_ENTITIES_ADDED),
          labelled(revised, Fields.REVISED_ENTITY_IDS_REMOVED, Fields.REVISED_ENTITIES_REMOVED),
          days(revised, Fields.REVISED_DAYS_ADDED),
          days(revised, Fields.REVISED_DAYS_REMOVED));
    } catch (IllegalArgumentException | DateTimeException e) {
      // Another version wrote it: the page is better without it than not at all.
      LOGGER.atDebug().setCause(e).log("what a revision changed is left out");
      return null;
    }
  }

  private static String within(String field) {
    return field.substring(Fields.REVISED.length() + 1);
  }

  private static List<Revision.Labelled> labelled(JsonNode revised, String ids, String labels) {
    List<String> names = strings(revised, within(labels));
    var labelled = new ArrayList<Revision.Labelled>();
    for (String id : strings(revised, within(ids))) {
      if (labelled.size() < names.size()) {
        labelled.add(new Revision.Labelled(id, names.get(labelled.size())));
      }
    }
    return labelled;
  }

  private static List<LocalDate> days(JsonNode revised, String field) {
    return strings(revised, within(field)).stream().map(LocalDate::parse).toList();
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

  /** A field with one value may stand without an array. */
  private static List<String> strings(JsonNode source, String field) {
    JsonNode values = source.path(field);
    if (values.isString()) {
      return List.of(values.asString());
    }
    var strings = new ArrayList<String>();
    values.forEach(element -> strings.add(element.asString("")));
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
