package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NamePairs.Pair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a list of names finds the articles that name the same people, through the service. */
@Command(
    name = "bulk-names",
    description = "The first names of labelled pairs, searched for as a list among the second.",
    mixinStandardHelpOptions = true)
final class BulkNamesTask implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Pairs, a line each: name, name, schema, same or different, by tabs.")
  private Path data = Path.of("");

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "From which score on a name counts; the service's own by default.")
  private @Nullable Double threshold;

  @Option(names = "--misses", description = "Names the pairs that were misjudged.")
  private boolean misses;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter console = commandLine.getOut();
    NamePairs pairs = NamePairs.read(data);
    Path folder = Files.createTempDirectory("bulk-names-benchmark");
    Map<String, Set<String>> found;
    long millis;
    try (var run = new BulkNamesRun(folder, commandLine.getErr())) {
      run.index(distinct(pairs.pairs(), false));
      long begun = System.nanoTime();
      found = run.search(distinct(pairs.pairs(), true), threshold);
      millis = (System.nanoTime() - begun) / 1_000_000;
    } finally {
      Folders.delete(folder);
    }
    print(pairs, found, millis, console);
    return 0;
  }

  private static List<String> distinct(List<Pair> pairs, boolean first) {
    return pairs.stream().map(pair -> first ? pair.first() : pair.second()).distinct().toList();
  }

  private void print(
      NamePairs pairs, Map<String, Set<String>> found, long millis, PrintWriter console) {
    long same = 0;
    long right = 0;
    long wrong = 0;
    Map<String, Set<String>> labelled = new HashMap<>();
    for (Pair pair : pairs.pairs()) {
      boolean hit = found.getOrDefault(pair.first(), Set.of()).contains(pair.second());
      labelled.computeIfAbsent(pair.first(), name -> new HashSet<>()).add(pair.second());
      same += pair.same() ? 1 : 0;
      right += pair.same() && hit ? 1 : 0;
      wrong += !pair.same() && hit ? 1 : 0;
      if (misses && pair.same() != hit) {
        console.printf("%s «%s» «%s»%n", hit ? "wrong" : "missed", pair.first(), pair.second());
      }
    }
    var figures = new Figures(console);
    figures.count("bulk.names_lines", found.size());
    figures.count("bulk.names_pairs", pairs.pairs().size());
    figures.ratio("bulk.names_recall", same == 0 ? 0 : right / (double) same);
    figures.ratio(
        "bulk.names_precision", right + wrong == 0 ? 0 : right / (double) (right + wrong));
    unlabelled(pairs, found, labelled, console, figures);
    figures.rate("bulk.names_lines_per_s", found.size() * 1_000.0 / Math.max(1, millis));
  }

  /**
   * Of most of what a list finds nobody said whether it is the same. That it is can follow from
   * what was said of others; that it is not cannot.
   */
  private void unlabelled(
      NamePairs pairs,
      Map<String, Set<String>> found,
      Map<String, Set<String>> labelled,
      PrintWriter console,
      Figures figures) {
    Map<String, String> bearer = bearers(pairs);
    long follows = 0;
    long open = 0;
    for (Map.Entry<String, Set<String>> line : new LinkedHashMap<>(found).entrySet()) {
      for (String name : line.getValue()) {
        if (labelled.getOrDefault(line.getKey(), Set.of()).contains(name)) {
          continue;
        }
        boolean one = root(bearer, line.getKey()).equals(root(bearer, name));
        follows += one ? 1 : 0;
        open += one ? 0 : 1;
        if (misses && !one) {
          console.printf("unlabelled «%s» «%s»%n", line.getKey(), name);
        }
      }
    }
    figures.count("bulk.names_unlabelled_same", follows);
    figures.count("bulk.names_unlabelled_open", open);
  }

  /** For each name another that is said to be the same, up to one that stands for all of them. */
  private static Map<String, String> bearers(NamePairs pairs) {
    Map<String, String> bearer =
        pairs.names().stream().collect(Collectors.toMap(name -> name, name -> name));
    for (Pair pair : pairs.pairs()) {
      if (pair.same()) {
        bearer.put(root(bearer, pair.first()), root(bearer, pair.second()));
      }
    }
    return bearer;
  }

  private static String root(Map<String, String> bearer, String name) {
    String root = name;
    for (String next = bearer.get(root);
        next != null && !next.equals(root);
        next = bearer.get(root)) {
      root = next;
    }
    return root;
  }
}
