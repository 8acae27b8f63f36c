package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.contract.Source;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import picocli.CommandLine.Command;

@Command(
    name = "remove",
    description = {
      "Takes sources out; their articles stay.",
      "A source of the configuration file is taken out there."
    })
final class SourcesRemoveCommand extends SourcesChange implements Callable<Integer> {

  @Override
  boolean change(SourceStore store, SourceState state)
      throws SourceStoreException, InterruptedException {
    Source source = state.source();
    return switch (source.origin()) {
      case COMMAND -> {
        store.remove(source.id());
        System.out.println(source.id() + " is removed; its articles stay.");
        yield true;
      }
      case CONFIGURATION -> {
        System.err.println(
            source.id()
                + " is in the configuration file: take it out under crawler.sources there and start"
                + " again; until then: "
                + next("pause", source.id()));
        yield false;
      }
    };
  }

  @Override
  public Integer call() throws InterruptedException {
    return changeAll();
  }
}
