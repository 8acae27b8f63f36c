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

/** How fast connect is, how much it keeps and how long a restore takes. */
@Command(
    name = "connect",
    description = {
      "Made-up annotated articles through the connect application beside a broker of its own; then",
      "its state is deleted and restored from the changelog. An article has some twenty names:",
      "people and organisations of its affair, which come up with it and fade, and places and",
      "people known to all. One person in four bears a usual family name; given names are drawn",
      "as people bear them, a few often and most rarely.",
      "connect.articles_per_core_s is by the processor time of the thread that does the work;",
      "connect.articles_per_s by the clock, the broker on the same machine included."
    },
    mixinStandardHelpOptions = true)
final class ConnectTask implements Callable<Integer> {

  private static final int ARTICLES_MAX = 10_000_000;
  private static final double MILLION = 1e6;

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private int articles;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (articles < 1 || articles > ARTICLES_MAX) {
      throw new BadDataException("--articles must be from 1 to " + ARTICLES_MAX);
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    Figures figures = new Figures(commandLine.getOut());
    Path folder = Files.createTempDirectory("connect-benchmark");
    try (ConnectOnBroker connect = new ConnectOnBroker(folder, progress)) {
      connect.publish(articles);
      figures.count("connect.articles", articles);
      ConnectOnBroker.Speed speed = connect.run(articles);
      figures.rate("connect.articles_per_core_s", speed.perCoreSecond());
      figures.rate("connect.articles_per_s", speed.perSecond());
      figures.rate("connect.heap_mb", connect.heapMegabytes());
      figures.rate("connect.disk_mb", connect.diskMegabytes());
      figures.rate("connect.disk_mb_per_million", connect.diskMegabytes() * MILLION / articles);
      ConnectOnBroker.Changelog changelog = connect.changelog();
      figures.ratio(
          "connect.changelog_records_per_article", (double) changelog.records() / articles);
      figures.rate("connect.changelog_bytes_per_article", (double) changelog.bytes() / articles);
      figures.rate("connect.restore_s", connect.restoreSeconds());
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }
}
