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

/** How long live articles take through annotate and connect, alone and during an import. */
@Command(
    name = "live-latency",
    description = {
      "Live articles at a steady rate through annotate and connect beside a broker of their own,",
      "first alone, then while others are imported; both annotators in one process.",
      "latency.ratio is the 99th percentile during the import by that without."
    },
    mixinStandardHelpOptions = true)
final class LiveLatencyTask implements Callable<Integer> {

  @Option(
      names = "--imported",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Articles to import; ${DEFAULT-VALUE} by default.")
  private int imported;

  @Option(
      names = "--live",
      paramLabel = "N",
      defaultValue = "500",
      description = "Live articles in each of the two parts; ${DEFAULT-VALUE} by default.")
  private int live;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5",
      description = "Live articles a second; ${DEFAULT-VALUE} by default.")
  private int rate;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (imported < 1 || live < 1 || rate < 1) {
      throw new BadDataException("--imported, --live and --rate must be at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    Figures figures = new Figures(commandLine.getOut());
    Path folder = Files.createTempDirectory("latency-benchmark");
    try (LiveLatencyRun run = new LiveLatencyRun(folder, progress)) {
      run.warmUp(live / 2, rate);
      double idle = run.p99Millis(live, rate);
      figures.rate("latency.idle_p99_ms", idle);
      run.importing(imported);
      double during = run.p99Millis(live, rate);
      figures.rate("latency.import_p99_ms", during);
      figures.ratio("latency.ratio", during / idle);
      figures.count("latency.imported_meanwhile", run.importedSoFar());
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }
}
