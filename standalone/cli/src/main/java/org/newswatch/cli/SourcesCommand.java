package org.newswatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import org.newswatch.servicekit.KafkaSettings;
import picocli.CommandLine.Command;

/** Managing sources; what its commands share. */
@Command(
    name = "sources",
    description = {
      "What is crawled: feeds, sitemaps, pages that list articles, folders.",
      "A look at a source needs no running instance; everything else does."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SourcesTestCommand.class,
      SourcesAddCommand.class,
      SourcesListCommand.class,
      SourcesShowCommand.class,
      SourcesPauseCommand.class,
      SourcesResumeCommand.class,
      SourcesRemoveCommand.class,
      SourcesImportCommand.class,
      SourcesExportCommand.class
    },
    footer = {
      "",
      "To begin:",
      "  newswatch sources test https://paper.example",
      "  newswatch sources add https://paper.example --data DIR",
      "  newswatch sources list --data DIR"
    })
final class SourcesCommand {

  /** What is done with the sources of an instance. */
  @FunctionalInterface
  interface Work<T> {
    T on(SourceStore store) throws SourceStoreException, InterruptedException;
  }

  /**
   * Does it, on the instance's own sources.
   *
   * @throws CommandFailed when they cannot be read or written
   */
  static <T> T onSources(Instance instance, Work<T> work) throws InterruptedException {
    try (SourceStore store = SourceStore.over(KafkaSettings.of(instance.kafka()))) {
      return work.on(store);
    } catch (SourceStoreException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }

  static List<SourceState> states(SourceStore store)
      throws SourceStoreException, InterruptedException {
    Map<String, SourceHealth> health = store.health();
    List<SourceState> states = new ArrayList<>();
    for (Source source : store.all()) {
      states.add(new SourceState(source, health.get(source.id())));
    }
    return states;
  }

  /**
   * The source of this id.
   *
   * @throws CommandFailed when there is none, naming the nearest
   */
  static SourceState state(List<SourceState> states, String id) {
    return states.stream()
        .filter(state -> state.source().id().equals(id))
        .findFirst()
        .orElseThrow(() -> CommandFailed.usage(unknown(states, id)));
  }

  static String unknown(List<SourceState> states, String id) {
    Optional<String> near =
        states.stream()
            .filter(state -> state.source().address().equals(id))
            .map(state -> state.source().id())
            .findFirst()
            .or(
                () ->
                    states.stream()
                        .map(state -> state.source().id())
                        .filter(known -> known.contains(id) || id.contains(known))
                        .findFirst());
    return "no source is called "
        + id
        + near.map(known -> "; did you mean " + known + "?")
            .orElse("; newswatch sources list shows all");
  }
}
