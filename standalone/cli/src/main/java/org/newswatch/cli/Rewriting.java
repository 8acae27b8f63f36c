package org.newswatch.cli;

import java.time.Duration;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.LiveKnown;
import org.newswatch.indexer.rebuild.RebuildException;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;

/**
 * What commands share that write documents anew: they know what was erased and what names are
 * called before they begin, leave things tidy when they are stopped, and can be run again.
 */
final class Rewriting {

  private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

  private Rewriting() {}

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    /** Returns the exit code. */
    int run(ElasticsearchHttp http, Documents documents)
        throws RebuildException, InterruptedException;
  }

  /** Does it on this thread; returns the exit code. */
  static int run(ServersOption.Servers servers, Work work) throws InterruptedException {
    return OnStop.tidily(() -> informed(servers, work));
  }

  private static int informed(ServersOption.Servers servers, Work work)
      throws InterruptedException {
    try (var known = new LiveKnown(servers.kafka(), Integer.MAX_VALUE);
        var http =
            new ElasticsearchHttp(
                servers.elasticsearch(), servers.settings().indexer().requestTimeout())) {
      known.start(KNOWN_WITHIN);
      if (!known.ready()) {
        throw CommandFailed.failed(
            "Kafka did not tell within %d s what was erased and what names are called; try again"
                .formatted(KNOWN_WITHIN.toSeconds()));
      }
      return work.run(http, new Documents(known));
    } catch (RebuildException e) {
      throw CommandFailed.failed(
          e.getMessage() + "; nothing is lost: run the command again once that is mended");
    }
  }
}
