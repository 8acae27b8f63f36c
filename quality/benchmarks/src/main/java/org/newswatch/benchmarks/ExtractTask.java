package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.ExtractScore.PageScore;
import org.newswatch.benchmarks.LabelledPages.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Text, title, date and authors of article pages, beside Readability4J's; and the speed. */
@Command(
    name = "extract",
    description = "Articles out of labelled pages: text, title, day, authors; and how fast.",
    mixinStandardHelpOptions = true)
final class ExtractTask implements Callable<Integer> {

  /** Pages whose text is found worse than this are named by {@code --misses}. */
  private static final double GOOD_F1 = 0.9;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with truth.jsonl and pages/ID.html.gz.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes what was found there: {id,title,authors,date,text}, a line each.")
  private @Nullable Path out;

  @Option(names = "--misses", description = "Names the pages where something was missed.")
  private boolean misses;

  @Option(names = "--no-speed", description = "Leaves out the speed, which takes longest.")
  private boolean noSpeed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Figures figures = new Figures(console);
    LabelledPages pages = LabelledPages.read(data);
    figures.count("extract.pages", pages.truths().size());
    ExtractScore ours = new ExtractScore("extract");
    ExtractScore theirs = new ExtractScore("readability4j");
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (Truth truth : pages.truths()) {
        byte[] body = pages.body(truth);
        FoundArticle found = FoundArticle.ours(body, truth.url());
        PageScore score = ours.add(truth, found);
        theirs.add(truth, FoundArticle.readability4j(body, truth.url()));
        if (misses) {
          name(console, truth, found, score);
        }
        if (lines != null) {
          lines.write(line(truth.id(), found));
          lines.newLine();
        }
      }
    }
    ours.print(figures);
    theirs.print(figures);
    if (!noSpeed) {
      ExtractSpeed.Speed speed = new ExtractSpeed().measure(pages);
      figures.rate("extract.pages_per_s", speed.pagesPerSecond());
      figures.ratio("extract.parse_ratio", speed.parseRatio());
    }
    return 0;
  }

  private static void name(PrintWriter console, Truth truth, FoundArticle found, PageScore score) {
    if (score.f1() < GOOD_F1) {
      console.printf(Locale.ROOT, "%s text f1 %.2f %s%n", truth.id(), score.f1(), truth.url());
    }
    if (!score.title()) {
      console.printf("%s title «%s» found «%s»%n", truth.id(), truth.title(), found.title());
    }
    if (!score.date()) {
      console.printf("%s date %s found %s%n", truth.id(), truth.date(), found.date());
    }
    if (!score.authors()) {
      console.printf("%s authors %s found %s%n", truth.id(), truth.authors(), found.authors());
    }
  }

  private static String line(String id, FoundArticle found) {
    ObjectNode line = JsonLines.JSON.createObjectNode();
    line.put("id", id);
    line.put("title", found.title());
    var authors = line.putArray("authors");
    found.authors().forEach(authors::add);
    line.put("date", found.date());
    line.put("text", found.text());
    return line.toString();
  }
}
