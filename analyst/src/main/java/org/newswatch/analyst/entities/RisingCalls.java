package org.newswatch.analyst.entities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.SameEntities;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names of the last day beside what is usual. What rises by chance is told from what rises: among
 * names of equal excess, the one that is named less on other days comes first. Thread-safe.
 */
public final class RisingCalls {

  /** Names of one call. */
  public static final int NAMES_MAX = 50;

  /** Sources without which a name is one paper's affair. */
  static final int SOURCES_MIN = 3;

  /** The last day has at least so many times the articles of a usual one. */
  static final double TIMES_MIN = 2;

  /** Days whose mean is what is usual. */
  static final int DAYS = 28;

  /** Names that are looked at, the most frequent of the last day. */
  private static final int CANDIDATES_MAX = 200;

  private static final Duration DAY = Duration.ofDays(1);
  private static final String LAST = "last";
  private static final String BEFORE = "before";
  private static final String SOURCES = "sources";
  private static final String NAMES = "names";
  private static final String TOGETHER = "together";
  private static final String OLDEST = "oldest";
  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final SameEntities same;
  private final KnownDocuments known;
  private final InstantSource clock;

  /**
   * @param same which entities readers take for one
   */
  public RisingCalls(Index index, SameEntities same, InstantSource clock) {
    this.index = index;
    this.same = same;
    this.known = new KnownDocuments(index);
    this.clock = clock;
  }

  /**
   * Those that three sources and twice as many articles name as usual.
   *
   * @param limit 1 to {@link #NAMES_MAX}
   */
  public Result<Rising> rising(int limit) throws InterruptedException {
    Instant now = clock.instant();
    return index
        .search(IndexNames.ARTICLES, candidates(now), Result.Found::new)
        .then(
            answer -> {
              Set<String> roots = candidates(answer);
              return roots.isEmpty()
                  ? new Result.Found<>(new Rising(0, List.of()))
                  : index
                      .search(IndexNames.ARTICLES, counts(roots, now), Result.Found::new)
                      .then(counted -> named(counted, roots, now, limit));
            });
  }

  private static ObjectNode candidates(Instant now) {
    ObjectNode body = originals(now.minus(DAY), now);
    ObjectNode names = body.withObject("/aggs/" + NAMES);
    names.withObject("/terms").put("field", Fields.ENTITY_IDS).put("size", CANDIDATES_MAX);
    sources(names);
    return body;
  }

  private static void sources(ObjectNode aggregation) {
    aggregation.withObject("/aggs/" + SOURCES + "/cardinality").put("field", Fields.SOURCE_ID);
  }

  /** Those that enough sources name, as far as can be told without looking closer. */
  private Set<String> candidates(JsonNode answer) {
    Map<String, Long> sources = new LinkedHashMap<>();
    for (JsonNode bucket : answer.at("/aggregations/" + NAMES + "/buckets")) {
      sources.merge(
          same.root(bucket.path("key").asString("")),
          bucket.at("/" + SOURCES + "/value").asLong(0),
          Long::sum);
    }
    sources.values().removeIf(count -> count < SOURCES_MIN);
    return sources.keySet();
  }

  /** The articles of that time that repeat none, of which only what is counted comes back. */
  private static ObjectNode originals(Instant from, Instant to) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode bool = body.withObject("/query/bool");
    bool.set("filter", between(from, to));
    bool.withObject("/must_not/exists").put("field", Fields.NEAR_DUPLICATE_OF);
    body.put("size", 0).put("track_total_hits", false);
    return body;
  }

  private static ObjectNode between(Instant from, Instant to) {
    ObjectNode range = JSON.createObjectNode();
    range
        .putObject("range")
        .putObject(Fields.TIMESTAMP)
        .put("gt", from.toString())
        .put("lte", to.toString());
    return range;
  }

  /**
   * How often each is named, on the last day and before. Only those that have several ids are asked
   * for one by one, which would take long for many.
   */
  private ObjectNode counts(Set<String> roots, Instant now) {
    Instant day = now.minus(DAY);
    Instant first = day.minus(DAY.multipliedBy(DAYS));
    ObjectNode body = originals(first, now);
    body.withObject("/aggs/" + OLDEST + "/min").put("field", Fields.TIMESTAMP);
    ObjectNode parts = JSON.createObjectNode();
    ObjectNode last = parts.putObject(LAST);
    last.set("filter", between(day, now));
    sources(last);
    parts.putObject(BEFORE).set("filter", between(first, day));
    ObjectNode alone = JSON.createObjectNode();
    ArrayNode ids = alone.putArray("include");
    ObjectNode together = JSON.createObjectNode();
    for (String root : roots) {
      Set<String> all = same.of(root);
      if (all.size() == 1) {
        ids.add(root);
      } else {
        ArrayNode terms = together.putObject(root).putObject("terms").putArray(Fields.ENTITY_IDS);
        all.forEach(terms::add);
      }
    }
    ObjectNode aggs = body.withObject("/aggs");
    if (!ids.isEmpty()) {
      alone.put("field", Fields.ENTITY_IDS).put("size", ids.size());
      aggs.putObject(NAMES).set("aggs", parts);
      aggs.withObject("/" + NAMES).set("terms", alone);
    }
    if (!together.isEmpty()) {
      aggs.putObject(TOGETHER).set("aggs", parts);
      aggs.withObject("/" + TOGETHER + "/filters").set("filters", together);
    }
    return body;
  }

  private static Map<String, JsonNode> counted(JsonNode answer) {
    Map<String, JsonNode> counted = new HashMap<>();
    for (JsonNode bucket : answer.at("/aggregations/" + NAMES + "/buckets")) {
      counted.put(bucket.path("key").asString(""), bucket);
    }
    answer
        .at("/aggregations/" + TOGETHER + "/buckets")
        .properties()
        .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
    return counted;
  }

  private Result<Rising> named(JsonNode answer, Set<String> roots, Instant now, int limit)
      throws InterruptedException {
    int days = days(answer.at("/aggregations/" + OLDEST + "/value"), now);
    Map<String, Counted> rising = new LinkedHashMap<>();
    Map<String, JsonNode> buckets = counted(answer);
    for (String root : roots) {
      JsonNode bucket = buckets.get(root);
      if (bucket == null) {
        continue;
      }
      var counted =
          new Counted(
              bucket.at("/" + LAST + "/doc_count").asLong(0),
              days == 0 ? 0 : (double) bucket.at("/" + BEFORE + "/doc_count").asLong(0) / days,
              bucket.at("/" + LAST + "/" + SOURCES + "/value").asLong(0));
      if (counted.rises()) {
        rising.put(root, counted);
      }
    }
    return known
        .of(rising.keySet())
        .then(
            documents -> {
              List<Rising.Name> names = new ArrayList<>();
              rising.forEach(
                  (root, counted) -> {
                    KnownDocuments.Known one = documents.get(root);
                    if (one != null && isNews(one.summary())) {
                      names.add(counted.as(one.summary()));
                    }
                  });
              names.sort(
                  Comparator.comparingDouble(RisingCalls::excess)
                      .reversed()
                      .thenComparing(Rising.Name::id));
              return new Result.Found<>(new Rising(days, names.stream().limit(limit).toList()));
            });
  }

  /** Whole days before the last one of which there are articles. */
  private static int days(JsonNode oldest, Instant now) {
    if (!oldest.isNumber()) {
      return 0;
    }
    Duration before = Duration.between(Instant.ofEpochMilli(oldest.asLong()), now.minus(DAY));
    return Math.clamp((before.toHours() + 12) / DAY.toHours(), 0, DAYS);
  }

  /** Peoples and what else is no name of somebody say nothing by being named more. */
  private static boolean isNews(EntitySummary entity) {
    return entity.type() != MentionType.MISC || entity.kind() == MentionKind.EVENT;
  }

  /** How much more than usual, in the measure of what chance would give. */
  private static double excess(Rising.Name name) {
    return (name.articles() - name.usual()) / Math.sqrt(name.usual() + 1);
  }

  private record Counted(long articles, double usual, long sources) {

    boolean rises() {
      return sources >= SOURCES_MIN && articles >= TIMES_MIN * usual;
    }

    Rising.Name as(EntitySummary entity) {
      return new Rising.Name(entity.id(), entity.type(), entity.label(), articles, usual, sources);
    }
  }
}
