package org.newswatch.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.newswatch.cli.index.VerifyText;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.indexer.verify.ArchiveSide;
import org.newswatch.indexer.verify.ArchivedArticles;
import org.newswatch.indexer.verify.NotVerifiedException;
import org.newswatch.indexer.verify.Report;
import org.newswatch.indexer.verify.Verification;
import org.newswatch.servicekit.retry.Sleeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the index holds what the topics say. */
@Command(
    name = "verify",
    description = {
      "Compares articles, revisions, stories, entities, alerts with their feedback, deliveries and"
          + " sources in Elasticsearch with their topics, and names what differs: missing, stale,"
          + " foreign, doubled, an unexpected revision, forgotten, altered.",
      "Services may go on meanwhile: compared is what was on the topics at the beginning, once the "
          + "indexer has written it.",
      "Articles that the topic no longer holds are held against the archive, if there is one, and"
          + " their revisions; what left the topic while nobody archived, against these alone.",
      "Changes nothing. Needs some 60 bytes a document in the system's temporary folder."
    },
    footer = {
      "",
      "Exit code: 0 nothing differs, 1 something does, 2 wrongly called, 3 it cannot be said.",
      "",
      "What is missing or stale is written again by: newswatch index rebuild --data DIR"
    })
final class IndexVerifyCommand implements Callable<Integer> {

  private static final int DIFFERS = 1;
  private static final int CANNOT_SAY = 3;
  private static final int LIMIT_MAX = 1_000_000;
  private static final int WAIT_MAX = 86_400;

  @Mixin private ServersOption servers = new ServersOption();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "How long the indexer may take for what was on the topics at the beginning; "
              + "${DEFAULT-VALUE} when not given.")
  private int wait;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Differences to name; ${DEFAULT-VALUE} when not given. All are counted.")
  private int limit;

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(0, LIMIT_MAX, "--limit", limit);
    CommandFailed.unlessWithin(0, WAIT_MAX, "--wait", wait);
    ServersOption.Servers found = found();
    var verification =
        new Verification(
            found.kafka(), found.elasticsearch(), archived(found), found.clock(), Sleeper.SYSTEM);
    try {
      Report report = verification.run(Duration.ofSeconds(wait), limit, System.err::println);
      System.out.println(json ? VerifyText.json(report) : VerifyText.text(report));
      return report.same() ? 0 : DIFFERS;
    } catch (NotVerifiedException e) {
      throw new CommandFailed(CANNOT_SAY, String.valueOf(e.getMessage()));
    }
  }

  /** What is archived, where there is an archive. */
  private Optional<ArchivedArticles> archived(ServersOption.Servers found) {
    Optional<ArchiveReader> reader = archive.find(found.settings());
    try {
      return reader.isEmpty() ? Optional.empty() : Optional.of(new ArchiveSide(reader.get()));
    } catch (ArchiveException e) {
      throw new CommandFailed(CANNOT_SAY, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Where nobody answers it cannot be said, which is another exit code than that something differs.
   */
  private ServersOption.Servers found() throws InterruptedException {
    try {
      return servers.find();
    } catch (CommandFailed e) {
      throw e.exitCode() == CommandFailed.FAILED
          ? new CommandFailed(CANNOT_SAY, String.valueOf(e.getMessage()))
          : e;
    }
  }
}
