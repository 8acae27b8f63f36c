package org.newswatch.crawler.xml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The internal entities of one file, each resolved once and within bounds: neither a chain that
 * multiplies nor a long value used often grows beyond them.
 */
final class References {

  /** Characters that one entity may stand for. */
  private static final int VALUE_CHARS_MAX = 20_000;

  /** Characters that all references of a file may add to it. */
  private static final int EXPANDED_CHARS_MAX = 2_000_000;

  /** Entities kept of one document type. */
  private static final int ENTITIES_MAX = 2_000;

  /** Entities that stand in one another. */
  private static final int NESTING_MAX = 10;

  private final Map<String, String> declared = new HashMap<>();
  private final Map<String, String> resolved = new HashMap<>();
  private int charsLeft = EXPANDED_CHARS_MAX;
  private boolean exceeded;

  void declare(String name, String value) {
    if (declared.size() < ENTITIES_MAX) {
      declared.putIfAbsent(name, value);
    }
  }

  boolean isEmpty() {
    return declared.isEmpty();
  }

  /** Whether an answer was withheld because it would have passed a bound. */
  boolean exceeded() {
    return exceeded;
  }

  /** What {@code name} stands for, as plain characters; null when it is unknown or too much. */
  @Nullable String value(String name) {
    String value = resolve(name, 0);
    if (value == null) {
      return null;
    }
    charsLeft -= value.length();
    if (charsLeft < 0) {
      exceeded = true;
      return null;
    }
    return value;
  }

  private @Nullable String resolve(String name, int depth) {
    String done = resolved.get(name);
    String raw = declared.get(name);
    if (done != null || raw == null || exceeded) {
      return done;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      Reference reference = raw.charAt(at) == '&' ? Reference.at(raw, at) : null;
      if (reference == null) {
        out.append(raw.charAt(at++));
      } else {
        String value = reference.plain();
        if (value == null && declared.containsKey(reference.name())) {
          value = depth < NESTING_MAX ? resolve(reference.name(), depth + 1) : null;
          exceeded |= value == null;
        }
        out.append(value == null ? raw.substring(at, reference.end()) : value);
        at = reference.end();
      }
      if (exceeded || out.length() > VALUE_CHARS_MAX) {
        exceeded = true;
        return null;
      }
    }
    resolved.put(name, out.toString());
    return out.toString();
  }
}
