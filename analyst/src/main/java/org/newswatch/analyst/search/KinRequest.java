package org.newswatch.analyst.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks what else tells the same as some articles: one request for all of them. */
final class KinRequest {

  /** What a document needs for it, beside its id and its source. */
  static final List<String> FIELDS =
      List.of(Fields.STORY_ID, Fields.NEAR_DUPLICATE_OF, Fields.SIMILARITY);

  /** Sources of one article's copies that are told apart. */
  private static final int SOURCES_MAX = 1_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> documents;
  private final SameStories stories;
  private final Set<String> ids = new LinkedHashSet<>();
  private final Set<String> originals = new LinkedHashSet<>();

  /** The ids under which each story's articles may stand. */
  private final Map<String, Set<String>> storyIds = new LinkedHashMap<>();

  KinRequest(List<JsonNode> documents, SameStories stories) {
    this.documents = documents;
    this.stories = stories;
    for (JsonNode document : documents) {
      ids.add(document.path(Fields.ARTICLE_ID).asString(""));
      String original = document.path(Fields.NEAR_DUPLICATE_OF).asString("");
      if (!original.isEmpty()) {
        originals.add(original);
      }
      String story = story(document);
      if (story != null) {
        storyIds.computeIfAbsent(story, stories::of);
      }
    }
  }

  private @Nullable String story(JsonNode document) {
    String id = document.path(Fields.STORY_ID).asString("");
    return id.isEmpty() ? null : stories.root(id);
  }

  ObjectNode body() {
    List<String> allStories = storyIds.values().stream().flatMap(Set::stream).distinct().toList();
    ObjectNode body = JSON.createObjectNode();
    body.put("size", originals.size()).put("track_total_hits", false);
    body.putArray("_source").add(Fields.ARTICLE_ID).add(Fields.TITLE).add(Fields.SOURCE_NAME);
    ArrayNode any = body.putObject("query").putObject("bool").putArray("should");
    any.add(terms(Fields.NEAR_DUPLICATE_OF, ids));
    any.add(terms(Fields.STORY_ID, allStories));
    any.add(terms(Fields.ARTICLE_ID, originals));
    // Those that are counted are no hits: they may be thousands.
    body.set("post_filter", terms(Fields.ARTICLE_ID, originals));
    ObjectNode counts = body.putObject("aggs");
    if (!ids.isEmpty()) {
      counts
          .set("copies", counted(Fields.NEAR_DUPLICATE_OF, ids))
          .withObject("/copies/aggs/sources/terms")
          .put("field", Fields.SOURCE_ID)
          .put("size", SOURCES_MAX);
    }
    if (!allStories.isEmpty()) {
      counts.set("stories", counted(Fields.STORY_ID, allStories));
    }
    return body;
  }

  private static ObjectNode terms(String field, Collection<String> values) {
    ObjectNode terms = JSON.createObjectNode();
    ArrayNode array = terms.putObject("terms").putArray(field);
    values.forEach(array::add);
    return terms;
  }

  private static ObjectNode counted(String field, Collection<String> values) {
    ObjectNode counted = JSON.createObjectNode();
    ObjectNode terms = counted.putObject("terms").put("field", field).put("size", values.size());
    ArrayNode include = terms.putArray("include");
    values.forEach(include::add);
    return counted;
  }

  /** The kin of each document, in their order. */
  List<Kin> read(JsonNode answer) {
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      JsonNode source = hit.path("_source");
      found.put(source.path(Fields.ARTICLE_ID).asString(""), source);
    }
    Map<String, Set<String>> sources = new HashMap<>();
    for (JsonNode copies : answer.at("/aggregations/copies/buckets")) {
      Set<String> keys = new HashSet<>();
      copies.at("/sources/buckets").forEach(bucket -> keys.add(bucket.path("key").asString("")));
      sources.put(copies.path("key").asString(""), keys);
    }
    Map<String, Long> articles = new HashMap<>();
    for (JsonNode story : answer.at("/aggregations/stories/buckets")) {
      articles.put(story.path("key").asString(""), story.path("doc_count").asLong(0));
    }
    List<Kin> kin = new ArrayList<>();
    for (JsonNode document : documents) {
      String story = story(document);
      Set<String> copying =
          new HashSet<>(
              sources.getOrDefault(document.path(Fields.ARTICLE_ID).asString(""), Set.of()));
      copying.remove(document.at("/source/id").asString(""));
      kin.add(
          new Kin(
              copyOf(document, found),
              copying.size(),
              story,
              story == null
                  ? 0
                  : storyIds.getOrDefault(story, Set.of()).stream()
                      .mapToLong(id -> articles.getOrDefault(id, 0L))
                      .sum()));
    }
    return kin;
  }

  private static @Nullable CopyOf copyOf(JsonNode document, Map<String, JsonNode> found) {
    String id = document.path(Fields.NEAR_DUPLICATE_OF).asString("");
    if (id.isEmpty()) {
      return null;
    }
    JsonNode similarity = document.path(Fields.SIMILARITY);
    JsonNode original = found.get(id);
    return new CopyOf(
        id,
        original == null ? null : original.path(Fields.TITLE).asString(""),
        original == null ? null : original.at("/source/name").asString(""),
        similarity.isNumber() ? similarity.asDouble() : null);
  }
}
