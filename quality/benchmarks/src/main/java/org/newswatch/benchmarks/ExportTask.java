package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast all articles are exported, and whether each comes once. */
@Command(
    name = "export",
    description = {
      "All articles of an index of its own through the running analyst.",
      "export.ratio is its speed by that of a bare loop over a point in time that reads the same"
          + " fields; export.heap_mb is what an export of all needs beside one of a tenth."
    },
    mixinStandardHelpOptions = true)
final class ExportTask implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "FILE",
      defaultValue = "../shared/bench/ner/worldwide-a.jsonl",
      description =
          "Texts, a line each: {id,text,entities:[{start,end,type,text}]}; ${DEFAULT-VALUE} by"
              + " default.")
  private Path data = Path.of("");

  @Option(
      names = "--docs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Articles; ${DEFAULT-VALUE} by default.")
  private int docs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (docs < 1) {
      throw new BadDataException("--docs must be at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    var figures = new Figures(commandLine.getOut());
    var news = new RecombinedNews(NerTexts.read(data), docs / 10);
    Path folder = Files.createTempDirectory("export-benchmark");
    try (var index = new IndexedNews(folder, progress)) {
      index.send(news.articles(docs));
      index.awaitIndexed();
      try (var run = new ExportRun(index, docs, figures)) {
        run.run();
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }
}
