package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.DatedTexts.Dated;
import org.newswatch.benchmarks.DatedTexts.Time;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Field;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Dates in labelled texts, as the service's annotator finds them. */
@Command(
    name = "dates",
    description = "Dates in labelled texts: found, found exactly, found with the same value.",
    mixinStandardHelpOptions = true)
final class DatesTask implements Callable<Integer> {

  private static final SourceRef SOURCE =
      new SourceRef("benchmark", "Benchmark", "benchmark.test", null, "en");

  /** A title that says nothing: the labelled text holds its headline already. */
  private static final String NO_TITLE = "-";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts, a line each: {id,docDate,text,timex:[{start,end,type,value,text}]}.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the texts there with the dates that were found, in the form of --data.")
  private @Nullable Path out;

  @Option(names = "--misses", description = "Names what was missed, found in vain or misread.")
  private boolean misses;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    List<Dated> texts = DatedTexts.read(data);
    Annotator annotator = Annotator.load();
    var score = new DatesScore();
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (Dated text : texts) {
        List<Time> found = times(annotator, text);
        score.add(text, found, misses ? console : null);
        if (lines != null) {
          lines.write(DatedTexts.line(text, found));
          lines.newLine();
        }
      }
    }
    score.print(new Figures(console));
    console.println("pipelineVersion " + Annotator.PIPELINE_VERSION);
    console.flush();
    return 0;
  }

  private static List<Time> times(Annotator annotator, Dated text) {
    Instant published = text.docDate().atStartOfDay().toInstant(ZoneOffset.UTC);
    RawArticle article =
        RawArticle.builder(
                ArticleId.ofText(SOURCE.id(), text.id()), SOURCE, NO_TITLE, text.text(), published)
            .publishedAt(published)
            .build();
    return annotator.annotate(article).dates().stream()
        .filter(d -> d.field() == Field.TEXT)
        .map(d -> new Time(d.start(), d.end(), d.type().name(), d.timex(), d.surface()))
        .toList();
  }
}
