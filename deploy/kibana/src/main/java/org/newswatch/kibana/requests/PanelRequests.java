package org.newswatch.kibana.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests of an export, as Kibana 8.19 makes them when a dashboard opens: with its own time
 * and what its controls have chosen from the start.
 */
public final class PanelRequests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TIME_FORMAT = "strict_date_optional_time";
  private static final int LIST_ROWS = 50;
  private static final int OFFERED = 10;

  private final List<SavedObject> objects;
  private final String now;
  private final ObjectNode chosen;
  private final List<PanelRequest> requests = new ArrayList<>();

  private PanelRequests(List<SavedObject> objects, String now, ObjectNode chosen) {
    this.objects = objects;
    this.now = now;
    this.chosen = chosen;
  }

  /** Those of all dashboards, in their order. */
  public static List<PanelRequest> of(byte[] export) {
    return of(export, "now");
  }

  /**
   * The same as if they were opened at another time.
   *
   * @param now what stands for it in date math, such as {@code 2026-01-05T00:00:00Z||}
   */
  public static List<PanelRequest> of(byte[] export, String now) {
    return of(export, now, JSON.createObjectNode());
  }

  /** The same with a value chosen in a control, or by a click. */
  public static List<PanelRequest> of(byte[] export, String field, JsonNode value) {
    ObjectNode chosen = JSON.createObjectNode();
    chosen.putObject("match_phrase").set(field, value);
    return of(export, "now", chosen);
  }

  private static List<PanelRequest> of(byte[] export, String now, ObjectNode chosen) {
    List<SavedObject> objects = SavedObject.read(export);
    PanelRequests all = new PanelRequests(objects, now, chosen);
    objects.stream().filter(object -> object.type().equals("dashboard")).forEach(all::dashboard);
    return List.copyOf(all.requests);
  }

  private void dashboard(SavedObject dashboard) {
    JsonNode attributes = dashboard.attributes();
    TimeRange time =
        TimeRange.of(attributes.path("timeFrom").asString(), attributes.path("timeTo").asString());
    JsonNode controls = attributes.at("/controlGroupInput/panelsJSON");
    ObjectNode context = context(controls);
    for (Map.Entry<String, JsonNode> control : controls.properties()) {
      add(dashboard, "control " + control.getKey(), control(control.getValue(), time));
    }
    for (JsonNode panel : attributes.path("panelsJSON")) {
      String title = panel.path("title").asString("");
      switch (panel.path("type").asString()) {
        case "lens" -> add(dashboard, title, lens(panel, time, context));
        case "search" -> add(dashboard, title, list(dashboard, panel, time, context));
        case "visualization" -> vega(dashboard, title, panel, time, context);
        case String other -> throw new IllegalArgumentException("no request is known of " + other);
      }
    }
  }

  /** What is chosen: when the dashboard opens, and since. */
  private ObjectNode context(JsonNode controls) {
    ObjectNode bool = JSON.createObjectNode();
    bool.putArray("must");
    ArrayNode filter = bool.putArray("filter");
    ArrayNode mustNot = bool.putArray("must_not");
    for (JsonNode control : controls) {
      JsonNode input = control.path("explicitInput");
      if (input.path("existsSelected").asBoolean(false)) {
        (input.path("exclude").asBoolean(false) ? mustNot : filter)
            .addObject()
            .putObject("exists")
            .put("field", input.path("fieldName").asString());
      }
    }
    if (!chosen.isEmpty()) {
      filter.add(chosen);
    }
    return bool;
  }

  private record Asked(String index, ObjectNode body, boolean narrowed, boolean other) {

    Asked(String index, ObjectNode body) {
      this(index, body, true, false);
    }
  }

  private void add(SavedObject dashboard, String title, Asked asked) {
    requests.add(
        new PanelRequest(
            dashboard.attributes().path("title").asString(),
            title,
            asked.index,
            asked.narrowed,
            asked.other,
            (ObjectNode) anchored(asked.body)));
  }

  private Asked control(JsonNode control, TimeRange time) {
    JsonNode input = control.path("explicitInput");
    SavedObject view = find("index-pattern", input.path("dataViewId").asString());
    ObjectNode body = body(view, time, JSON.createObjectNode(), "");
    body.putObject("aggs")
        .putObject("suggestions")
        .putObject("terms")
        .put("field", input.path("fieldName").asString())
        .put("size", OFFERED);
    return new Asked(index(view), body);
  }

  private Asked lens(JsonNode panel, TimeRange time, ObjectNode context) {
    JsonNode attributes = panel.at("/embeddableConfig/attributes");
    SavedObject view =
        find(
            "index-pattern", SavedObject.references(attributes.path("references")).getFirst().id());
    JsonNode layer = attributes.at("/state/datasourceStates/formBased/layers").iterator().next();
    ObjectNode body = body(view, time, context, attributes.at("/state/query/query").asString());
    var request = new LensRequest(layer, time);
    body.set("aggs", request.aggregations());
    return new Asked(index(view), body, true, request.showsOther());
  }

  private Asked list(SavedObject dashboard, JsonNode panel, TimeRange time, ObjectNode context) {
    String name = panel.path("panelIndex").asString() + ":" + panel.path("panelRefName").asString();
    SavedObject list =
        find(
            "search",
            dashboard.references().stream()
                .filter(reference -> reference.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id());
    SavedObject view = find("index-pattern", list.references().getFirst().id());
    ObjectNode body =
        body(
            view,
            time,
            context,
            list.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON/query/query").asString());
    body.put("size", LIST_ROWS).put("_source", false);
    ArrayNode fields = body.putArray("fields");
    list.attributes().path("columns").forEach(fields::add);
    JsonNode sort = list.attributes().at("/sort/0");
    body.putArray("sort").addObject().put(sort.path(0).asString(), sort.path(1).asString());
    return new Asked(index(view), body);
  }

  private void vega(
      SavedObject dashboard, String title, JsonNode panel, TimeRange time, ObjectNode context) {
    JsonNode visualization = panel.at("/embeddableConfig/savedVis");
    if (!visualization.path("type").asString().equals("vega")) {
      return;
    }
    for (JsonNode data : JSON.readTree(visualization.at("/params/spec").asString()).path("data")) {
      JsonNode url = data.path("url");
      if (url.isObject()) {
        JsonNode written = url.path("body");
        // Elsewhere than here, what is chosen is a wish and no condition.
        boolean narrowed =
            written.at("/query/bool/filter").valueStream().anyMatch(PanelRequests::isFilters);
        ObjectNode body = (ObjectNode) filled(written, time, context);
        add(dashboard, title, new Asked(url.path("index").asString(), body, narrowed, false));
      }
    }
  }

  private static boolean isFilters(JsonNode clause) {
    return clause.asString("").equals("%dashboard_context-filter_clause%");
  }

  /** The specification's body with what Kibana puts in its placeholders. */
  private static JsonNode filled(JsonNode node, TimeRange time, ObjectNode context) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      for (JsonNode item : node) {
        String text = item.asString("");
        if (text.startsWith("%dashboard_context-")) {
          String clause = text.substring(text.indexOf('-') + 1, text.lastIndexOf("_clause"));
          context.path(clause).forEach(array::add);
        } else {
          array.add(filled(item, time, context));
        }
      }
      return array;
    }
    JsonNode chosen = node.path("%timefilter%");
    if (chosen.isBoolean()) {
      return JSON.createObjectNode()
          .put("gte", time.from())
          .put("lte", time.to())
          .put("format", TIME_FORMAT);
    }
    if (chosen.isString()) {
      String moment = chosen.asString().equals("min") ? time.from() : time.to();
      int shift = node.path("shift").asInt(0);
      return JSON.getNodeFactory()
          .stringNode(shift == 0 ? moment : moment + "+" + shift + node.path("unit").asString());
    }
    if (node.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      node.properties().forEach(e -> object.set(e.getKey(), filled(e.getValue(), time, context)));
      return object;
    }
    return node;
  }

  private static ObjectNode body(
      SavedObject view, TimeRange time, ObjectNode context, String kuery) {
    ObjectNode body = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
    ObjectNode bool = body.putObject("query").putObject("bool");
    ArrayNode filter = bool.putArray("filter");
    context.path("filter").forEach(filter::add);
    if (!kuery.isEmpty()) {
      filter.add(Kuery.query(kuery));
    }
    String field = view.attributes().path("timeFieldName").asString("");
    if (!field.isEmpty()) {
      filter
          .addObject()
          .putObject("range")
          .putObject(field)
          .put("gte", time.from())
          .put("lte", time.to())
          .put("format", TIME_FORMAT);
    }
    bool.set(
        "must_not",
        context.path("must_not").isArray() ? context.path("must_not") : JSON.createArrayNode());
    return body;
  }

  /** Every moment that is counted from now, counted from the time that stands for it. */
  private JsonNode anchored(JsonNode node) {
    if (node.isString() && node.asString().matches("now([+-]\\d+[hd])?(/[hd])?([+-]\\d+[hd])?")) {
      String offset = node.asString().substring("now".length());
      // A moment without an offset needs no date math, and bars would lead into nothing.
      return JSON.getNodeFactory()
          .stringNode(offset.isEmpty() ? now.replace("||", "") : now + offset);
    }
    if (node.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      node.properties().forEach(e -> object.set(e.getKey(), anchored(e.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(item -> array.add(anchored(item)));
      return array;
    }
    return node;
  }

  private SavedObject find(String type, String id) {
    return objects.stream()
        .filter(object -> object.type().equals(type) && object.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + type + " " + id));
  }

  private static String index(SavedObject view) {
    return view.attributes().path("title").asString();
  }
}
