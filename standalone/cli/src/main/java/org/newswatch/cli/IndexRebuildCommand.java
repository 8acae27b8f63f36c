package org.newswatch.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.index.IndexText;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.indexer.rebuild.Rebuild;
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
          + " one, and from the index of revisions before that begins and where it has a hole; this"
          + " is told.",
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

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Override
  public Integer call() throws InterruptedException {
    ServersOption.Servers found = servers.find();
    Optional<ArchiveReader> archived = archive.find(found.settings());
    return Rewriting.run(
        found,
        (http, documents) -> {
          Rebuild.Report report =
              new Rebuild(
                      new TopicDesk(found.kafka(), "newswatch-index-rebuild"),
                      http,
                      found.settings().indexer(),
                      documents,
                      archived,
                      found.clock(),
                      System.err::println)
                  .run(from, source);
          System.out.println(IndexText.rebuilt(report));
          return report.isWhole() ? 0 : CommandFailed.FAILED;
        });
  }
}
