package org.newswatch.kibana.requests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The aggregations that Lens makes of the columns of a layer. */
final class LensRequest {

  /** Kibana's own bounds of an automatic interval ({@code histogram:maxBars}). */
  private static final int BARS_MAX = 100;

  private static final List<Duration> INTERVALS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(12),
          Duration.ofDays(1));

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode columns;
  private final TimeRange time;
  private final List<String> order = new ArrayList<>();

  LensRequest(JsonNode layer, TimeRange time) {
    this.columns = layer.path("columns");
    this.time = time;
    layer.path("columnOrder").forEach(id -> order.add(id.asString()));
  }

  /** The value of {@code aggs}; empty where only documents are counted. */
  ObjectNode aggregations() {
    ObjectNode top = JSON.createObjectNode();
    ObjectNode at = top;
    for (String id : order) {
      JsonNode column = columns.path(id);
      if (column.path("isBucketed").asBoolean(false)) {
        ObjectNode bucket = at.putObject(id);
        bucket(bucket, column);
        at = bucket.putObject("aggs");
        orderedBy(column, at);
      }
    }
    for (String id : order) {
      value(id, at);
    }
    return top;
  }

  /** Whether a second request follows, for what is in none of the outermost buckets. */
  boolean showsOther() {
    List<String> showing =
        order.stream()
            .filter(id -> columns.path(id).at("/params/otherBucket").asBoolean(false))
            .toList();
    if (!showing.isEmpty() && !showing.equals(order.subList(0, 1))) {
      throw new IllegalArgumentException("other is known of the outermost bucket only: " + showing);
    }
    return !showing.isEmpty();
  }

  private void bucket(ObjectNode bucket, JsonNode column) {
    String field = column.path("sourceField").asString();
    JsonNode params = column.path("params");
    switch (column.path("operationType").asString()) {
      case "date_histogram" -> {
        ObjectNode histogram = bucket.putObject("date_histogram").put("field", field);
        // Kibana takes that of the reader; a field that holds days has no place here.
        histogram.put("time_zone", "UTC");
        String every = params.path("interval").asString();
        Duration interval =
            every.equals("auto")
                ? automatic()
                : Duration.parse(every.endsWith("d") ? "P" + every : "PT" + every);
        if (interval.toDays() > 0) {
          histogram.put("calendar_interval", "1d");
        } else {
          histogram.put("fixed_interval", interval.toMinutes() + "m");
        }
        if (params.path("includeEmptyRows").asBoolean(false)) {
          histogram.put("min_doc_count", 0);
          histogram.putObject("extended_bounds").put("min", time.from()).put("max", time.to());
        } else {
          histogram.put("min_doc_count", 1);
        }
      }
      case "terms" -> {
        ObjectNode terms = bucket.putObject("terms").put("field", field);
        terms.put("size", params.path("size").asInt());
        terms.put("shard_size", Math.max(25, params.path("size").asInt()));
        String by = params.at("/orderBy/columnId").asString("_key");
        ObjectNode ordering = terms.putObject("order");
        ordering.put(ordering(by), params.path("orderDirection").asString());
      }
      case String other -> throw new IllegalArgumentException("no request is known of " + other);
    }
  }

  private Duration automatic() {
    return INTERVALS.stream()
        .filter(interval -> time.length().dividedBy(interval) <= BARS_MAX)
        .findFirst()
        .orElse(INTERVALS.getLast());
  }

  /** How an order names the value of this column. */
  private String ordering(String id) {
    JsonNode column = columns.path(id);
    if (column.isMissingNode()) {
      return "_key";
    }
    boolean counts = column.path("operationType").asString().equals("count");
    if (column.has("filter")) {
      return counts ? id + "-filtered" : id + "-filtered>" + id;
    }
    boolean percentile = column.path("operationType").asString().equals("median");
    return counts ? "_count" : percentile ? id + ".50" : id;
  }

  /** An inner value must stand where the order looks for it. */
  private void orderedBy(JsonNode column, ObjectNode inside) {
    String by = column.at("/params/orderBy/columnId").asString("");
    if (!by.isEmpty() && !inside.has(by)) {
      value(by, inside);
    }
  }

  private void value(String id, ObjectNode at) {
    JsonNode column = columns.path(id);
    if (column.path("isBucketed").asBoolean(false)) {
      return;
    }
    ObjectNode inside = at;
    if (column.has("filter") && !at.has(id + "-filtered")) {
      ObjectNode filtered = at.putObject(id + "-filtered");
      filtered.set("filter", Kuery.query(column.at("/filter/query").asString()));
      inside = filtered.putObject("aggs");
    }
    String field = column.path("sourceField").asString("");
    switch (column.path("operationType").asString()) {
      // Buckets count by themselves; formulas are worked out in the browser.
      case "count", "formula", "math" -> {}
      case "average" -> inside.putObject(id).putObject("avg").put("field", field);
      case "sum" -> inside.putObject(id).putObject("sum").put("field", field);
      case "max" -> inside.putObject(id).putObject("max").put("field", field);
      case "min" -> inside.putObject(id).putObject("min").put("field", field);
      case "unique_count" -> inside.putObject(id).putObject("cardinality").put("field", field);
      case "median" ->
          inside
              .putObject(id)
              .putObject("percentiles")
              .put("field", field)
              .putArray("percents")
              .add(50);
      case String other -> throw new IllegalArgumentException("no request is known of " + other);
    }
  }
}
