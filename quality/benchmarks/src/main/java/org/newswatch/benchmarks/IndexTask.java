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

/** How fast the indexer is, beside a loop that posts what is prepared. */
@Command(
    name = "index",
    description = {
      "Made-up articles from the topic into an index of their own, by the indexer; and the very bulk",
      "requests that it sent, posted by a bare loop, each once the one before was answered. The same",
      "server, an empty index each time, one after the other in turns.",
      "index.ratio is the median speed of the indexer by that of the bare loop; index.heap_mb_early",
      "and _late is what the process holds after a quarter and after nine tenths of the articles."
    },
    mixinStandardHelpOptions = true)
final class IndexTask implements Callable<Integer> {

  @Option(
      names = "--docs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Articles, each a document and a revision; ${DEFAULT-VALUE} by default.")
  private int docs;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each of the two is timed; ${DEFAULT-VALUE} by default.")
  private int rounds;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (docs < 1 || rounds < 1) {
      throw new BadDataException("--docs, --rounds: at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    Figures figures = new Figures(commandLine.getOut());
    Path folder = Files.createTempDirectory("index-benchmark");
    try (var run = new IndexRun(folder, progress)) {
      run.send(docs);
      Heap heap = run.rehearse();
      Millis service = new Millis();
      Millis bare = new Millis();
      for (int round = 0; round < rounds; round++) {
        run.service(service);
        run.bare(bare);
      }
      figures.rate("index.docs_per_s", perSecond(service));
      figures.rate("index.bare_docs_per_s", perSecond(bare));
      figures.ratio("index.ratio", perSecond(service) / perSecond(bare));
      figures.rate("index.heap_mb_early", heap.earlyMegabytes());
      figures.rate("index.heap_mb_late", heap.lateMegabytes());
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  /** What the process holds, early and late in the work. */
  record Heap(double earlyMegabytes, double lateMegabytes) {}

  private double perSecond(Millis taken) {
    return docs / (taken.atMost(.5) / 1_000);
  }
}
