package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How well keys find a name again, on labelled pairs that are no part of this project. They are
 * looked for in the folder that the property {@code newswatch.bench} or the variable {@code
 * NEWSWATCH_BENCH} names, else in {@code shared/bench} beside the project.
 */
class NamePairsTest {

  private static final int NAMES = 10_000;

  @Test
  void keys_find_most_spellings_of_a_person_among_few_candidates() throws IOException {
    Path file = bench().resolve("names").resolve("eu-ukraine.tsv");
    assumeTrue(Files.exists(file), "no evaluation data here, name keys are not measured");

    List<String[]> same = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] row = line.split("\t", -1);
      names.add(row[0]);
      names.add(row[1]);
      if (row[3].equals("same")) {
        same.add(row);
      }
    }
    double recall = recall(same);
    double fanout = fanout(new ArrayList<>(names).subList(0, Math.min(NAMES, names.size())));
    System.out.printf(
        Locale.ROOT, "names.key_recall=%.4f%nnames.key_fanout=%.1f%n", recall, fanout);
    assertThat(recall).isGreaterThanOrEqualTo(0.95);
    assertThat(fanout).isLessThanOrEqualTo(20);
  }

  private static double recall(List<String[]> same) {
    long found =
        same.stream()
            .filter(row -> share(NameKeys.lookupKeys(row[0]), NameKeys.lookupKeys(row[1])))
            .count();
    return found / (double) same.size();
  }

  private static boolean share(Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains);
  }

  /** Mean number of other names that share a key, as if the names were 10,000. */
  private static double fanout(List<String> names) {
    Map<String, Set<Integer>> byKey = new HashMap<>();
    for (int at = 0; at < names.size(); at++) {
      for (String key : NameKeys.lookupKeys(names.get(at))) {
        byKey.computeIfAbsent(key, ignored -> new HashSet<>()).add(at);
      }
    }
    long candidates = 0;
    for (String name : names) {
      Set<Integer> found = new HashSet<>();
      NameKeys.lookupKeys(name).forEach(key -> found.addAll(byKey.getOrDefault(key, Set.of())));
      candidates += Math.max(0, found.size() - 1);
    }
    return candidates * (double) NAMES / names.size() / names.size();
  }

  private static Path bench() {
    String told = System.getProperty("newswatch.bench", System.getenv("NEWSWATCH_BENCH"));
    if (told != null) {
      return Path.of(told);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared").resolve("bench");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return Path.of("shared", "bench");
  }
}
