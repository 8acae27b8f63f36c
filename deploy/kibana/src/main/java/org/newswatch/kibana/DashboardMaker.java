package org.newswatch.kibana;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one dashboard of its source. */
final class DashboardMaker {

  private final Sources sources;
  private final String name;
  private final Part source;
  private final DataView view;
  private final ArrayNode references = Json.array();

  DashboardMaker(Sources sources, String name) {
    this.sources = sources;
    this.name = name;
    this.source = sources.dashboard(new Part("dashboards", Json.object()), name);
    source.knowing("id", "title", "description", "time", "refresh", "view", "controls", "panels");
    this.view = sources.view(source, source.text("view"));
  }

  ObjectNode savedObject() {
    ArrayNode panels = Json.array();
    for (Part panel : source.parts("panels")) {
      panels.add(panel(panel, "p" + panels.size()));
    }
    ObjectNode search = Json.object();
    search.set("query", Json.query(""));
    search.putArray("filter");
    Part time = source.part("time").knowing("from", "to");
    ObjectNode attributes =
        Json.object()
            .put("title", source.text("title"))
            .put("description", source.text("description"))
            .put("version", 1)
            .put("timeRestore", true)
            .put("timeFrom", time.text("from"))
            .put("timeTo", time.text("to"));
    attributes
        .putObject("refreshInterval")
        .put("pause", true)
        .put("value", Spans.milliseconds(source.where(), source.text("refresh")));
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", search.toString());
    attributes
        .put(
            "optionsJSON",
            Json.object()
                .put("useMargins", true)
                .put("syncColors", false)
                .put("syncCursor", true)
                .put("syncTooltips", false)
                .put("hidePanelTitles", false)
                .toString())
        .put("panelsJSON", panels.toString());
    attributes.set("controlGroupInput", controls());
    return Json.saved("dashboard", source.text("id"), attributes, references, "10.2.0");
  }

  private ObjectNode panel(Part panel, String index) {
    ObjectNode made = Json.object();
    made.put("type", panel.has("list") ? "search" : panel.has("chart") ? "lens" : "visualization");
    made.put("panelIndex", index);
    made.set("gridData", grid(panel, index));
    if (panel.has("list")) {
      panel.knowing("title", "at", "list");
      made.put("panelRefName", "panel_" + index);
      references.add(
          Json.reference(
              "search", sources.list(panel, panel.text("list")).id(), index + ":panel_" + index));
      made.putObject("embeddableConfig").putObject("enhancements");
    } else if (panel.has("links")) {
      panel.knowing("links", "at");
      made.set("embeddableConfig", new TextPanel(Navigation.of(sources, name)).config());
      return made;
    } else {
      DataView read = panel.has("view") ? sources.view(panel, panel.text("view")) : view;
      ObjectNode config =
          panel.has("chart")
              ? new LensPanel(panel, read).config()
              : new VegaPanel(panel, sources).config();
      if (panel.has("chart")) {
        references.add(
            Json.reference("index-pattern", read.id(), index + ":" + LensPanel.LAYER_REFERENCE));
      }
      config.set("enhancements", enhancements(panel, index));
      panel.text("note", "").ifPresent(note -> config.put("description", note));
      made.set("embeddableConfig", config);
    }
    return made.put("title", panel.text("title"));
  }

  /** A click on a value offers the other dashboard, with that value and nothing else chosen. */
  private ObjectNode enhancements(Part panel, String index) {
    ObjectNode enhancements = Json.object();
    if (panel.has("opens")) {
      Part target = sources.dashboard(panel, panel.text("opens"));
      String event = index + "-" + panel.text("opens");
      String kind = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";
      ObjectNode drilldown =
          enhancements.putObject("dynamicActions").putArray("events").addObject();
      drilldown.put("eventId", event).putArray("triggers").add("FILTER_TRIGGER");
      drilldown
          .putObject("action")
          .put("factoryId", kind)
          .put("name", "Open " + target.text("title"))
          .putObject("config")
          .put("useCurrentFilters", false)
          .put("useCurrentDateRange", false)
          // A dashboard that leads to itself reads what was clicked in a new tab only.
          .put("openInNewTab", target.text("id").equals(source.text("id")));
      references.add(
          Json.reference(
              "dashboard",
              target.text("id"),
              index + ":drilldown:" + kind + ":" + event + ":dashboardId"));
    }
    return enhancements;
  }

  private static ObjectNode grid(Part panel, String index) {
    int[] at = panel.node().path("at").valueStream().mapToInt(cell -> cell.asInt(-1)).toArray();
    if (at.length != 4) {
      throw new SourceException(panel.where(), "at should be [column, row, width, height]");
    }
    return Json.object()
        .put("x", at[0])
        .put("y", at[1])
        .put("w", at[2])
        .put("h", at[3])
        .put("i", index);
  }

  private ObjectNode controls() {
    ObjectNode panels = Json.object();
    for (Part control : source.parts("controls")) {
      control.knowing("field", "title", "absent", "view");
      DataView read = control.has("view") ? sources.view(control, control.text("view")) : view;
      String id = "control-" + control.text("field").replace('.', '-');
      ObjectNode made = panels.putObject(id);
      made.put("type", "optionsListControl")
          .put("order", panels.size() - 1)
          .put("grow", true)
          .put("width", "medium");
      ObjectNode input =
          made.putObject("explicitInput")
              .put("id", id)
              .put("dataViewId", read.id())
              .put("fieldName", control.text("field"))
              .put("title", control.text("title"))
              .put("searchTechnique", "prefix");
      input.putArray("selectedOptions");
      if (control.flag("absent")) {
        input.put("existsSelected", true).put("exclude", true);
      }
      input.putObject("sort").put("by", "_count").put("direction", "desc");
      references.add(
          Json.reference(
              "index-pattern", read.id(), "controlGroup_" + id + ":optionsListDataView"));
    }
    ObjectNode ignored =
        Json.object()
            .put("ignoreFilters", false)
            .put("ignoreQuery", false)
            .put("ignoreTimerange", false)
            .put("ignoreValidations", false);
    return Json.object()
        .put("controlStyle", "oneLine")
        .put("chainingSystem", "HIERARCHICAL")
        .put("showApplySelections", false)
        .put("panelsJSON", panels.toString())
        .put("ignoreParentSettingsJSON", ignored.toString());
  }
}
