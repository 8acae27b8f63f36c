package org.newswatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Runs all of Newswatch on this machine, with Kafka and Elasticsearch inside, until "
          + "Ctrl-C.",
      "Everything is kept in the data folder; the next run goes on where this one ended."
    })
final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where to keep everything; created when absent.")
  private Path data = Path.of("");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Sources and settings; docs/configuration.md lists them.")
  private @Nullable Path config;

  @Option(
      names = "--clock-ahead",
      paramLabel = "DAYS",
      defaultValue = "0",
      description = "Run as if it were this many days later; for trying what time does.")
  private int daysAhead;

  @Override
  public Integer call() throws InterruptedException {
    Path file = config;
    if (file != null && !Files.isReadable(file)) {
      throw CommandFailed.usage("no such configuration file, or not readable: " + file);
    }
    NewswatchConfig settings =
        Configurations.load(Optional.ofNullable(file), System.getenv(), Map.of());
    DataFolder folder = new DataFolder(data);
    Duration ahead = Duration.ofDays(daysAhead);
    try (DataFolder.Claim claim = folder.claim()) {
      Logs.toFile(folder.path().resolve(Standalone.LOG));
      InstantSource clock = InstantSource.offset(InstantSource.system(), ahead);
      try (Standalone standalone =
          new Standalone(settings, folder.path(), clock, what -> System.err.println("  " + what))) {
        Instance instance = standalone.start(ahead);
        claim.announce(instance.with(file));
        System.out.println(WhereToLook.text(instance, folder.path(), "run"));
        System.out.flush();
        return standalone.untilStopped();
      }
    }
  }
}
