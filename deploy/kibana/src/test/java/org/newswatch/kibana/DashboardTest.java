package org.newswatch.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newswatch.kibana.requests.PanelRequest;
import org.newswatch.kibana.requests.PanelRequests;
import org.newswatch.kibana.requests.SavedObject;
import org.newswatch.kibana.requests.SavedObject.Reference;
import tools.jackson.databind.JsonNode;

/** What Kibana does not check when it imports, and shows as an empty panel afterwards. */
class DashboardTest {

  /** What Kibana 8.19 knows; a newer number is refused, a missing one runs every old migration. */
  private static final Map<String, String> MIGRATED_TO =
      Map.of("index-pattern", "8.0.0", "search", "10.5.0", "dashboard", "10.2.0");

  private static final String RECORDS = "___records___";
  private static final int GRID_COLUMNS = 48;

  private static final List<SavedObject> OBJECTS = SavedObject.read(Dashboards.shipped());

  static List<SavedObject> dashboards() {
    return OBJECTS.stream().filter(object -> object.type().equals("dashboard")).toList();
  }

  @Test
  void every_object_has_the_envelope_that_kibana_8_19_takes() {
    assertThat(OBJECTS).extracting(SavedObject::key).doesNotHaveDuplicates();
    assertThat(OBJECTS)
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
    assertThat(OBJECTS.stream().flatMap(object -> object.references().stream()))
        .extracting(Reference::target)
        .isSubsetOf(OBJECTS.stream().map(SavedObject::key).toList());
  }

  @Test
  void there_are_five_dashboards_of_which_each_leads_to_the_others() {
    List<String> ids = dashboards().stream().map(SavedObject::id).toList();
    assertThat(ids).hasSize(5);
    for (SavedObject dashboard : dashboards()) {
      String text = dashboard.envelope().toString();
      assertThat(ids)
          .filteredOn(id -> !id.equals(dashboard.id()))
          .allSatisfy(id -> assertThat(text).contains("(#/view/" + id + ")"));
    }
  }

  @Test
  void the_calendar_reads_the_same_articles_by_the_days_they_speak_of() {
    JsonNode view = one("index-pattern/newswatch-calendar").attributes();
    assertThat(view.path("title")).isEqualTo(articles().path("title"));
    assertThat(view.path("timeFieldName").asString()).isEqualTo("mentionedDays");
    JsonNode dashboard = one("dashboard/newswatch-calendar").attributes();
    assertThat(dashboard.path("timeFrom").asString()).isEqualTo("now-7d/d");
    assertThat(dashboard.path("timeTo").asString()).isEqualTo("now+30d/d");
    assertThat(articles().path("timeFieldName").asString()).isEqualTo("@timestamp");
  }

  @Test
  void an_address_opens_on_a_click() {
    assertThat(articles().at("/fieldFormatMap/url/id").asString()).isEqualTo("url");
    assertThat(lists())
        .filteredOn(list -> ShippedFields.ofView(list).containsKey("url"))
        .isNotEmpty()
        .allSatisfy(
            list -> assertThat(list.attributes().path("columns").toString()).contains("\"url\""));
  }

  @Test
  void lists_show_and_sort_by_fields_of_their_index() {
    assertThat(lists())
        .isNotEmpty()
        .allSatisfy(
            list -> {
              Map<String, String> fields = ShippedFields.ofView(list);
              assertThat(list.attributes().path("columns").valueStream().map(JsonNode::asString))
                  .isNotEmpty()
                  .isSubsetOf(fields.keySet());
              assertThat(fields)
                  .containsEntry(list.attributes().at("/sort/0/0").asString(), "date");
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void a_dashboard_refers_to_what_it_needs_and_to_nothing_else(SavedObject dashboard) {
    Set<String> needed = new HashSet<>();
    for (JsonNode panel : panels(dashboard)) {
      String index = panel.path("panelIndex").asString();
      if (panel.has("panelRefName")) {
        needed.add(index + ":" + panel.path("panelRefName").asString());
      }
      SavedObject.references(panel.at("/embeddableConfig/attributes/references"))
          .forEach(reference -> needed.add(index + ":" + reference.name()));
      for (JsonNode event : panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
        String kind = event.at("/action/factoryId").asString();
        needed.add(
            index + ":drilldown:" + kind + ":" + event.path("eventId").asString() + ":dashboardId");
        assertThat(event.path("triggers").path(0).asString()).isEqualTo("FILTER_TRIGGER");
      }
    }
    names(controls(dashboard))
        .forEach(name -> needed.add("controlGroup_" + name + ":optionsListDataView"));
    assertThat(dashboard.references())
        .extracting(Reference::name)
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  /** A filter on a field that an index lacks leaves nothing of it. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void what_a_control_narrows_is_a_field_of_every_index_of_the_dashboard(SavedObject dashboard) {
    List<PanelRequest> requests = requests(dashboard);
    for (Map.Entry<String, JsonNode> control : controls(dashboard).properties()) {
      JsonNode input = control.getValue().path("explicitInput");
      String field = input.path("fieldName").asString();
      assertThat(input.path("id").asString()).isEqualTo(control.getKey());
      // Of what is left out only where it is there, an index without it loses nothing.
      boolean absent = input.path("exclude").asBoolean(false);
      assertThat(requests)
          .filteredOn(request -> !absent || request.index().equals("newswatch-articles"))
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(ShippedFields.GROUPABLE)
                      .as("%s of %s, for %s", field, request.index(), request)
                      .contains(ShippedFields.of(request.index()).getOrDefault(field, "missing")));
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void no_panel_overlaps_another_or_leaves_the_grid(SavedObject dashboard) {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : panels(dashboard)) {
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
  Stream<DynamicTest> every_request_asks_for_fields_that_can_answer() {
    return PanelRequests.of(Dashboards.shipped()).stream()
        .map(
            request ->
                DynamicTest.dynamicTest(
                    request.toString(), () -> ShippedFields.assertCanAnswer(request)));
  }

  @TestFactory
  Stream<DynamicTest> each_lens_panel_shows_the_columns_that_it_has() {
    return dashboards().stream()
        .flatMap(
            dashboard ->
                panels(dashboard).stream()
                    .filter(panel -> panel.path("type").asString().equals("lens"))
                    .map(
                        panel ->
                            DynamicTest.dynamicTest(
                                dashboard.id() + " " + panel.path("title").asString(),
                                () -> checkLens(panel))));
  }

  private static void checkLens(JsonNode panel) {
    JsonNode attributes = panel.at("/embeddableConfig/attributes");
    JsonNode layers = attributes.at("/state/datasourceStates/formBased/layers");
    assertThat(layers).isNotEmpty();
    assertThat(SavedObject.references(attributes.path("references")))
        .extracting(Reference::name)
        .containsExactlyInAnyOrderElementsOf(
            names(layers).stream().map("indexpattern-datasource-layer-"::concat).toList());
    Set<String> shown = new HashSet<>();
    for (JsonNode layer : layers) {
      JsonNode columns = layer.path("columns");
      assertThat(layer.path("columnOrder").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrderElementsOf(names(columns));
      Set<String> parts = new HashSet<>();
      for (JsonNode column : columns) {
        column.path("references").forEach(part -> parts.add(part.asString()));
        checkColumn(column, columns);
      }
      assertThat(names(columns)).containsAll(parts);
      names(columns).stream().filter(id -> !parts.contains(id)).forEach(shown::add);
    }
    JsonNode visualization = attributes.at("/state/visualization");
    assertThat(accessors(visualization)).containsExactlyInAnyOrderElementsOf(shown);
    assertThat(visualization.findValuesAsString("layerId")).isNotEmpty().isSubsetOf(names(layers));
  }

  private static void checkColumn(JsonNode column, JsonNode columns) {
    switch (column.path("operationType").asString()) {
      case "count" -> assertThat(column.path("sourceField").asString()).isEqualTo(RECORDS);
      case "terms" -> {
        JsonNode by = column.at("/params/orderBy/columnId");
        if (!by.isMissingNode()) {
          // By a formula nothing can be ordered.
          assertThat(columns.at("/" + by.asString() + "/operationType").asString())
              .isIn("count", "average", "median", "sum", "max", "min", "unique_count");
        }
      }
      case "formula" -> assertThat(column.at("/params/isFormulaBroken").asBoolean(true)).isFalse();
      default -> assertThat(column.path("label").asString()).isNotBlank();
    }
  }

  /** Every column that a visualisation shows, whatever the kind of visualisation calls it. */
  private static Set<String> accessors(JsonNode visualization) {
    Set<String> accessors = new HashSet<>();
    visualization.path("columns").forEach(c -> accessors.add(c.path("columnId").asString()));
    for (String name :
        List.of("metricAccessor", "xAccessor", "yAccessor", "splitAccessor", "valueAccessor")) {
      accessors.addAll(visualization.findValuesAsString(name));
    }
    visualization
        .findValues("accessors")
        .forEach(list -> list.forEach(item -> accessors.add(item.asString())));
    return accessors;
  }

  private static List<PanelRequest> requests(SavedObject dashboard) {
    String title = dashboard.attributes().path("title").asString();
    return PanelRequests.of(Dashboards.shipped()).stream()
        .filter(request -> request.dashboard().equals(title))
        .toList();
  }

  private static List<JsonNode> panels(SavedObject dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    dashboard.attributes().path("panelsJSON").forEach(panels::add);
    assertThat(panels).isNotEmpty();
    return panels;
  }

  private static JsonNode controls(SavedObject dashboard) {
    JsonNode controls = dashboard.attributes().at("/controlGroupInput/panelsJSON");
    assertThat(controls).isNotEmpty();
    return controls;
  }

  private static List<SavedObject> lists() {
    return OBJECTS.stream().filter(object -> object.type().equals("search")).toList();
  }

  private static JsonNode articles() {
    return one("index-pattern/newswatch-articles").attributes();
  }

  private static Set<String> names(JsonNode object) {
    return StreamSupport.stream(object.properties().spliterator(), false)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static SavedObject one(String key) {
    return OBJECTS.stream().filter(object -> object.key().equals(key)).findFirst().orElseThrow();
  }
}
