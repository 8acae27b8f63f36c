package org.newswatch.analyst.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Newest;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one line finds, page by page: the index counts for a line without a judge; with one, all
 * that it finds is read and counted here. For one thread.
 */
final class Found {

  /** What is told of a hit. */
  private static final List<String> HIT_FIELDS =
      List.of(
          Fields.ARTICLE_ID,
          Fields.TITLE,
          Fields.URL,
          Fields.TIMESTAMP,
          Fields.SOURCE_ID,
          Fields.SOURCE_NAME,
          Fields.LANGUAGE,
          Fields.STORY_ID);

  private static final int PAGE = 500;

  /** The texts of articles are longer than what is told of them. */
  private static final int JUDGED_PAGE = 100;

  /** Groups of one line that are told apart; of more it is said that there are at least so many. */
  private static final int STORIES_MAX = 10_000;

  private static final int SOURCES_MAX = 5_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final BulkLine line;
  private final @Nullable Judge judge;
  private final int hitsMax;
  private final UnaryOperator<String> story;
  private final ObjectNode request;
  private final List<BulkResult.Hit> hits = new ArrayList<>();
  private final Set<String> stories = new HashSet<>();
  private final Set<String> sources = new HashSet<>();
  private long articles;
  private boolean groupsExact = true;
  private boolean begun;
  private boolean whole;

  /**
   * @param filter what the index is asked
   * @param hitsMax how many articles it lists
   * @param story the id that readers take a story for
   */
  Found(
      BulkLine line,
      @Nullable Judge judge,
      ObjectNode filter,
      int hitsMax,
      UnaryOperator<String> story) {
    this.line = line;
    this.judge = judge;
    this.hitsMax = hitsMax;
    this.story = story;
    this.request = JSON.createObjectNode();
    request.set("query", filter);
    ArrayNode fields = request.putArray("_source");
    HIT_FIELDS.forEach(fields::add);
    if (judge == null) {
      request.put("size", Math.min(PAGE, hitsMax)).put("track_total_hits", true);
      groups("stories", Fields.STORY_ID, STORIES_MAX);
      groups("sources", Fields.SOURCE_ID, SOURCES_MAX);
    } else {
      request.put("size", JUDGED_PAGE).put("track_total_hits", false);
      judge.fields().forEach(fields::add);
    }
    Newest.order(request);
  }

  private void groups(String name, String field, int most) {
    request.withObject("/aggs/" + name + "/terms").put("field", field).put("size", most);
  }

  /** Whether nothing more is to be asked. */
  boolean isWhole() {
    return whole;
  }

  /** What to ask next. */
  ObjectNode request() {
    return request;
  }

  /** The answer to it. */
  void take(JsonNode answer) {
    List<JsonNode> page = answer.at("/hits/hits").valueStream().toList();
    Judge by = judge;
    if (by == null) {
      if (!begun) {
        counted(answer);
      }
      page.forEach(hit -> list(hit.path("_source"), null));
      whole = page.isEmpty() || hits.size() >= Math.min(hitsMax, articles);
      request.put("track_total_hits", false).remove("aggs");
    } else {
      for (JsonNode hit : page) {
        JsonNode document = hit.path("_source");
        by.judge(document).ifPresent(match -> judged(document, match));
      }
      whole = page.size() < JUDGED_PAGE;
    }
    begun = true;
    if (!page.isEmpty()) {
      Newest.after(request, page.getLast());
    }
  }

  private void counted(JsonNode answer) {
    articles = answer.at("/hits/total/value").asLong(0);
    for (JsonNode bucket : answer.at("/aggregations/stories/buckets")) {
      stories.add(story.apply(bucket.path("key").asString("")));
    }
    for (JsonNode bucket : answer.at("/aggregations/sources/buckets")) {
      sources.add(bucket.path("key").asString(""));
    }
    groupsExact =
        answer.at("/aggregations/stories/sum_other_doc_count").asLong(0) == 0
            && answer.at("/aggregations/sources/sum_other_doc_count").asLong(0) == 0;
  }

  private void judged(JsonNode document, BulkResult.Match match) {
    articles++;
    String storyId = storyId(document);
    if (storyId != null) {
      stories.add(storyId);
    }
    sources.add(document.at("/source/id").asString(""));
    list(document, match);
  }

  private void list(JsonNode document, BulkResult.@Nullable Match match) {
    if (hits.size() < hitsMax) {
      hits.add(
          new BulkResult.Hit(
              document.path(Fields.ARTICLE_ID).asString(""),
              document.path(Fields.TITLE).asString(""),
              optional(document, Fields.URL),
              time(document),
              document.at("/source/name").asString(""),
              optional(document, Fields.LANGUAGE),
              storyId(document),
              match));
    }
  }

  private @Nullable String storyId(JsonNode document) {
    String id = optional(document, Fields.STORY_ID);
    return id == null ? null : story.apply(id);
  }

  private static @Nullable String optional(JsonNode document, String field) {
    String value = document.path(field).asString("");
    return value.isEmpty() ? null : value;
  }

  private static Instant time(JsonNode document) {
    try {
      return Instant.parse(document.path(Fields.TIMESTAMP).asString(""));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** All of it. */
  BulkResult result() {
    return new BulkResult(
        line.line(),
        line.id(),
        line.cells(),
        line.asked(),
        articles > 0 ? BulkResult.State.FOUND : BulkResult.State.NOTHING,
        articles,
        stories.size(),
        sources.size(),
        groupsExact,
        hits,
        articles - hits.size(),
        null);
  }

  /** The line as one that cannot be asked. */
  static BulkResult wrong(BulkLine line, BulkResult.Fault fault) {
    return new BulkResult(
        line.line(),
        line.id(),
        line.cells(),
        line.asked(),
        BulkResult.State.WRONG,
        0,
        0,
        0,
        true,
        List.of(),
        0,
        fault);
  }

  /** What the index says against a line. */
  static Optional<BulkResult.Fault> fault(org.newswatch.analyst.index.Result<?> answer) {
    return answer instanceof org.newswatch.analyst.index.Result.BadQuery<?> bad
        ? Optional.of(new BulkResult.Fault(null, bad.problem().cause(), bad.problem().fix()))
        : Optional.empty();
  }
}
