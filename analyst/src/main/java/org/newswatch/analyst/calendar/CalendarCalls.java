package org.newswatch.analyst.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.search.Questions;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.StoryFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the press says of each day, past and to come. A day counts where an article's words mean it,
 * or a span of at most {@link Fields#SHORT_SPAN_DAYS_MAX} days that it lies in. Thread-safe.
 */
public final class CalendarCalls {

  /** Days of one call. */
  public static final int DAYS_MAX = 400;

  private static final int STORIES_A_DAY = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final Questions questions;

  /** Asks this index. */
  public CalendarCalls(Index index, Questions questions) {
    this.index = index;
    this.questions = questions;
  }

  /** Whose day it is today, and other days of who asks. */
  public LocalDate today() {
    return questions.today();
  }

  /**
   * Each day from one to another, both included, also those of which nobody speaks.
   *
   * @param query which articles are asked; empty for all
   */
  public Result<List<CalendarDay>> days(String query, LocalDate from, LocalDate to)
      throws InterruptedException {
    if (to.isBefore(from) || from.plusDays(DAYS_MAX).isBefore(to)) {
      return new Result.Refused<>(
          "from and to are not in order, or more than " + DAYS_MAX + " days apart.",
          "Ask for a shorter span, such as a month.");
    }
    return questions
        .read(query)
        .then(
            question ->
                index.search(
                    IndexNames.ARTICLES,
                    body(question.request(), from, to),
                    answer -> new Result.Found<>(read(answer, from, to))))
        .then(this::titled);
  }

  private static ObjectNode body(JsonNode query, LocalDate from, LocalDate to) {
    ObjectNode body = JSON.createObjectNode();
    body.put("size", 0).put("track_total_hits", false);
    ObjectNode bool = body.putObject("query").putObject("bool");
    bool.set("must", query);
    bool.withObject("/filter/range/" + Fields.MENTIONED_DAYS)
        .put("gte", from.toString())
        .put("lte", to.toString());
    ObjectNode days = body.withObject("/aggs/days");
    days.putObject("date_histogram")
        .put("field", Fields.MENTIONED_DAYS)
        .put("calendar_interval", "day")
        .put("format", "yyyy-MM-dd")
        .put("min_doc_count", 1)
        .putObject("hard_bounds")
        .put("min", from.toString())
        // The bound itself is outside.
        .put("max", to.plusDays(1).toString());
    ObjectNode each = days.putObject("aggs");
    each.withObject("/sources/cardinality").put("field", Fields.SOURCE_ID);
    each.withObject("/stories/terms").put("field", Fields.STORY_ID).put("size", STORIES_A_DAY);
    return body;
  }

  private static List<CalendarDay> read(JsonNode answer, LocalDate from, LocalDate to) {
    Map<String, JsonNode> buckets = new HashMap<>();
    for (JsonNode bucket : answer.at("/aggregations/days/buckets")) {
      buckets.put(bucket.path("key_as_string").asString(""), bucket);
    }
    List<CalendarDay> days = new ArrayList<>();
    long count = ChronoUnit.DAYS.between(from, to) + 1;
    for (long i = 0; i < count; i++) {
      LocalDate day = from.plusDays(i);
      JsonNode bucket = buckets.getOrDefault(day.toString(), JSON.createObjectNode());
      List<CalendarDay.StoryTitle> stories = new ArrayList<>();
      for (JsonNode story : bucket.at("/stories/buckets")) {
        String id = story.path("key").asString("");
        stories.add(new CalendarDay.StoryTitle(id, "", story.path("doc_count").asLong(0)));
      }
      days.add(
          new CalendarDay(
              day,
              bucket.path("doc_count").asLong(0),
              bucket.at("/sources/value").asLong(0),
              stories));
    }
    return days;
  }

  /** The same with the titles of stories; those that the index does not know are left out. */
  private Result<List<CalendarDay>> titled(List<CalendarDay> days) throws InterruptedException {
    Set<String> ids = new LinkedHashSet<>();
    days.forEach(day -> day.titles().forEach(story -> ids.add(story.storyId())));
    if (ids.isEmpty()) {
      return new Result.Found<>(days);
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    body.put("size", ids.size()).putArray("_source").add(StoryFields.TITLE);
    return index.search(
        IndexNames.STORIES,
        body,
        answer -> {
          Map<String, String> titles = new HashMap<>();
          for (JsonNode hit : answer.at("/hits/hits")) {
            titles.put(
                hit.path("_id").asString(""), hit.at("/_source/" + StoryFields.TITLE).asString(""));
          }
          return new Result.Found<>(days.stream().map(day -> titled(day, titles)).toList());
        });
  }

  private static CalendarDay titled(CalendarDay day, Map<String, String> titles) {
    return new CalendarDay(
        day.day(),
        day.articles(),
        day.sources(),
        day.titles().stream()
            .filter(story -> titles.containsKey(story.storyId()))
            .map(
                story ->
                    new CalendarDay.StoryTitle(
                        story.storyId(),
                        titles.getOrDefault(story.storyId(), ""),
                        story.articles()))
            .toList());
  }
}
