package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import picocli.CommandLine.Command;

@Command(name = "resume", description = "Looks at paused sources again.")
final class SourcesResumeCommand extends SourcesChange implements Callable<Integer> {

  @Override
  boolean change(SourceStore store, SourceState state)
      throws SourceStoreException, InterruptedException {
    String id = state.source().id();
    if (state.source().paused()) {
      store.put(state.source().paused(false));
      System.out.println(id + " is looked at again.");
    } else {
      System.out.println(id + " was not paused.");
    }
    return true;
  }

  @Override
  public Integer call() throws InterruptedException {
    return changeAll();
  }
}
