package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.names.Gender;
import org.newswatch.names.NameKeys;
import org.newswatch.names.Reading;

/**
 * Those whom a document names in full, found by a part of their names without asking each of them.
 */
final class FullNames {

  /** Bearers of one name who are looked at: of so many nobody can tell who is meant. */
  static final int BEARERS_MAX = 50;

  private final Map<String, FullName> people = new LinkedHashMap<>();
  private final Map<String, List<FullName>> byFamily = new HashMap<>();
  private final Map<String, List<FullName>> byFamilyKey = new HashMap<>();
  private final Map<String, List<FullName>> byGiven = new HashMap<>();

  /** Someone who is named in full. */
  record FullName(String name, String given, String family, Gender gender) {

    /** By the readings of a name of two words or more, given name first. */
    static FullName of(Reading reading) {
      return new FullName(
          reading.base(), firstWord(reading.base()), lastWord(reading.base()), reading.gender());
    }

    private boolean fits(Reading reading, @Nullable String initial) {
      return gender.agrees(reading.gender())
          && (initial == null || Token.folded(given).startsWith(initial));
    }
  }

  /** Of those with one given name, by its key, and one family name the shortest form counts. */
  FullNames(List<FullName> named) {
    for (FullName full : named) {
      people.merge(
          key(full.given(), full.family()),
          full,
          (one, other) -> words(other.name()) < words(one.name()) ? other : one);
    }
    for (FullName full : people.values()) {
      add(byFamily, Token.folded(full.family()), full);
      add(byFamilyKey, NameKeys.key(full.family()), full);
      add(byGiven, full.given(), full);
    }
  }

  /** What the bearer of this full name is called here; the name itself when nobody bears it. */
  String called(String name) {
    FullName full = people.get(key(firstWord(name), lastWord(name)));
    return full == null ? name : full.name();
  }

  /** Those with one of these given names. */
  List<FullName> givenTo(Stream<String> names) {
    return names
        .distinct()
        .flatMap(name -> byGiven.getOrDefault(name, List.of()).stream())
        .toList();
  }

  /** Those whose family name one of the readings is; by its key when by no form of it. */
  List<FullName> bearers(List<Reading> ranked, @Nullable String initial) {
    for (Reading reading : ranked) {
      List<FullName> bearers =
          fitting(
              byFamily.get(Token.folded(lastWord(reading.base()))), p -> p.fits(reading, initial));
      if (!bearers.isEmpty()) {
        return bearers;
      }
    }
    if (ranked.isEmpty()) {
      return List.of();
    }
    Reading first = ranked.getFirst();
    return fitting(
        byFamilyKey.get(NameKeys.key(lastWord(first.base()))), p -> p.fits(first, initial));
  }

  private static List<FullName> fitting(@Nullable List<FullName> all, Predicate<FullName> fits) {
    return all == null ? List.of() : all.stream().filter(fits).toList();
  }

  private static void add(Map<String, List<FullName>> index, String by, FullName full) {
    List<FullName> bearers = index.computeIfAbsent(by, b -> new ArrayList<>());
    if (!by.isEmpty() && bearers.size() < BEARERS_MAX) {
      bearers.add(full);
    }
  }

  private static String key(String given, String family) {
    return NameKeys.key(given) + " " + Token.folded(family);
  }

  static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static int words(String name) {
    return name.split(" ", -1).length;
  }
}
