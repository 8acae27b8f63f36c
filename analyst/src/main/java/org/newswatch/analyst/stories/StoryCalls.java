package org.newswatch.analyst.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.query.IndexNames;
import org.newswatch.query.Query;
import org.newswatch.query.StoryFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of stories. Thread-safe. */
public final class StoryCalls {

  /** Stories of one call. */
  public static final int STORIES_MAX = 100;

  /** Hours back from now that can be asked for. */
  public static final int HOURS_MAX = 24 * 31;

  /** Articles of one page of a story. */
  public static final int ARTICLES_MAX = SearchCalls.LIMIT_MAX;

  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final SearchCalls search;
  private final SameStories same;
  private final InstantSource clock;

  /**
   * @param search finds the articles of a story
   * @param same which stories readers take for one
   */
  public StoryCalls(Index index, SearchCalls search, SameStories same, InstantSource clock) {
    this.index = index;
    this.search = search;
    this.same = same;
    this.clock = clock;
  }

  /**
   * Stories that somebody wrote of lately, those of the most independent sources first.
   *
   * @param hours back from now, 1 to {@link #HOURS_MAX}
   * @param limit 1 to {@link #STORIES_MAX}
   */
  public Result<List<StorySummary>> latest(int hours, int limit) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode bool = body.putObject("query").putObject("bool");
    bool.withObject("/filter/range/" + StoryFields.LAST_SEEN)
        .put("gte", clock.instant().minus(Duration.ofHours(hours)).toString());
    bool.withObject("/must_not/exists").put("field", StoryFields.MERGED_INTO);
    body.put("size", limit).put("track_total_hits", false);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put(StoryFields.SOURCES, "desc");
    sort.addObject().put(StoryFields.ARTICLES, "desc");
    sort.addObject().put(StoryFields.LAST_SEEN, "desc");
    sort.addObject().put(StoryFields.STORY_ID, "asc");
    return index.search(
        IndexNames.STORIES,
        body,
        answer ->
            new Result.Found<>(
                Index.sources(answer)
                    .map(source -> summary(source, source.path(StoryFields.STORY_ID).asString("")))
                    .toList()));
  }

  /**
   * One story, also when it is asked for by the id of one that turned out to be it.
   *
   * @param limit articles to give, 0 to {@link #ARTICLES_MAX}
   */
  public Result<StoryView> story(String id, int limit) throws InterruptedException {
    if (!Query.isEntityId(id)) {
      return new Result.Missing<>("story");
    }
    String root = same.root(id);
    ObjectNode body = JSON.createObjectNode();
    body.putObject("query").putObject("ids").putArray("values").add(root);
    body.put("size", 1);
    return index
        .search(IndexNames.STORIES, body, Result.Found::new)
        .then(
            answer -> {
              List<JsonNode> found = Index.sources(answer).limit(1).toList();
              return found.isEmpty()
                  ? new Result.Missing<>("story")
                  : with(summary(found.getFirst(), root), limit);
            });
  }

  private Result<StoryView> with(StorySummary story, int limit) throws InterruptedException {
    return search
        .search(
            SearchRequest.of("story:" + story.id(), limit, 0)
                .sorted(SearchRequest.Sort.OLDEST)
                .withFacets())
        .then(articles -> new Result.Found<>(new StoryView(story, articles)));
  }

  private static StorySummary summary(JsonNode source, String id) {
    List<StorySummary.Hour> hours = new ArrayList<>();
    for (JsonNode hour : source.at("/" + StoryFields.DETAILS + "/hours")) {
      hours.add(
          new StorySummary.Hour(
              instant(hour.path("from").asString("")), hour.path("articles").asLong(0)));
    }
    return new StorySummary(
        id,
        source.path(StoryFields.TITLE).asString(""),
        instant(source.path(StoryFields.FIRST_SEEN).asString("")),
        instant(source.path(StoryFields.LAST_SEEN).asString("")),
        source.path(StoryFields.ARTICLES).asLong(0),
        source.path(StoryFields.SOURCES).asLong(0),
        day(source.path(StoryFields.DAY).asString("")),
        texts(source.path(StoryFields.PERSONS)),
        texts(source.path(StoryFields.ORGANIZATIONS)),
        texts(source.path(StoryFields.PLACES)),
        texts(source.path(StoryFields.LANGUAGES)),
        hours);
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(value -> value.asString("")).toList();
  }

  /** The epoch for what the indexer could not write: a time that no calendar has. */
  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
