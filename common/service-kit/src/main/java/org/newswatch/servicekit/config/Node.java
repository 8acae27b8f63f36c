package org.newswatch.servicekit.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it was given, with where: a file and line, a variable, or a flag. */
sealed interface Node {

  String where();

  /** A single value; null text stands for a key with nothing behind it. */
  record Scalar(@Nullable String text, String where) implements Node {}

  record Sequence(List<Node> items, String where) implements Node {}

  record Mapping(Map<String, Node> entries, String where) implements Node {

    /** What is given for {@code key}, also through dotted keys such as {@code key.below}. */
    @Nullable Node child(String key) {
      Node direct = entries.get(key);
      Map<String, Node> below = new LinkedHashMap<>();
      String first = where;
      if (direct instanceof Mapping mapping) {
        below.putAll(mapping.entries());
        first = mapping.where();
      }
      boolean dotted = false;
      for (Map.Entry<String, Node> entry : entries.entrySet()) {
        if (entry.getKey().startsWith(key + ".")) {
          below.put(entry.getKey().substring(key.length() + 1), entry.getValue());
          first = dotted || direct != null ? first : entry.getValue().where();
          dotted = true;
        }
      }
      return dotted ? new Mapping(below, first) : direct;
    }
  }

  /** Whether it says nothing, as a key with an empty value does. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.text() == null;
  }
}
