package org.newswatch.analyst.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.names.NameKeys;
import org.newswatch.query.NameBeginnings;
import tools.jackson.databind.json.JsonMapper;

/** Documents of entities. */
public final class SampleEntities {

  private static final JsonMapper JSON = new JsonMapper();

  private SampleEntities() {}

  /** A person whom so many articles name; merged into another one unless that is null. */
  public static String person(
      String id, long articles, @Nullable String into, String label, String... others) {
    Set<String> names = new LinkedHashSet<>(List.of(label));
    names.addAll(List.of(others));
    Set<String> keys = new LinkedHashSet<>();
    names.forEach(name -> keys.addAll(NameKeys.keys(name)));
    Map<String, Object> document = new HashMap<>();
    document.put("entityId", id);
    document.put("type", "person");
    document.put("label", label);
    document.put("names", names);
    document.put("beginnings", NameBeginnings.of(names));
    document.put("nameKeys", keys);
    document.put("firstSeen", "2026-10-01T08:00:00Z");
    document.put("lastSeen", "2026-10-06T08:00:00Z");
    document.put("articles", articles);
    document.put("company", List.of());
    document.put("version", 1);
    if (into != null) {
      document.put("mergedInto", into);
      document.put("mergedBy", "evidence");
    }
    return new String(JSON.writeValueAsBytes(document), UTF_8);
  }
}
