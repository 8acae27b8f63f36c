package org.newswatch.kibana;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A panel that Lens draws. */
final class LensPanel {

  private static final String LAYER = "layer0";

  /** What the reference to the layer's data view is called. */
  static final String LAYER_REFERENCE = "indexpattern-datasource-layer-" + LAYER;

  private static final int TABLE_ROWS = 20;

  private final Part panel;
  private final DataView view;
  private final LensColumns columns = new LensColumns();
  private final List<String> values = new ArrayList<>();

  LensPanel(Part panel, DataView view) {
    this.panel =
        panel.knowing(
            "title", "note", "at", "view", "where", "chart", "x", "y", "rows", "split", "values",
            "opens");
    this.view = view;
  }

  ObjectNode config() {
    for (Part value : panel.parts("values")) {
      values.add(columns.value(value));
    }
    if (values.isEmpty()) {
      throw new SourceException(panel.where(), "values is missing");
    }
    ObjectNode visualization = visualization();
    ObjectNode attributes =
        Json.object()
            .put("title", panel.text("title"))
            .put("description", panel.text("note", "").orElse(""))
            .put("visualizationType", visualization.remove("kind").asString())
            .put("type", "lens");
    attributes
        .putArray("references")
        .add(Json.reference("index-pattern", view.id(), LAYER_REFERENCE));
    ObjectNode state = attributes.putObject("state");
    state.set("visualization", visualization);
    state.set("query", Json.query(panel.text("where", "").orElse("")));
    state.putArray("filters");
    ObjectNode sources = state.putObject("datasourceStates");
    sources.putObject("formBased").putObject("layers").set(LAYER, columns.layer());
    sources.putObject("indexpattern").putObject("layers");
    sources.putObject("textBased").putObject("layers");
    state.putArray("internalReferences");
    state.putObject("adHocDataViews");
    ObjectNode config = Json.object();
    config.set("attributes", attributes);
    return config;
  }

  private ObjectNode visualization() {
    return switch (panel.text("chart")) {
      case "metric" ->
          kind("lnsMetric")
              .put("layerId", LAYER)
              .put("layerType", "data")
              .put("metricAccessor", values.getFirst());
      case "bars" -> bars();
      case "table" -> table();
      case "heatmap" -> heatmap();
      case String other ->
          throw new SourceException(
              panel.where(), "chart should be metric, bars, table or heatmap, not " + other);
    };
  }

  private ObjectNode bars() {
    boolean overTime = panel.part("x").has("over");
    // Of what is split the largest over all of the time are shown, so the split comes first.
    String split = panel.has("split") ? bucket(panel.part("split"), "split") : "";
    String x = bucket(panel.part("x"), "x");
    String type = overTime ? "bar_stacked" : "bar_horizontal_stacked";
    ObjectNode made = kind("lnsXY").put("preferredSeriesType", type);
    made.putObject("legend").put("isVisible", !split.isEmpty()).put("position", "right");
    made.put("valueLabels", overTime ? "hide" : "show");
    ObjectNode layer =
        made.putArray("layers")
            .addObject()
            .put("layerId", LAYER)
            .put("layerType", "data")
            .put("seriesType", type)
            .put("xAccessor", x);
    if (!split.isEmpty()) {
      layer.put("splitAccessor", split);
    }
    accessors(layer);
    return made;
  }

  private void accessors(ObjectNode layer) {
    ArrayNode accessors = layer.putArray("accessors");
    values.forEach(accessors::add);
  }

  private ObjectNode table() {
    List<String> shown = new ArrayList<>();
    for (Part row : panel.parts("rows")) {
      shown.add(bucket(row, "row" + shown.size()));
    }
    shown.addAll(values);
    ObjectNode made = kind("lnsDatatable").put("layerId", LAYER).put("layerType", "data");
    ArrayNode listed = made.putArray("columns");
    shown.forEach(column -> listed.addObject().put("columnId", column));
    made.putObject("sorting").put("columnId", values.getFirst()).put("direction", "desc");
    made.putObject("paging").put("size", TABLE_ROWS).put("enabled", true);
    return made;
  }

  private ObjectNode heatmap() {
    String y = bucket(panel.part("y"), "y");
    String x = bucket(panel.part("x"), "x");
    ObjectNode made =
        kind("lnsHeatmap")
            .put("shape", "heatmap")
            .put("layerId", LAYER)
            .put("layerType", "data")
            .put("xAccessor", x)
            .put("yAccessor", y)
            .put("valueAccessor", values.getFirst());
    made.putObject("legend")
        .put("isVisible", true)
        .put("position", "right")
        .put("type", "heatmap_legend");
    made.putObject("gridConfig")
        .put("type", "heatmap_grid")
        .put("isCellLabelVisible", false)
        .put("isYAxisLabelVisible", true)
        .put("isXAxisLabelVisible", true)
        .put("isYAxisTitleVisible", false)
        .put("isXAxisTitleVisible", false);
    return made;
  }

  private String bucket(Part part, String id) {
    return columns.bucket(part, id, columns.canOrder(values.getFirst()) ? values.getFirst() : "");
  }

  private static ObjectNode kind(String kind) {
    return Json.object().put("kind", kind);
  }
}
