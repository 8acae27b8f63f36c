package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.Rewrites.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which articles connect takes for copies of another. */
@Command(
    name = "near-duplicates",
    description = {
      "Planted pairs: found, missed, and false, which is whatever else is called a copy.",
      "Then made-up agency rewrites, put together of sentences of these articles: cut to 60 %, with",
      "a headline, by-line and lead of their own, paragraphs moved and words changed; among other",
      "articles of the same story, and follow-ups of which 40 % stands in the agency's article.",
      "near_duplicates.recall: of the rewrites, those that point at the agency's article;",
      "near_duplicates.precision: of all that point at any, those that are such rewrites.",
      "near_duplicates.articles_per_s is the speed of all that connect does."
    },
    mixinStandardHelpOptions = true)
final class NearDuplicatesTask implements Callable<Integer> {

  private static final long SEED = 20_210_215;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "NAME.train, an article a line with its id first; NAME.truth, two ids a line.")
  private Path data = Path.of("");

  @Option(
      names = "--articles",
      paramLabel = "N",
      description = "Passes over files of more than N articles.")
  private int articlesMax = Integer.MAX_VALUE;

  @Option(
      names = "--rewrites",
      paramLabel = "N",
      description = "How many rewrites to make; ${DEFAULT-VALUE}.",
      defaultValue = "10000")
  private int rewrites = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes others; ${DEFAULT-VALUE}.",
      defaultValue = "" + SEED)
  private long seed = SEED;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes each made-up article that was judged wrongly there, with its text.")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Figures figures = new Figures(console);
    List<PlantedCopies> sets = PlantedCopies.read(data, articlesMax);
    long found = 0;
    long missed = 0;
    long wrong = 0;
    for (PlantedCopies set : sets) {
      Planted planted = planted(set);
      String prefix = "near_duplicates." + set.name() + ".";
      figures.count(prefix + "found", planted.found());
      figures.count(prefix + "missed", planted.missed());
      figures.count(prefix + "false", planted.wrong());
      found += planted.found();
      missed += planted.missed();
      wrong += planted.wrong();
    }
    figures.count("near_duplicates.found", found);
    figures.count("near_duplicates.missed", missed);
    figures.count("near_duplicates.false", wrong);
    if (rewrites > 0) {
      List<String> texts =
          sets.stream()
              .flatMap(set -> set.articles().stream())
              .map(PlantedCopies.Article::text)
              .toList();
      madeUp(Rewrites.of(texts, rewrites, seed), figures);
    }
    return 0;
  }

  private record Planted(long found, long missed, long wrong) {}

  private static Planted planted(PlantedCopies set) {
    List<CopiesRun.Input> inputs = new ArrayList<>();
    for (PlantedCopies.Article article : set.articles()) {
      inputs.add(new CopiesRun.Input(article.id(), article.text(), inputs.size()));
    }
    List<@Nullable String> copyOf = CopiesRun.of(inputs).copyOf();
    Set<Set<String>> found = new HashSet<>();
    long wrong = 0;
    for (int i = 0; i < copyOf.size(); i++) {
      String of = copyOf.get(i);
      if (of != null && set.isPair(inputs.get(i).name(), of)) {
        found.add(Set.of(inputs.get(i).name(), of));
      } else if (of != null) {
        wrong++;
      }
    }
    return new Planted(found.size(), set.pairs().size() - found.size(), wrong);
  }

  private void madeUp(List<Rewrites.Article> articles, Figures figures) throws IOException {
    List<CopiesRun.Input> inputs = new ArrayList<>();
    for (Rewrites.Article article : articles) {
      String name = article.kind() == Kind.ORIGINAL ? original(article) : "paper-" + inputs.size();
      inputs.add(new CopiesRun.Input(name, article.text(), article.second()));
    }
    CopiesRun.Outcome outcome = CopiesRun.of(inputs);
    Map<Kind, Integer> made = new EnumMap<>(Kind.class);
    Map<Kind, Integer> pointing = new EnumMap<>(Kind.class);
    int right = 0;
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (int i = 0; i < articles.size(); i++) {
        Rewrites.Article article = articles.get(i);
        String of = outcome.copyOf().get(i);
        made.merge(article.kind(), 1, Integer::sum);
        if (of != null) {
          pointing.merge(article.kind(), 1, Integer::sum);
        }
        boolean isRight = original(article).equals(of) && article.kind() == Kind.REWRITE;
        right += isRight ? 1 : 0;
        if (lines != null && !isRight && (of != null || article.kind() == Kind.REWRITE)) {
          String verdict = of == null ? "missed" : "false";
          lines.write(String.join("\t", verdict, "" + article.kind(), original(article)));
          lines.write("\n" + article.text() + "\n\n");
        }
      }
    }
    int all = pointing.values().stream().mapToInt(Integer::intValue).sum();
    int rewritten = made.getOrDefault(Kind.REWRITE, 0);
    figures.count("near_duplicates.rewrites", rewritten);
    figures.count("near_duplicates.others", made.getOrDefault(Kind.OTHER, 0));
    figures.count("near_duplicates.follow_ups", made.getOrDefault(Kind.FOLLOW_UP, 0));
    figures.ratio("near_duplicates.recall", (double) right / Math.max(1, rewritten));
    figures.ratio("near_duplicates.precision", (double) right / Math.max(1, all));
    figures.count("near_duplicates.false_others", pointing.getOrDefault(Kind.OTHER, 0));
    figures.count("near_duplicates.false_follow_ups", pointing.getOrDefault(Kind.FOLLOW_UP, 0));
    figures.rate("near_duplicates.articles_per_s", outcome.articlesPerSecond());
  }

  private static String original(Rewrites.Article article) {
    return "agency-" + article.original();
  }
}
