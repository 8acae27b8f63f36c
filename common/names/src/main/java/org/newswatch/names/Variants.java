package org.newswatch.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that are one although no rule of spelling leads from one to the other. */
final class Variants {

  /** After this word of a row stand short forms, which may belong to several names. */
  static final String NICKNAMES = "|";

  private static final String RESOURCE = "variants.txt";

  private static final Table TABLE = Table.read();

  private Variants() {}

  /** The key body that all variants of a name share; the same body if the table has none. */
  static String canonical(String body) {
    return TABLE.canonical().getOrDefault(body, body);
  }

  /** Whether the body of a canonical key is that of a given name. */
  static boolean isGivenName(String body) {
    return TABLE.givenNames().contains(body);
  }

  /** Whether the body of a canonical key is that of a word in many names, such as Company. */
  static boolean isCommonWord(String body) {
    return TABLE.commonWords().contains(body);
  }

  /** The rows of the table, each with its kind first. */
  static List<List<String>> rows() {
    return Resources.lines(RESOURCE).stream().map(line -> List.of(line.split(" ", -1))).toList();
  }

  private record Table(
      Map<String, String> canonical, Set<String> givenNames, Set<String> commonWords) {

    static Table read() {
      Map<String, String> canonical = new HashMap<>();
      Set<String> givenNames = new HashSet<>();
      Set<String> commonWords = new HashSet<>();
      for (String line : Resources.lines(RESOURCE)) {
        String[] words = line.split(" ", -1);
        if (words[1].equals(NICKNAMES)) {
          continue;
        }
        String first = canonical.getOrDefault(NameKeys.rawKey(words[1]), NameKeys.rawKey(words[1]));
        switch (words[0]) {
          case "man", "woman", "given" -> givenNames.add(first);
          case "common" -> commonWords.add(first);
          case "family", "place" -> {}
          default -> throw new IllegalStateException("unknown kind in " + RESOURCE + ": " + line);
        }
        for (int at = 1; at < words.length && !words[at].equals(NICKNAMES); at++) {
          canonical.putIfAbsent(NameKeys.rawKey(words[at]), first);
        }
      }
      return new Table(Map.copyOf(canonical), Set.copyOf(givenNames), Set.copyOf(commonWords));
    }
  }
}
