package org.newswatch.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a layer of Lens: buckets in the order of their nesting, and values. */
final class LensColumns {

  /** What counting counts. */
  static final String RECORDS = "___records___";

  /** Values of one field, as the sources call them, and what Lens does. */
  private static final Map<String, String> OF_A_FIELD =
      Map.of(
          "average", "average",
          "median", "median",
          "sum", "sum",
          "max", "max",
          "min", "min",
          "unique", "unique_count");

  private static final String COUNT = "count";
  private static final String SHARE = "share";

  private final ObjectNode columns = Json.object();
  private final List<String> buckets = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  ObjectNode layer() {
    ObjectNode layer = Json.object();
    layer.set("columns", columns);
    ArrayNode order = layer.putArray("columnOrder");
    buckets.forEach(order::add);
    values.forEach(order::add);
    layer.putObject("incompleteColumns");
    return layer.put("sampling", 1).put("ignoreGlobalFilters", false);
  }

  /** Whether terms can be ordered by it. */
  boolean canOrder(String value) {
    String operation = columns.path(value).path("operationType").asString("");
    return operation.equals(COUNT) || OF_A_FIELD.containsValue(operation);
  }

  /**
   * Adds a bucket inside those that were added before.
   *
   * @param order the value that the first have most of; empty: by their names
   */
  String bucket(Part part, String id, String order) {
    buckets.add(id);
    if (part.has("over")) {
      part.knowing("over", "every", "label");
      ObjectNode column =
          column(id, part.text("label"), "date", "date_histogram", "interval", true)
              .put("sourceField", part.text("over"));
      column
          .putObject("params")
          .put("interval", part.text("every", "auto").orElseThrow())
          .put("includeEmptyRows", true)
          .put("dropPartials", false);
      return id;
    }
    part.knowing("by", "top", "label", "other");
    ObjectNode params =
        column(id, part.text("label"), "string", "terms", "ordinal", true)
            .put("sourceField", part.text("by"))
            .putObject("params");
    params.put("size", part.number("top", 10));
    ObjectNode by = params.putObject("orderBy");
    if (order.isEmpty()) {
      by.put("type", "alphabetical").put("fallback", true);
    } else {
      by.put("type", "column").put("columnId", order);
    }
    params
        .put("orderDirection", order.isEmpty() ? "asc" : "desc")
        .put("otherBucket", part.flag("other"))
        .put("missingBucket", false)
        .putObject("parentFormat")
        .put("id", "terms");
    params.putArray("include");
    params.putArray("exclude");
    params.put("includeIsRegex", false).put("excludeIsRegex", false);
    return id;
  }

  /** Adds a value and gives its id. */
  String value(Part part) {
    String id = "value" + values.stream().filter(value -> !value.contains("X")).count();
    if (part.has(COUNT)) {
      part.knowing(COUNT, "where");
      values.add(id);
      count(id, part.text(COUNT), part.text("where", "").orElse(""), true);
      return id;
    }
    if (part.has(SHARE)) {
      part.knowing(SHARE, "where", "of");
      share(id, part);
      return id;
    }
    for (Map.Entry<String, String> operation : OF_A_FIELD.entrySet()) {
      if (part.has(operation.getKey())) {
        part.knowing(operation.getKey(), "label", "percent", "where");
        values.add(id);
        String field = part.text(operation.getKey());
        boolean date = field.startsWith("@") || field.startsWith("last");
        ObjectNode column =
            column(
                    id,
                    part.text("label"),
                    date ? "date" : "number",
                    operation.getValue(),
                    "ratio",
                    false)
                .put("sourceField", field);
        ObjectNode params = column.putObject("params").put("emptyAsNull", true);
        if (part.flag("percent")) {
          percent(params);
        }
        return id;
      }
    }
    throw new SourceException(
        part.where(), "should be count, share or one of " + OF_A_FIELD.keySet());
  }

  private void count(String id, String label, String where, boolean emptyAsNull) {
    ObjectNode column =
        column(id, label, "number", COUNT, "ratio", false).put("sourceField", RECORDS);
    if (!where.isEmpty()) {
      column.set("filter", Json.query(where));
    }
    column.putObject("params").put("emptyAsNull", emptyAsNull);
  }

  /** A formula, with the parts that Lens keeps of one. */
  private void share(String id, Part part) {
    String label = part.text(SHARE);
    String some = part.text("where");
    String all = part.text("of", "").orElse("");
    String formula = counted(some) + " / " + counted(all);
    String first = id + "X0";
    String second = id + "X1";
    String quotient = id + "X2";
    values.addAll(List.of(id, first, second, quotient));
    ObjectNode whole = column(id, label, "number", "formula", "ratio", false);
    percent(whole.putObject("params").put("formula", formula).put("isFormulaBroken", false));
    whole.putArray("references").add(quotient);
    String partOf = "Part of " + label;
    count(first, partOf, some, false);
    count(second, partOf, all, false);
    ObjectNode divided = column(quotient, partOf, "number", "math", "ratio", false);
    ObjectNode tree =
        divided
            .putObject("params")
            .putObject("tinymathAst")
            .put("type", "function")
            .put("name", "divide");
    tree.putArray("args").add(first).add(second);
    tree.putObject("location").put("min", 0).put("max", formula.length());
    tree.put("text", formula);
    divided.putArray("references").add(first).add(second);
  }

  private static String counted(String where) {
    return where.isEmpty() ? "count()" : "count(kql='" + where.replace("'", "\\'") + "')";
  }

  private static void percent(ObjectNode params) {
    params.putObject("format").put("id", "percent").putObject("params").put("decimals", 0);
  }

  private ObjectNode column(
      String id, String label, String data, String operation, String scale, boolean bucketed) {
    return columns
        .putObject(id)
        .put("label", label)
        .put("customLabel", true)
        .put("dataType", data)
        .put("operationType", operation)
        .put("isBucketed", bucketed)
        .put("scale", scale);
  }
}
