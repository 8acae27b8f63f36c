package org.newswatch.indexer.verify;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the judges of all kinds say and ask of entries. */
final class Said {

  private Said() {}

  /** The one with the highest version. */
  static Entry newest(List<Entry> entries) {
    return entries.stream().max(Comparator.comparingLong(Entry::version)).orElseThrow();
  }

  static String places(List<Entry> documents) {
    return "stands "
        + documents.size()
        + " times, in "
        + documents.stream()
            .map(Entry::place)
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
  }

  static String altered(Entry document) {
    return "its content is of version "
        + document.version()
        + ", Elasticsearch holds it as "
        + document.held()
        + (document.held() > document.version() ? ": an indexer cannot replace it" : "");
  }
}
