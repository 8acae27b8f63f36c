package org.newswatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.index.IndexText;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.LiveKnown;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.indexer.rebuild.Rebuild;
import org.newswatch.indexer.rebuild.RebuildException;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.TopicDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Documents written anew. */
@Command(
    name = "rebuild",
    description = {
      "Writes documents anew into the indices there are: articles and revisions from the topic"
          + " articles.enriched, stories, entities, alerts and the rest from theirs.",
      "It brings back what was lost from an index, and indices that are gone. What is there and"
          + " newer stays; nothing comes twice. Services may go on meanwhile.",
      "The topic keeps articles for 30 days. What is older is read from the archive, if there is"
          + " one, and before that begins from the index of revisions; this is told.",
      "Broken off it can be run again. Elasticsearch remembers for a minute what was deleted from"
          + " it: only after that it can be brought back."
    },
    footer = {
      "",
      "Exit code: 0 all is written, 1 something could not be; it is named.",
      "",
      "Examples:",
      "  newswatch index rebuild --data DIR",
      "  newswatch index rebuild --from 2026-11-01T00:00:00Z --data DIR",
      "  newswatch index rebuild --source archive --archive FOLDER --config FILE"
    })
final class IndexRebuildCommand implements Callable<Integer> {

  private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

  @Mixin private ServersOption servers = new ServersOption();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Only articles that came to the topic at this time or later, as 2026-11-01T00:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "Articles from there alone: topic, revisions or archive. What is best when not given.")
  private Rebuild.@Nullable Source source;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "Folder of the archive; archive.dir of the settings when not given.")
  private @Nullable Path archive;

  @Override
  public Integer call() throws InterruptedException {
    ServersOption.Servers found = servers.find();
    Path folder = archive == null ? found.settings().archive().dir() : archive;
    if (folder != null && !Files.isDirectory(folder)) {
      if (archive != null) {
        throw CommandFailed.usage("there is no archive in " + folder);
      }
      folder = null;
    }
    Optional<ArchiveReader> reader = Optional.ofNullable(folder).map(ArchiveReader::new);
    return OnStop.tidily(() -> rebuild(found, reader));
  }

  private int rebuild(ServersOption.Servers found, Optional<ArchiveReader> reader)
      throws InterruptedException {
    var config = found.settings().indexer();
    try (var known = new LiveKnown(found.kafka(), Integer.MAX_VALUE);
        var http = new ElasticsearchHttp(found.elasticsearch(), config.requestTimeout())) {
      known.start(KNOWN_WITHIN);
      if (!known.ready()) {
        throw CommandFailed.failed(
            "Kafka did not tell within %d s what was erased and what names are called; try again"
                .formatted(KNOWN_WITHIN.toSeconds()));
      }
      Rebuild.Report report =
          new Rebuild(
                  new TopicDesk(found.kafka(), "newswatch-index-rebuild"),
                  http,
                  config,
                  new Documents(known),
                  reader,
                  found.clock(),
                  System.err::println)
              .run(from, source);
      System.out.println(IndexText.rebuilt(report));
      return report.isWhole() ? 0 : CommandFailed.FAILED;
    } catch (RebuildException e) {
      throw CommandFailed.failed(
          e.getMessage() + "; nothing is lost: run the command again once that is mended");
    }
  }
}
