package org.newswatch.e2e.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.newswatch.e2e.kibana.SavedObject.Reference;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexTemplates;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardTest {

  private static final Path EXPORT = Path.of("../../deploy/kibana/newswatch.ndjson");

  /** What Kibana 8.19 knows; a newer number is refused, a missing one runs every old migration. */
  private static final Map<String, String> MIGRATED_TO =
      Map.of("index-pattern", "8.0.0", "search", "10.5.0", "dashboard", "10.2.0");

  private static final String RECORDS = "___records___";
  private static final Set<String> GROUPABLE = Set.of("keyword", "boolean", "integer", "long");
  private static final Set<String> DATES = Set.of("date");
  private static final int GRID_COLUMNS = 48;

  private final List<SavedObject> objects = SavedObject.read(EXPORT);
  private final Map<String, String> fields = fields();

  @Test
  void every_object_has_the_envelope_that_kibana_8_19_takes() {
    assertThat(objects).extracting(SavedObject::key).doesNotHaveDuplicates();
    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.envelope().path("coreMigrationVersion").asString())
                  .isEqualTo("8.8.0");
              assertThat(object.envelope().path("typeMigrationVersion").asString())
                  .isEqualTo(MIGRATED_TO.get(object.type()));
            });
  }

  @Test
  void every_reference_leads_to_an_object_of_the_file() {
    List<String> known = objects.stream().map(SavedObject::key).toList();
    assertThat(objects.stream().flatMap(object -> object.references().stream()))
        .extracting(Reference::target)
        .isSubsetOf(known);
  }

  @Test
  void the_data_view_reads_the_alias_and_its_time_field() {
    SavedObject view = one("index-pattern");
    assertThat(view.attributes().path("title").asString())
        .isEqualTo(IndexNames.ARTICLES.readAlias());
    assertThat(view.attributes().path("timeFieldName").asString()).isEqualTo("@timestamp");
    assertThat(fields).containsEntry("@timestamp", "date");
  }

  @Test
  void the_search_shows_and_sorts_by_fields_of_the_template() {
    SavedObject search = one("search");
    assertThat(search.attributes().path("columns"))
        .isNotEmpty()
        .allSatisfy(column -> assertThat(fields).containsKey(column.asString()));
    assertThat(search.attributes().path("sort"))
        .isNotEmpty()
        .allSatisfy(sort -> assertThat(DATES).contains(fields.get(sort.path(0).asString())));
    assertThat(search.references())
        .extracting(Reference::name)
        .containsExactly(
            search
                .attributes()
                .at("/kibanaSavedObjectMeta/searchSourceJSON/indexRefName")
                .asString());
  }

  @Test
  void the_dashboard_refers_to_what_its_panels_and_controls_need_and_to_nothing_else() {
    SavedObject dashboard = one("dashboard");
    Set<String> needed = new HashSet<>();
    for (JsonNode panel : panels()) {
      String index = panel.path("panelIndex").asString();
      if (panel.has("panelRefName")) {
        needed.add(index + ":" + panel.path("panelRefName").asString());
      }
      lensReferences(panel).forEach(reference -> needed.add(index + ":" + reference.name()));
    }
    controls().forEach(name -> needed.add("controlGroup_" + name + ":optionsListDataView"));
    assertThat(dashboard.references())
        .extracting(Reference::name)
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void the_controls_offer_the_values_of_groupable_fields() {
    JsonNode controls = one("dashboard").attributes().at("/controlGroupInput/panelsJSON");
    assertThat(controls).isNotEmpty();
    controls
        .properties()
        .forEach(
            control -> {
              JsonNode input = control.getValue().path("explicitInput");
              assertThat(input.path("id").asString()).isEqualTo(control.getKey());
              assertThat(input.path("dataViewId").asString()).isEqualTo(one("index-pattern").id());
              assertThat(GROUPABLE).contains(fields.get(input.path("fieldName").asString()));
            });
  }

  @Test
  void no_panel_overlaps_another_or_leaves_the_grid() {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : panels()) {
      JsonNode grid = panel.path("gridData");
      assertThat(grid.path("i").asString()).isEqualTo(panel.path("panelIndex").asString());
      int left = grid.path("x").asInt();
      int top = grid.path("y").asInt();
      for (int x = left; x < left + grid.path("w").asInt(); x++) {
        for (int y = top; y < top + grid.path("h").asInt(); y++) {
          assertThat(x).isBetween(0, GRID_COLUMNS - 1);
          assertThat(taken.add(List.of(x, y))).as("cell %d,%d of %s", x, y, grid).isTrue();
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> each_lens_panel_asks_for_fields_that_can_answer() {
    return panels().stream()
        .filter(panel -> panel.path("type").asString().equals("lens"))
        .map(
            panel ->
                DynamicTest.dynamicTest(panel.path("title").asString(), () -> checkLens(panel)));
  }

  private void checkLens(JsonNode panel) {
    JsonNode attributes = panel.at("/embeddableConfig/attributes");
    JsonNode layers = attributes.at("/state/datasourceStates/formBased/layers");
    assertThat(layers).isNotEmpty();
    assertThat(lensReferences(panel))
        .extracting(Reference::name)
        .containsExactlyInAnyOrderElementsOf(
            names(layers).stream().map("indexpattern-datasource-layer-"::concat).toList());
    Set<String> columns = new HashSet<>();
    for (JsonNode layer : layers) {
      assertThat(layer.path("columnOrder").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrderElementsOf(names(layer.path("columns")));
      layer
          .path("columns")
          .properties()
          .forEach(
              column -> {
                columns.add(column.getKey());
                checkColumn(column.getValue(), layer.path("columns"));
              });
    }
    JsonNode visualization = attributes.at("/state/visualization");
    assertThat(accessors(visualization)).containsExactlyInAnyOrderElementsOf(columns);
    assertThat(visualization.findValuesAsString("layerId")).isNotEmpty().isSubsetOf(names(layers));
  }

  private void checkColumn(JsonNode column, JsonNode layerColumns) {
    String field = column.path("sourceField").asString();
    switch (column.path("operationType").asString()) {
      case "count" -> assertThat(field).isEqualTo(RECORDS);
      case "date_histogram" -> assertThat(DATES).as(field).contains(fields.get(field));
      case "terms" -> {
        assertThat(GROUPABLE).as(field).contains(fields.get(field));
        assertThat(names(layerColumns)).contains(column.at("/params/orderBy/columnId").asString());
      }
      case String other -> throw new AssertionError("no check is written for " + other);
    }
  }

  /** Every column that a visualisation shows, whatever the kind of visualisation calls it. */
  private static Set<String> accessors(JsonNode visualization) {
    Set<String> accessors = new HashSet<>(visualization.findValuesAsString("columnId"));
    accessors.remove(visualization.at("/sorting/columnId").asString(""));
    visualization.path("columns").forEach(c -> accessors.add(c.path("columnId").asString()));
    for (String name :
        List.of(
            "metricAccessor",
            "xAccessor",
            "yAccessor",
            "splitAccessor",
            "valueAccessor",
            "tagAccessor")) {
      accessors.addAll(visualization.findValuesAsString(name));
    }
    visualization
        .findValues("accessors")
        .forEach(list -> list.forEach(item -> accessors.add(item.asString())));
    return accessors;
  }

  private List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    one("dashboard").attributes().path("panelsJSON").forEach(panels::add);
    assertThat(panels).isNotEmpty();
    return panels;
  }

  private Set<String> controls() {
    return names(one("dashboard").attributes().at("/controlGroupInput/panelsJSON"));
  }

  private static List<Reference> lensReferences(JsonNode panel) {
    return SavedObject.references(panel.at("/embeddableConfig/attributes/references"));
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private SavedObject one(String type) {
    return objects.stream().filter(object -> object.type().equals(type)).findFirst().orElseThrow();
  }

  /** The template's fields by their full name, with their type. */
  private static Map<String, String> fields() {
    JsonNode template = JsonMapper.shared().readTree(IndexTemplates.articles());
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
