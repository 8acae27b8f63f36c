package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.StoryRows.Row;
import org.newswatch.contract.Annotation;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which articles connect takes for one story. */
@Command(
    name = "stories",
    description = {
      "Labelled articles, shuffled with each seed and one a minute, through annotate and connect;",
      "the worst seed counts. An article counts by the story that readers see it in at the end, who",
      "follow mergedInto; stories.arrival_bcubed_f1 counts by the one that it was given as it came,",
      "which later articles cannot mend.",
      "stories.docs_per_s is connect's speed, in the median of the seeds."
    },
    mixinStandardHelpOptions = true)
final class StoriesTask implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Articles, a line each: {id,title,text,cluster}.")
  private Path data = Path.of("");

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Shuffles with the seeds 1 to N.",
      defaultValue = "10")
  private int seeds = 10;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes each article there: id, cluster, story, seed, story as it arrived.")
  private @Nullable Path out;

  @Option(
      names = "--dump",
      paramLabel = "FILE",
      hidden = true,
      description = "Writes each article there with what annotate finds in it.")
  private @Nullable Path dump;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    List<Row> rows = StoryRows.read(data);
    Annotator annotator = Annotator.load();
    if (dump != null) {
      dump(rows, annotator, dump);
      return 0;
    }
    Figures figures = new Figures(console);
    figures.count("stories.articles", rows.size());
    figures.count("stories.clusters", rows.stream().map(Row::cluster).distinct().count());
    StoriesRun run = new StoriesRun(rows, annotator);
    Worst worst = new Worst();
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (int seed = 1; seed <= Math.max(1, seeds); seed++) {
        StoriesRun.Outcome outcome = run.shuffled(seed);
        worst.add(outcome);
        if (lines != null) {
          write(lines, outcome, seed);
        }
      }
    }
    figures.ratio("stories.bcubed_f1", worst.f1);
    figures.ratio("stories.bcubed_precision", worst.precision);
    figures.ratio("stories.bcubed_recall", worst.recall);
    figures.ratio("stories.arrival_bcubed_f1", worst.arrivalF1);
    figures.count("stories.count", worst.stories);
    double articlesPerSecond = worst.medianSpeed();
    figures.rate("stories.docs_per_s", articlesPerSecond);
    figures.rate(
        "stories.pipeline_docs_per_s", 1 / (run.annotateSeconds() + 1 / articlesPerSecond));
    console.println("pipelineVersion " + Annotator.PIPELINE_VERSION);
    console.flush();
    return 0;
  }

  private static void write(BufferedWriter lines, StoriesRun.Outcome outcome, int seed)
      throws IOException {
    for (int i = 0; i < outcome.rows().size(); i++) {
      Row row = outcome.rows().get(i);
      String story = outcome.merged().get(i).found();
      String arrived = outcome.arrived().get(i).found();
      lines.write(String.join("\t", row.id(), row.cluster(), story, "" + seed, arrived));
      lines.newLine();
    }
  }

  private static void dump(List<Row> rows, Annotator annotator, Path file) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (Row row : rows) {
        Annotation annotation = annotator.annotate(StoriesRun.article(row, 0));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", row.id());
        line.put("title", row.title());
        line.put("text", row.text());
        line.put("cluster", row.cluster());
        line.put("detectedLanguage", annotation.detectedLanguage());
        line.put("mentions", annotation.mentions());
        line.put("dates", annotation.dates());
        lines.write(JsonLines.JSON.writeValueAsString(line));
        lines.newLine();
      }
    }
  }

  /** The figures of the seed that did worst, and the speeds of all. */
  private static final class Worst {

    private double f1 = Double.MAX_VALUE;
    private double precision;
    private double recall;
    private double arrivalF1 = Double.MAX_VALUE;
    private int stories;
    private final List<Double> speeds = new ArrayList<>();

    void add(StoriesRun.Outcome outcome) {
      BCubed score = BCubed.of(outcome.merged());
      if (score.f1() < f1) {
        f1 = score.f1();
        precision = score.precision();
        recall = score.recall();
        stories = outcome.stories();
      }
      arrivalF1 = Math.min(arrivalF1, BCubed.of(outcome.arrived()).f1());
      speeds.add(outcome.articlesPerSecond());
    }

    double medianSpeed() {
      return speeds.stream().sorted().skip(speeds.size() / 2).findFirst().orElseThrow();
    }
  }
}
