package org.newswatch.indexer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Story;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Fields;
import org.newswatch.query.StoryFields;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A story as the document that the index template describes. */
final class StoryDocument {

  private static final JsonMapper JSON = new JsonMapper();

  private StoryDocument() {}

  /** The document's bytes, on one line. */
  static byte[] of(Story story, Instant indexedAt) {
    ObjectNode document = JSON.createObjectNode();
    document.put(StoryFields.STORY_ID, story.id());
    document.put(StoryFields.TITLE, story.title());
    document.put(StoryFields.TITLE_ARTICLE, story.titleArticle().value());
    put(document, StoryFields.FIRST_SEEN, story.firstSeen());
    put(document, StoryFields.LAST_SEEN, story.lastSeen());
    document.put(StoryFields.ARTICLES, story.articles());
    document.put(StoryFields.SOURCES, story.sources());
    for (MentionType type : MentionType.values()) {
      ArrayNode labels = document.putArray(Fields.labels(type));
      story.entities().stream()
          .filter(entity -> entity.type() == type)
          .map(Story.Named::label)
          .distinct()
          .forEach(labels::add);
    }
    ArrayNode types = document.putArray(StoryFields.ENTITY_TYPES);
    story.entities().stream()
        .map(entity -> entity.type().name().toLowerCase(Locale.ROOT))
        .distinct()
        .forEach(types::add);
    ArrayNode ids = document.putArray(StoryFields.ENTITY_IDS);
    ArrayNode names = document.putArray(StoryFields.ENTITY_NAMES);
    ObjectNode details = document.putObject(StoryFields.DETAILS);
    ArrayNode entities = details.putArray("entities");
    for (Story.Named entity : story.entities()) {
      ids.add(entity.id());
      names.add(entity.label());
      entities.addObject().put("id", entity.id()).put("articles", entity.articles());
    }
    ArrayNode hours = details.putArray("hours");
    for (Story.Hour hour : story.hours()) {
      hours.addObject().put("from", hour.from().toString()).put("articles", hour.articles());
    }
    LocalDate day = story.day();
    if (day != null && ArticleFields.isWritable(day)) {
      document.put(StoryFields.DAY, day.toString());
    }
    ArrayNode languages = document.putArray(StoryFields.LANGUAGES);
    story.languages().forEach(languages::add);
    if (story.mergedInto() != null) {
      document.put(StoryFields.MERGED_INTO, story.mergedInto());
    }
    document.put(StoryFields.VERSION, story.version());
    put(document, StoryFields.INDEXED_AT, indexedAt);
    return JSON.writeValueAsBytes(document);
  }

  private static void put(ObjectNode document, String field, Instant time) {
    if (ArticleFields.isWritable(time)) {
      document.put(field, time.toString());
    }
  }
}
