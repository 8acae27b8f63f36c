package org.newswatch.benchmarks;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.benchmarks.NerTexts.Name;

/** Micro F1 of names with exactly the span and the type that people gave them. */
final class NerScore {

  private static final List<String> TYPES = List.of("PER", "ORG", "LOC");
  private static final int AROUND_CHARS = 40;

  private final Map<String, Counts> byType = new HashMap<>();

  void add(Labelled text, List<Name> found, @Nullable PrintWriter misses) {
    Set<Name> right = new HashSet<>(text.names());
    Set<Name> ours = new HashSet<>(found);
    for (Name name : right) {
      Counts counts = counts(name);
      counts.gold++;
      if (ours.contains(name)) {
        counts.hits++;
      } else {
        tell(misses, text, "missed", name);
      }
    }
    for (Name name : ours) {
      counts(name).found++;
      if (!right.contains(name)) {
        tell(misses, text, "vain", name);
      }
    }
  }

  void print(Figures figures) {
    var all = new Counts();
    for (String type : TYPES) {
      Counts counts = byType.getOrDefault(type, new Counts());
      all.gold += counts.gold;
      all.found += counts.found;
      all.hits += counts.hits;
    }
    figures.count("ner.gold", all.gold);
    figures.count("ner.found", all.found);
    figures.ratio("ner.precision", all.found == 0 ? 0 : (double) all.hits / all.found);
    figures.ratio("ner.recall", all.gold == 0 ? 0 : (double) all.hits / all.gold);
    figures.ratio("ner.f1", all.f1());
    for (String type : TYPES) {
      figures.ratio(
          "ner." + type.toLowerCase(Locale.ROOT), byType.getOrDefault(type, new Counts()).f1());
    }
  }

  private Counts counts(Name name) {
    return byType.computeIfAbsent(name.type(), type -> new Counts());
  }

  private static void tell(@Nullable PrintWriter misses, Labelled text, String what, Name name) {
    if (misses != null) {
      int start = Math.max(0, name.start() - AROUND_CHARS);
      int end = Math.min(text.text().length(), name.end() + AROUND_CHARS);
      misses.printf(
          "%s %s %s «%s» | %s%n",
          text.id(),
          what,
          name.type(),
          name.text(),
          text.text().substring(start, end).replace('\n', '/'));
    }
  }

  private static final class Counts {

    private int gold;
    private int found;
    private int hits;

    double f1() {
      return gold + found == 0 ? 0 : 2.0 * hits / (gold + found);
    }
  }
}
