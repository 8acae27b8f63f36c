package org.newswatch.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.kibana.requests.PanelRequest;
import org.newswatch.kibana.requests.SavedObject;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of the templates that are shipped, with their types. */
final class ShippedFields {

  static final Set<String> GROUPABLE = Set.of("keyword", "boolean", "integer", "long");

  private static final Set<String> NUMBERS = Set.of("integer", "long", "float", "double");
  private static final Set<String> SEARCHABLE =
      Set.of("keyword", "boolean", "integer", "long", "text", "date", "float");

  /**
   * Which types each aggregation can work on; only what the embedded server and a full one have.
   */
  private static final Map<String, Set<String>> AGGREGATIONS =
      Map.of(
          "terms",
          GROUPABLE,
          "cardinality",
          Set.of("keyword"),
          "date_histogram",
          Set.of("date"),
          "avg",
          NUMBERS,
          "sum",
          NUMBERS,
          "percentiles",
          NUMBERS,
          "max",
          Set.of("integer", "long", "float", "double", "date"),
          "min",
          Set.of("integer", "long", "float", "double", "date"));

  private static final Map<String, Map<String, String>> BY_INDEX = new ConcurrentHashMap<>();

  private ShippedFields() {}

  /** Those of the index that people and dashboards call this. */
  static Map<String, String> of(String index) {
    return BY_INDEX.computeIfAbsent(index, ShippedFields::read);
  }

  /** Those of what a list reads. */
  static Map<String, String> ofView(SavedObject list) {
    String id = list.references().getFirst().id();
    return of(
        SavedObject.read(Dashboards.shipped()).stream()
            .filter(object -> object.key().equals("index-pattern/" + id))
            .findFirst()
            .orElseThrow()
            .attributes()
            .path("title")
            .asString());
  }

  /** Every field that the request names is in the template, and of a type that can answer. */
  static void assertCanAnswer(PanelRequest request) {
    Map<String, String> fields = of(request.index());
    aggregations(request.body().path("aggs"), fields);
    query(request.body().path("query"), fields);
    request
        .body()
        .path("fields")
        .forEach(field -> assertThat(fields).containsKey(field.asString()));
    request
        .body()
        .path("sort")
        .forEach(
            sort ->
                sort.propertyNames().stream()
                    .filter(field -> !field.equals("_score"))
                    .forEach(
                        field -> assertThat(fields.getOrDefault(field, "")).isIn("date", "long")));
  }

  private static void aggregations(JsonNode aggregations, Map<String, String> fields) {
    for (JsonNode aggregation : aggregations) {
      for (Map.Entry<String, JsonNode> kind : aggregation.properties()) {
        switch (kind.getKey()) {
          case "aggs" -> aggregations(kind.getValue(), fields);
          case "filter" -> query(kind.getValue(), fields);
          // What a drawing is told of the time that is chosen.
          case "meta" -> {}
          case "top_hits" ->
              kind.getValue()
                  .path("_source")
                  .forEach(field -> assertThat(fields).containsKey(field.asString()));
          case String known -> {
            String field = kind.getValue().path("field").asString();
            assertThat(AGGREGATIONS).containsKey(known);
            assertThat(AGGREGATIONS.get(known))
                .as("%s of %s", known, field)
                .contains(fields.getOrDefault(field, "missing"));
          }
        }
      }
    }
  }

  private static void query(JsonNode query, Map<String, String> fields) {
    for (Map.Entry<String, JsonNode> clause : query.properties()) {
      switch (clause.getKey()) {
        case "bool" -> {
          clause.getValue().path("must").forEach(inner -> query(inner, fields));
          clause.getValue().path("filter").forEach(inner -> query(inner, fields));
          for (JsonNode inner : clause.getValue().path("must_not")) {
            // Nothing is left out for a field that an index does not have.
            if (!inner.has("exists")) {
              query(inner, fields);
            }
          }
        }
        case "exists" -> assertThat(fields).containsKey(clause.getValue().path("field").asString());
        case "range" ->
            assertThat(fields)
                .containsEntry(clause.getValue().propertyNames().iterator().next(), "date");
        case "term", "match_phrase" ->
            assertThat(SEARCHABLE)
                .contains(
                    fields.getOrDefault(
                        clause.getValue().propertyNames().iterator().next(), "missing"));
        case String other -> throw new AssertionError("no check is written for " + other);
      }
    }
  }

  private static Map<String, String> read(String index) {
    IndexNames names =
        Arrays.stream(IndexNames.values())
            .filter(known -> known.readAlias().equals(index))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no index is called " + index));
    JsonNode template =
        JsonMapper.shared().readTree(IndexTemplates.of(names, IndexOptions.DEFAULT));
    return flattened("", template.at("/template/mappings/properties"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, String>> flattened(String prefix, JsonNode properties) {
    return properties.properties().stream()
        .flatMap(
            field -> {
              String name = prefix + field.getKey();
              JsonNode inner = field.getValue().path("properties");
              return inner.isMissingNode()
                  ? Stream.of(Map.entry(name, field.getValue().path("type").asString("object")))
                  : flattened(name + ".", inner);
            });
  }
}
