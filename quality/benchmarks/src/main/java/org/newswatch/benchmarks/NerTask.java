package org.newswatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.benchmarks.NerTexts.Name;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Names in labelled texts, as the service's annotator finds them. */
@Command(
    name = "ner",
    description = "Persons, bodies and places in labelled texts: exact span and type.",
    mixinStandardHelpOptions = true)
final class NerTask implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts, a line each: {id,text,entities:[{start,end,type,text}]}.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the texts there with the names that were found, in the form of --data.")
  private @Nullable Path out;

  @Option(names = "--misses", description = "Names what was missed or found in vain.")
  private boolean misses;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Reads every Nth text only.",
      defaultValue = "1")
  private int every = 1;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    List<Labelled> texts = NerTexts.read(data);
    Annotator annotator = Annotator.load();
    var score = new NerScore();
    try (BufferedWriter lines = out == null ? null : Files.newBufferedWriter(out)) {
      for (int i = 0; i < texts.size(); i += Math.max(1, every)) {
        Labelled text = texts.get(i);
        List<Name> found = NerTexts.names(annotator.annotate(text.article()));
        score.add(text, found, misses ? console : null);
        if (lines != null) {
          lines.write(NerTexts.line(text, found));
          lines.newLine();
        }
      }
    }
    score.print(new Figures(console));
    console.println("pipelineVersion " + Annotator.PIPELINE_VERSION);
    console.flush();
    return 0;
  }
}
