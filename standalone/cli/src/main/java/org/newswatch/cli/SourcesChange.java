package org.newswatch.cli;

import java.util.List;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What pausing, resuming and removing share: several ids, each of which may be unknown. */
abstract class SourcesChange {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Ids, as `newswatch sources list` shows them.")
  private List<String> ids = List.of();

  /**
   * Changes one source and says what happened.
   *
   * @return whether it is now as it should be
   */
  abstract boolean change(SourceStore store, SourceState state)
      throws SourceStoreException, InterruptedException;

  /** What to type next about a source of the same instance. */
  final String next(String command, String id) {
    return "newswatch sources %s %s --data %s".formatted(command, id, data.folder().path());
  }

  /** Changes all of them; what cannot be changed is told, and the rest is done. */
  final int changeAll() throws InterruptedException {
    Instance instance = data.folder().running();
    return SourcesCommand.onSources(
        instance,
        store -> {
          List<SourceState> states = SourcesCommand.states(store);
          boolean all = true;
          for (String id : ids) {
            SourceState found =
                states.stream()
                    .filter(state -> state.source().id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
              System.err.println("newswatch: " + SourcesCommand.unknown(states, id));
              all = false;
            } else {
              all &= change(store, found);
            }
          }
          return all ? 0 : CommandFailed.FAILED;
        });
  }
}
