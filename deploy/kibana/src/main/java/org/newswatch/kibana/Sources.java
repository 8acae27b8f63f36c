package org.newswatch.kibana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files that dashboards are made from, each by the name that others call it. */
record Sources(
    Path folder,
    Map<String, DataView> views,
    Map<String, DocumentList> lists,
    Map<String, Part> dashboards) {

  private static final YAMLMapper YAML = new YAMLMapper();

  static Sources of(Path folder, List<String> names) {
    Part shared = read(folder.resolve("views.yaml")).knowing("views", "lists");
    Map<String, DataView> views = new LinkedHashMap<>();
    for (String name : shared.part("views").node().propertyNames()) {
      views.put(name, DataView.of(shared.part("views").part(name)));
    }
    Map<String, DocumentList> lists = new LinkedHashMap<>();
    for (String name : shared.part("lists").node().propertyNames()) {
      Part list = shared.part("lists").part(name);
      lists.put(name, DocumentList.of(list, known(list, "view", views, list.text("view"))));
    }
    Map<String, Part> dashboards = new LinkedHashMap<>();
    for (String name : names) {
      dashboards.put(name, read(folder.resolve("dashboards").resolve(name + ".yaml")));
    }
    return new Sources(folder, views, lists, dashboards);
  }

  DataView view(Part asking, String name) {
    return known(asking, "view", views, name);
  }

  DocumentList list(Part asking, String name) {
    return known(asking, "list", lists, name);
  }

  Part dashboard(Part asking, String name) {
    return known(asking, "dashboard", dashboards, name);
  }

  /** The Vega specification of this name, with each {@code @KEY@} replaced by its value. */
  JsonNode vega(Part asking, String name) {
    String text = text(folder.resolve("vega").resolve(name + ".json"));
    if (asking.has("with")) {
      for (Map.Entry<String, JsonNode> entry : asking.part("with").node().properties()) {
        text = text.replace("@" + entry.getKey() + "@", entry.getValue().asString());
      }
    }
    try {
      return Json.read(text);
    } catch (JacksonException e) {
      throw new SourceException("vega/" + name + ".json", e.getOriginalMessage());
    }
  }

  private static <T> T known(Part asking, String kind, Map<String, T> all, String name) {
    @Nullable T found = all.get(name);
    if (found == null) {
      throw new SourceException(
          asking.where(), "no " + kind + " is called " + name + "; there are " + all.keySet());
    }
    return found;
  }

  private static Part read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return new Part(name, YAML.readTree(text(file)));
    } catch (JacksonException e) {
      throw new SourceException(name, e.getOriginalMessage());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new SourceException(file.toString(), "cannot be read: " + e);
    }
  }
}
