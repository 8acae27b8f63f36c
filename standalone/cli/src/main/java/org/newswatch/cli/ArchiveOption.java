package org.newswatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.indexer.archive.ArchiveReader;
import picocli.CommandLine.Option;

/** By which a command finds the archive that it reads. */
final class ArchiveOption {

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "Folder of the archive; archive.dir of the settings when not given.")
  private @Nullable Path folder;

  /**
   * The archive; empty when none was named and there is none where the settings say.
   *
   * @throws CommandFailed when there is none where one was named
   */
  Optional<ArchiveReader> find(NewswatchConfig settings) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw CommandFailed.usage("there is no archive in " + folder);
    }
    return Optional.ofNullable(folder == null ? settings.archive().dir() : folder)
        .filter(Files::isDirectory)
        .map(ArchiveReader::new);
  }
}
