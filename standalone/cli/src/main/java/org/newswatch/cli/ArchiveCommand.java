package org.newswatch.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.newswatch.indexer.archive.ArchiveConfig;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.archive.ArchiveListener;
import org.newswatch.indexer.archive.ArchiveService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Articles for longer than the topics keep them. */
@Command(
    name = "archive",
    description = {
      "Keeps all articles for ever: writes the topics articles.annotated and articles.enriched,"
          + " which keep theirs for 30 days, to files.",
      "The files are JSON lines compressed by Zstandard (zstdcat reads them), one a topic and day;"
          + " a manifest beside each says how much of it counts, which offsets are in it, and its"
          + " checksum.",
      "It follows the topics until Ctrl-C, and goes on where it ended; killed at any point it"
          + " neither loses an article nor keeps it twice.",
      "What newswatch forget erases it leaves out, and takes out of the files that it wrote before:"
          + " each file that holds something of it is written anew.",
      "With archive.dir set, newswatch run archives by itself, and newswatch service archive does"
          + " where services run apart."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch archive --folder /srv/archive --data DIR",
      "  newswatch archive --once --data DIR",
      "  newswatch index rebuild --archive /srv/archive --data DIR"
    })
final class ArchiveCommand implements Callable<Integer> {

  @Mixin private ServersOption servers = new ServersOption();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to write; archive.dir of the settings when not given.")
  private @Nullable Path folder;

  @Option(
      names = "--once",
      description = {
        "Writes what the topics hold now, erases what is to go, and ends; with an error when Kafka"
            + " gives nothing for 30 s."
      })
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    ServersOption.Servers found = servers.find();
    ArchiveConfig settings = found.settings().archive();
    Path dir = folder == null ? settings.dir() : folder;
    if (dir == null) {
      throw CommandFailed.usage("name a folder with --folder DIR, or set archive.dir");
    }
    var archived = new AtomicLong();
    try {
      ArchiveService.run(
          settings.in(dir),
          found.kafka(),
          once,
          new ArchiveListener() {
            @Override
            public void archived(long records) {
              System.err.println(archived.addAndGet(records) + " records are in " + dir);
            }

            @Override
            public void erased(long records, int filesLeft) {
              System.err.println(
                  "erased from " + records + " records; " + filesLeft + " files to look through");
            }
          });
    } catch (ArchiveException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
    System.out.println(archived.get() + " records were new; the archive is in " + dir);
    return 0;
  }
}
