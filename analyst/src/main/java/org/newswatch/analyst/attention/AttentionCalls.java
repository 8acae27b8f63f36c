package org.newswatch.analyst.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.newswatch.analyst.attention.Attention.By;
import org.newswatch.analyst.attention.Attention.Interval;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.search.Questions;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the press writes of something: the articles that match beside all articles, so that a
 * quiet Sunday is not taken for a loss of interest. Thread-safe.
 */
public final class AttentionCalls {

  /** Pieces of time of one call. */
  public static final int POINTS_MAX = 1_000;

  private static final int HOURS_OF_DAY = 24;
  private static final int GROUPS_MAX = 20;

  /** Groups that each shard counts: with as many, the counts of the largest are exact. */
  private static final int SHARD_GROUPS = 2_000;

  private static final String MATCHING = "matching";
  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final Questions questions;

  /** Asks this index. */
  public AttentionCalls(Index index, Questions questions) {
    this.index = index;
    this.questions = questions;
  }

  /** The day that it is for who asks. */
  public LocalDate today() {
    return questions.today();
  }

  /** The articles from one day to another, both included, that match, and all there are. */
  public Result<Attention> over(
      String query, LocalDate from, LocalDate to, Interval interval, By by)
      throws InterruptedException {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1 || points(days, interval) > POINTS_MAX) {
      return new Result.Refused<>(
          "from and to are not in order, or have more than " + POINTS_MAX + " points between them.",
          "Ask for a shorter span or a longer interval.");
    }
    return questions
        .read(query)
        .then(
            question ->
                index.search(
                    IndexNames.ARTICLES,
                    body(question.request(), from, to, interval, by),
                    answer -> new Result.Found<>(read(answer))));
  }

  private static long points(long days, Interval interval) {
    return switch (interval) {
      case HOUR -> days * HOURS_OF_DAY;
      case DAY -> days;
      case WEEK -> days / 7 + 1;
      case MONTH -> days / 28 + 1;
    };
  }

  private ObjectNode body(JsonNode query, LocalDate from, LocalDate to, Interval interval, By by) {
    Instant first = from.atStartOfDay(questions.zone()).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(questions.zone()).toInstant();
    ObjectNode body = JSON.createObjectNode();
    body.put("size", 0).put("track_total_hits", false);
    body.withObject("/query/range/" + escaped(Fields.TIMESTAMP))
        .put("gte", first.toString())
        .put("lt", end.toString());
    ObjectNode time = body.withObject("/aggs/time");
    time.putObject("date_histogram")
        .put("field", Fields.TIMESTAMP)
        .put("calendar_interval", interval.name().toLowerCase(Locale.ROOT))
        .put("time_zone", questions.zone().getId())
        .put("min_doc_count", 0)
        .putObject("extended_bounds")
        .put("min", first.toEpochMilli())
        .put("max", end.toEpochMilli() - 1);
    time.withObject("/aggs").set(MATCHING, filter(query));
    if (by != By.NOTHING) {
      ObjectNode groups = filter(query);
      groups
          .withObject("/aggs/of/terms")
          .put("field", field(by))
          .put("size", GROUPS_MAX)
          .put("shard_size", SHARD_GROUPS);
      body.withObject("/aggs").set("groups", groups);
      body.withObject("/aggs/all/terms").put("field", field(by)).put("size", SHARD_GROUPS);
    }
    return body;
  }

  private static ObjectNode filter(JsonNode query) {
    ObjectNode filter = JSON.createObjectNode();
    filter.set("filter", query);
    return filter;
  }

  private static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }

  private static String field(By by) {
    return switch (by) {
      case SOURCE, NOTHING -> Fields.SOURCE_ID;
      case COUNTRY -> Fields.SOURCE_COUNTRY;
      case LANGUAGE -> Fields.LANGUAGE;
    };
  }

  private static Attention read(JsonNode answer) {
    List<Attention.Point> points = new ArrayList<>();
    for (JsonNode bucket : answer.at("/aggregations/time/buckets")) {
      points.add(
          new Attention.Point(
              Instant.ofEpochMilli(bucket.path("key").asLong()),
              bucket.at("/" + MATCHING + "/doc_count").asLong(0),
              bucket.path("doc_count").asLong(0)));
    }
    List<Attention.Group> groups = new ArrayList<>();
    for (JsonNode bucket : answer.at("/aggregations/groups/of/buckets")) {
      String key = bucket.path("key").asString("");
      groups.add(new Attention.Group(key, bucket.path("doc_count").asLong(0), all(answer, key)));
    }
    groups.sort(Comparator.comparingLong(Attention.Group::articles).reversed());
    boolean exact =
        answer.at("/aggregations/groups/of/doc_count_error_upper_bound").asLong(0) == 0
            && answer.at("/aggregations/all/doc_count_error_upper_bound").asLong(0) == 0;
    return new Attention(points, groups, exact);
  }

  private static long all(JsonNode answer, String key) {
    for (JsonNode bucket : answer.at("/aggregations/all/buckets")) {
      if (bucket.path("key").asString("").equals(key)) {
        return bucket.path("doc_count").asLong(0);
      }
    }
    return 0;
  }
}
