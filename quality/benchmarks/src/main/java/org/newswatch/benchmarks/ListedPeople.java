package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.newswatch.names.NameKeys;

/**
 * The people of a file of name pairs: spellings that a chain of pairs calls the same are one
 * person. A form without the patronymic is the person's whose full form it shortens; where it
 * shortens those of several people, nobody can tell whose it is, and it is left out.
 */
final class ListedPeople {

  /** More words than that are several names on one line. */
  private static final int WORDS_MAX = 4;

  private final Map<String, String> parents = new LinkedHashMap<>();

  private ListedPeople() {}

  /** The spellings of each person, in the order of the file. */
  static List<List<String>> read(Path file) {
    ListedPeople people = new ListedPeople();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
          throw new BadDataException(file + ": not four cells: " + line);
        }
        people.add(named(cells[0]));
        people.add(named(cells[1]));
        if (cells[3].equals("same") && isOneName(cells[0]) && isOneName(cells[1])) {
          people.parents.put(people.root(named(cells[0])), people.root(named(cells[1])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return people.grouped();
  }

  private static boolean isOneName(String name) {
    int words = name.strip().split("\\s+", -1).length;
    return words >= 2 && words <= WORDS_MAX;
  }

  private void add(String name) {
    if (isOneName(name)) {
      parents.putIfAbsent(name, name);
    }
  }

  private String root(String name) {
    String root = name;
    while (!parents.getOrDefault(root, root).equals(root)) {
      root = parents.getOrDefault(root, root);
    }
    return root;
  }

  private List<List<String>> grouped() {
    Map<String, Set<String>> shortened = new HashMap<>();
    for (String name : parents.keySet()) {
      String brief = brief(name);
      if (!brief.equals(name)) {
        shortened.computeIfAbsent(brief, k -> new LinkedHashSet<>()).add(root(name));
      }
    }
    Set<String> unclear = new LinkedHashSet<>();
    shortened.forEach(
        (brief, roots) -> {
          Set<String> people = new LinkedHashSet<>();
          roots.forEach(root -> people.add(root(root)));
          if (people.size() > 1) {
            unclear.add(brief);
          } else if (parents.containsKey(brief)) {
            parents.put(root(brief), root(people.iterator().next()));
          }
        });
    Map<String, List<String>> people = new LinkedHashMap<>();
    for (String name : parents.keySet()) {
      if (!unclear.contains(name)) {
        people.computeIfAbsent(root(name), k -> new ArrayList<>()).add(name);
      }
    }
    return people.values().stream().filter(toldApart(people.values())).toList();
  }

  /**
   * Whether a person can be told from all others of the list: two with the same given and family
   * names, however spelled, may be one, and are left out.
   */
  private static Predicate<List<String>> toldApart(Collection<List<String>> people) {
    Map<String, Integer> bearers = new HashMap<>();
    for (List<String> spellings : people) {
      keys(spellings).forEach(key -> bearers.merge(key, 1, Integer::sum));
    }
    return spellings -> keys(spellings).stream().allMatch(key -> bearers.getOrDefault(key, 0) == 1);
  }

  /** Given and family names of a person, however spelled. */
  static Set<String> keys(List<String> spellings) {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : spellings) {
      keys.add(String.join(" ", new TreeSet<>(NameKeys.keys(brief(name)))));
    }
    return keys;
  }

  /** Given name and family name of one that also tells the patronymic. */
  static String brief(String name) {
    String[] words = name.split(" ", -1);
    return words.length == 3 ? words[0] + " " + words[2] : name;
  }

  /** Without the capitals that such lists write family names in. */
  private static String named(String listed) {
    List<String> words = new ArrayList<>();
    for (String word : listed.strip().split("\\s+", -1)) {
      StringBuilder named = new StringBuilder();
      for (String part : word.split("(?<=-)", -1)) {
        named.append(
            part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT))
                ? part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT)
                : part);
      }
      words.add(named.toString());
    }
    return String.join(" ", words);
  }
}
