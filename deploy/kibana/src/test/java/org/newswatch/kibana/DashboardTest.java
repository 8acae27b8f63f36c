package org.newswatch.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

  private static final Pattern CLICK =
      Pattern.compile(
          "kibanaAddFilter\\(\\{\\w+: \\{'?(?<field>[@\\w.]+)'?: .*?}, '(?<index>[\\w-]+)'");

  /**
   * What only one kind of panels knows: a click on it leaves the others empty, and can be undone.
   */
  private static final Map<String, Set<String>> OF_ONE_KIND_ALONE =
      Map.of(
          "newswatch-sources", Set.of("warnings"),
          "newswatch-alerts", Set.of("reason", "state", "channelType", "source.name"));

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
  void what_a_control_narrows_is_a_field_of_every_panel_of_the_dashboard(SavedObject dashboard) {
    for (Map.Entry<String, JsonNode> control : controls(dashboard).properties()) {
      JsonNode input = control.getValue().path("explicitInput");
      assertThat(input.path("id").asString()).isEqualTo(control.getKey());
      assertThat(lacking(input.path("fieldName").asString(), dashboard)).isEmpty();
    }
  }

  @Test
  void every_panel_is_narrowed_by_what_is_chosen_but_the_spellings_of_a_name() {
    assertThat(PanelRequests.of(Dashboards.shipped()))
        .filteredOn(request -> !request.narrowed())
        .extracting(PanelRequest::toString)
        .containsExactly("Newswatch 2: Person or organisation, Spellings");
  }

  @Test
  void language_country_and_source_can_be_chosen_wherever_articles_are_shown() {
    for (SavedObject dashboard : dashboards()) {
      Set<String> chosen = Set.copyOf(controls(dashboard).findValuesAsString("fieldName"));
      if (dashboard.id().equals("newswatch-alerts")) {
        // What readers think and what is delivered knows no source; its subscription it knows.
        assertThat(chosen).containsExactly("subscriptionName");
      } else {
        assertThat(chosen).contains("source.name", "source.country");
        assertThat(chosen).containsAnyOf("language", "source.language");
      }
    }
    assertThat(dashboards())
        .filteredOn(
            dashboard ->
                controls(dashboard).findValuesAsString("fieldName").contains("nearDuplicateOf"))
        .extracting(SavedObject::id)
        .containsExactly("newswatch-today", "newswatch-name", "newswatch-calendar");
    assertThat(controls(one("dashboard/newswatch-name")).findValuesAsString("fieldName"))
        .contains("persons", "organizations", "places", "entityTypes");
  }

  /** A dashboard that is opened by a click shows what was clicked and nothing else. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void a_click_that_opens_a_dashboard_leaves_something_of_each_of_its_panels(
      SavedObject dashboard) {
    for (JsonNode panel : panels(dashboard)) {
      for (JsonNode event : panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
        String reference = event.path("eventId").asString() + ":dashboardId";
        String target =
            dashboard.references().stream()
                .filter(one -> one.name().endsWith(reference))
                .findFirst()
                .orElseThrow()
                .target();
        assertThat(clickable(panel)).as(panel.path("title").asString()).isNotEmpty();
        for (String field : clickable(panel)) {
          assertThat(lacking(field, one(target))).as("%s of %s", field, target).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void a_click_on_a_value_leaves_something_of_each_panel_around_it(SavedObject dashboard) {
    Set<String> emptying = new HashSet<>();
    for (JsonNode panel : panels(dashboard)) {
      for (String field : clickable(panel)) {
        if (!lacking(field, dashboard).isEmpty()) {
          emptying.add(field);
        }
      }
    }
    assertThat(emptying).isEqualTo(OF_ONE_KIND_ALONE.getOrDefault(dashboard.id(), Set.of()));
  }

  @Test
  void a_click_on_a_drawing_names_a_view_that_is_shipped_and_a_field_of_it() {
    List<String> shipped =
        OBJECTS.stream()
            .filter(object -> object.type().equals("index-pattern"))
            .map(object -> object.attributes().path("title").asString())
            .toList();
    int clicks = 0;
    for (SavedObject dashboard : dashboards()) {
      for (JsonNode panel : panels(dashboard)) {
        for (MatchResult click : clicks(panel)) {
          assertThat(shipped).contains(click.group("index"));
          assertThat(ShippedFields.of(click.group("index"))).containsKey(click.group("field"));
          clicks++;
        }
      }
    }
    assertThat(clicks).isGreaterThanOrEqualTo(8);
  }

  /** Kibana counts by the days of the reader's clock, of which most begin in another UTC day. */
  @Test
  void days_that_are_spoken_of_are_never_told_by_the_readers_clock() {
    for (SavedObject view : OBJECTS) {
      if (view.type().equals("index-pattern")
          && ShippedFields.of(view.attributes().path("title").asString())
              .containsKey("mentionedDays")) {
        assertThat(view.attributes().at("/fieldFormatMap/mentionedDays/id").asString(""))
            .isEqualTo("string");
      }
    }
    for (SavedObject dashboard : dashboards()) {
      for (JsonNode panel : panels(dashboard)) {
        if (panel.path("type").asString().equals("lens")) {
          assertThat(panel.findValuesAsString("sourceField")).doesNotContain("mentionedDays");
        }
      }
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

  /** The panels, lists and controls that a choice of a value of this field would leave empty. */
  private static List<PanelRequest> lacking(String field, SavedObject dashboard) {
    List<PanelRequest> requests = requests(dashboard);
    assertThat(requests).isNotEmpty();
    return requests.stream()
        .filter(PanelRequest::narrowed)
        .filter(
            request -> {
              String type = ShippedFields.of(request.index()).getOrDefault(field, "missing");
              return !ShippedFields.GROUPABLE.contains(type) && !type.equals("date");
            })
        .toList();
  }

  /** The fields of which a click on the panel chooses a value. */
  private static Set<String> clickable(JsonNode panel) {
    Set<String> fields = new HashSet<>();
    for (JsonNode columns : panel.findValues("columns")) {
      for (JsonNode column : columns) {
        if (column.path("operationType").asString("").equals("terms")) {
          fields.add(column.path("sourceField").asString());
        }
      }
    }
    clicks(panel).forEach(click -> fields.add(click.group("field")));
    return fields;
  }

  /** The calls by which a drawing chooses a value. */
  private static List<MatchResult> clicks(JsonNode panel) {
    String specification = panel.at("/embeddableConfig/savedVis/params/spec").asString("");
    List<MatchResult> clicks = CLICK.matcher(specification).results().toList();
    assertThat(clicks).hasSize(specification.split("kibanaAddFilter\\(", -1).length - 1);
    return clicks;
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
