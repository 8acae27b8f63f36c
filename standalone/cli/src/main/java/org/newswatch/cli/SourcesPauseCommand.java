package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import picocli.CommandLine.Command;

@Command(
    name = "pause",
    description = {
      "Leaves sources alone until they are resumed; their articles stay.",
      "Works for sources of the configuration file too, and lasts across restarts."
    })
final class SourcesPauseCommand extends SourcesChange implements Callable<Integer> {

  @Override
  boolean change(SourceStore store, SourceState state)
      throws SourceStoreException, InterruptedException {
    String id = state.source().id();
    if (state.source().paused()) {
      System.out.println(id + " was paused already.");
    } else {
      store.put(state.source().paused(true));
      System.out.println(id + " is paused. Go on with: " + next("resume", id));
    }
    return true;
  }

  @Override
  public Integer call() throws InterruptedException {
    return changeAll();
  }
}
