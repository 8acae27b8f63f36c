package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;

/**
 * One document, one truth: a name has one type throughout, and short forms join the full name. The
 * majority of its mentions decides the type, the first of them a draw.
 */
final class DocumentNames {

  private final UnaryOperator<String> key;
  private final KnownPlaces known;

  DocumentNames(UnaryOperator<String> key, KnownPlaces known) {
    this.key = key;
    this.known = known;
  }

  /** The mentions in the order given, with types settled and heads assigned. */
  List<Mention> settle(List<Found> found, Map<String, String> acronyms) {
    Map<String, MentionType> types = majority(found);
    List<FullName> people = people(found, types);
    for (var entry : types.entrySet()) {
      // A single surname tagged as something else: the full name knows better.
      if (entry.getValue() == MentionType.ORGANIZATION
          && Words.in(entry.getKey()).size() == 1
          && bearers(people, keys(entry.getKey()).getFirst()).size() == 1) {
        entry.setValue(MentionType.PERSON);
      }
    }
    Map<String, String> heads = new HashMap<>();
    var mentions = new ArrayList<Mention>();
    for (Found f : found) {
      String name = normal(f.surface());
      MentionType type = types.getOrDefault(name, f.type());
      String head =
          type == MentionType.PERSON
              ? personHead(people, name)
              : heads.computeIfAbsent(
                  type + " " + folded(acronyms.getOrDefault(name, name)),
                  k -> acronyms.getOrDefault(name, name));
      mentions.add(
          new Mention(
              f.field(), f.surface(), f.start(), f.end(), type, head, known.kind(type, head)));
    }
    return mentions;
  }

  /** Surface without line breaks and double blanks. */
  static String normal(String surface) {
    return surface.strip().replaceAll("\\s+", " ");
  }

  private static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("the ") ? lower.substring("the ".length()) : lower;
  }

  private static Map<String, MentionType> majority(List<Found> found) {
    Map<String, Map<MentionType, Integer>> counts = new LinkedHashMap<>();
    for (Found f : found) {
      counts
          .computeIfAbsent(normal(f.surface()), s -> new LinkedHashMap<>())
          .merge(f.type(), 1, Integer::sum);
    }
    Map<String, MentionType> types = new LinkedHashMap<>();
    counts.forEach(
        (name, byType) -> {
          MentionType best = byType.keySet().iterator().next();
          for (var entry : byType.entrySet()) {
            if (entry.getValue() > byType.getOrDefault(best, 0)) {
              best = entry.getKey();
            }
          }
          types.put(name, best);
        });
    return types;
  }

  /** A person's name of two words or more, with the keys of its words in order. */
  private record FullName(String name, List<String> keys) {}

  /** Full names, the fullest first; of two spellings of one, only the first. */
  private List<FullName> people(List<Found> found, Map<String, MentionType> types) {
    Map<Set<String>, FullName> byKeys = new LinkedHashMap<>();
    for (Found f : found) {
      String name = normal(f.surface());
      List<String> keys = keys(name);
      if (types.get(name) == MentionType.PERSON && keys.size() > 1) {
        byKeys.putIfAbsent(new TreeSet<>(keys), new FullName(name, keys));
      }
    }
    return byKeys.values().stream()
        .sorted(Comparator.comparingInt((FullName f) -> -f.keys().size()))
        .toList();
  }

  private String personHead(List<FullName> people, String name) {
    List<String> keys = keys(name);
    if (keys.isEmpty()) {
      return name;
    }
    if (keys.size() == 1) {
      List<FullName> bearers = bearers(people, keys.getFirst());
      return bearers.size() == 1 ? bearers.getFirst().name() : name;
    }
    var wanted = new TreeSet<>(keys);
    @Nullable FullName fuller = null;
    for (FullName full : people) {
      if (full.keys().containsAll(wanted) && full.keys().getLast().equals(keys.getLast())) {
        fuller = full;
        break;
      }
    }
    return fuller != null ? fuller.name() : name;
  }

  /** Whose family name this is; failing that, whose other name; a fuller form counts once. */
  private static List<FullName> bearers(List<FullName> people, String key) {
    var byFamily = distinct(people.stream().filter(p -> p.keys().getLast().equals(key)).toList());
    return byFamily.isEmpty()
        ? distinct(people.stream().filter(p -> p.keys().contains(key)).toList())
        : byFamily;
  }

  /** At most two: nobody asks how many more there are, and there may be thousands. */
  private static List<FullName> distinct(List<FullName> bearers) {
    var kept = new ArrayList<FullName>();
    for (FullName bearer : bearers) {
      if (kept.stream().noneMatch(k -> k.keys().containsAll(bearer.keys()))) {
        kept.add(bearer);
      }
      if (kept.size() > 1) {
        break;
      }
    }
    return kept;
  }

  private List<String> keys(String name) {
    return Words.in(name).stream()
        .map(
            word -> {
              String nameKey = key.apply(word.text());
              return nameKey.isEmpty() ? word.text().toLowerCase(Locale.ROOT) : nameKey;
            })
        .toList();
  }
}
