package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.PeopledWorld.Article;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which names of made-up articles about listed people connect takes for one person. */
@Command(
    name = "entities",
    description = {
      "Made-up articles about the people of a list of names, with relatives and namesakes among",
      "them, through the connect application in three shuffled orders; the worst of them counts.",
      "entities.false_merges: of all pairs of names that were put together, the share that is two",
      "people's. entities.namesakes_...: the same in another world, where some share given and",
      "family name, of these alone."
    },
    mixinStandardHelpOptions = true)
final class EntitiesTask implements Callable<Integer> {

  private static final int ORDERS = 3;
  private static final long SEED = 20_210_215;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Pairs of names, tab-separated: name, name, schema, same or different.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes each name there: order, article, person, name, entity.")
  private @Nullable Path out;

  @Option(names = "--people", paramLabel = "N", description = "Only the first N people.")
  private int people = Integer.MAX_VALUE;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Figures figures = new Figures(console);
    List<List<String>> listed = ListedPeople.read(data);
    List<Article> articles =
        PeopledWorld.articles(listed.subList(0, Math.min(people, listed.size())), SEED);
    figures.count("entities.articles", articles.size());
    double f1 = 1;
    double falseMerges = 0;
    double precision = 1;
    double recall = 1;
    double slowest = Double.MAX_VALUE;
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (int order = 1; order <= ORDERS; order++) {
        List<Article> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(order));
        ConnectRun run = ConnectRun.of(shuffled);
        BCubed score = BCubed.of(run.items());
        f1 = Math.min(f1, score.f1());
        precision = Math.min(precision, score.precision());
        recall = Math.min(recall, score.recall());
        falseMerges = Math.max(falseMerges, score.falsePairs());
        slowest = Math.min(slowest, run.articlesPerSecond());
        if (lines != null) {
          for (String line : run.lines()) {
            lines.write(order + "\t" + line);
            lines.newLine();
          }
        }
      }
    }
    figures.ratio("entities.bcubed_f1", f1);
    figures.ratio("entities.bcubed_precision", precision);
    figures.ratio("entities.bcubed_recall", recall);
    figures.share("entities.false_merges", falseMerges);
    BCubed namesakes = namesakes(listed.subList(0, Math.min(people, listed.size())));
    figures.ratio("entities.namesakes_bcubed_f1", namesakes.f1());
    figures.share("entities.namesakes_false_merges", namesakes.falsePairs());
    figures.rate("entities.articles_per_s", slowest);
    return 0;
  }

  /** Of those of a world that has namesakes who are one, in one order. */
  private static BCubed namesakes(List<List<String>> listed) {
    List<Article> articles = new ArrayList<>(PeopledWorld.withNamesakes(listed, SEED));
    Collections.shuffle(articles, new Random(1));
    List<BCubed.Item> items = ConnectRun.of(articles).items();
    Set<String> alike = new HashSet<>();
    for (BCubed.Item item : items) {
      String other = PeopledWorld.calledLike(item.gold());
      if (other != null) {
        alike.add(item.gold());
        alike.add(other);
      }
    }
    return BCubed.of(items.stream().filter(item -> alike.contains(item.gold())).toList());
  }
}
