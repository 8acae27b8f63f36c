package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private MadeUpIndex made = new MadeUpIndex();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int docs = made.docs();
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    var figures = new Figures(commandLine.getOut());
    var news = new RecombinedNews(made.texts(), docs / 10);
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
