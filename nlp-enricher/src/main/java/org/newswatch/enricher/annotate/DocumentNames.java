package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;

/**
 * One document, one truth: a name has one type throughout, and short forms join the full name. The
 * majority of its mentions decides the type, the first of them a draw.
 */
final class DocumentNames {

  /** Bearers of one name who are looked at: of so many nobody can tell who is meant. */
  private static final int BEARERS_MAX = 50;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final UnaryOperator<String> key;
  private final KnownPlaces known;

  DocumentNames(UnaryOperator<String> key, KnownPlaces known) {
    this.key = key;
    this.known = known;
  }

  /** The mentions in the order given, with types settled and heads assigned. */
  List<Mention> settle(List<Found> found, Map<String, String> acronyms) {
    Map<String, MentionType> types = majority(found);
    People people = people(found, types);
    for (var entry : types.entrySet()) {
      // A single surname tagged as something else: the full name knows better.
      if (entry.getValue() == MentionType.ORGANIZATION
          && Words.in(entry.getKey()).size() == 1
          && people.bearers(keys(entry.getKey()).getFirst()).size() == 1) {
        entry.setValue(MentionType.PERSON);
      }
    }
    Map<String, String> heads = new HashMap<>();
    Map<String, String> persons = new HashMap<>();
    var mentions = new ArrayList<Mention>();
    for (Found f : found) {
      String name = normal(f.surface());
      MentionType type = types.getOrDefault(name, f.type());
      String head =
          type == MentionType.PERSON
              ? persons.computeIfAbsent(name, n -> personHead(people, n))
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
    return BLANKS.matcher(surface.strip()).replaceAll(" ");
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

  /**
   * A person's name of two words or more.
   *
   * @param keys of its words
   * @param last the key of its last word
   * @param words how many it has
   */
  private record FullName(String name, Set<String> keys, String last, int words) {}

  /** Full names by the keys of their words, the fullest first. */
  private static final class People {

    private final Map<String, List<FullName>> byFamily = new HashMap<>();
    private final Map<String, List<FullName>> byAny = new HashMap<>();

    People(List<FullName> fullestFirst) {
      for (FullName full : fullestFirst) {
        add(byFamily, full.last(), full);
        full.keys().forEach(key -> add(byAny, key, full));
      }
    }

    private static void add(Map<String, List<FullName>> index, String key, FullName full) {
      List<FullName> bearers = index.computeIfAbsent(key, k -> new ArrayList<>());
      if (bearers.size() < BEARERS_MAX) {
        bearers.add(full);
      }
    }

    /** The fullest name that has all these words and the same last one. */
    @Nullable FullName fuller(Set<String> keys, String last) {
      for (FullName full : byFamily.getOrDefault(last, List.of())) {
        if (full.keys().containsAll(keys)) {
          return full;
        }
      }
      return null;
    }

    /** Whose family name this is; failing that, whose other name; a fuller form counts once. */
    List<FullName> bearers(String key) {
      List<FullName> byFamilyName = byFamily.getOrDefault(key, List.of());
      return distinct(byFamilyName.isEmpty() ? byAny.getOrDefault(key, List.of()) : byFamilyName);
    }

    /** At most two: nobody asks how many more there are. */
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
  }

  /** Full names; of two spellings of one, only the first. */
  private People people(List<Found> found, Map<String, MentionType> types) {
    Map<Set<String>, FullName> byKeys = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Found f : found) {
      String name = normal(f.surface());
      if (types.get(name) == MentionType.PERSON && seen.add(name)) {
        List<String> keys = keys(name);
        if (keys.size() > 1) {
          var words = new TreeSet<>(keys);
          byKeys.putIfAbsent(words, new FullName(name, words, keys.getLast(), keys.size()));
        }
      }
    }
    return new People(
        byKeys.values().stream()
            .sorted(Comparator.comparingInt((FullName f) -> -f.words()))
            .toList());
  }

  private String personHead(People people, String name) {
    List<String> keys = keys(name);
    if (keys.isEmpty()) {
      return name;
    }
    if (keys.size() == 1) {
      List<FullName> bearers = people.bearers(keys.getFirst());
      return bearers.size() == 1 ? bearers.getFirst().name() : name;
    }
    FullName fuller = people.fuller(new TreeSet<>(keys), keys.getLast());
    return fuller != null ? fuller.name() : name;
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
