package org.newswatch.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command finds the instance it speaks to. */
final class DataOption {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data folder of the running instance, as given to `newswatch run` or `demo`.")
  private Path data = Path.of("");

  DataFolder folder() {
    return new DataFolder(data);
  }
}
