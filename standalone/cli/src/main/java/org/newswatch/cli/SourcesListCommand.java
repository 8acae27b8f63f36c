package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newswatch.cli.sources.SourceJson;
import org.newswatch.cli.sources.SourceState;
import org.newswatch.cli.sources.SourceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "All sources in one screen, those that somebody should look at first.",
      "LAST OK: when a look at its address last went well. NEW/7D: new articles of the "
          + "last days.",
      "CHARS: length of its median text. DATED, BYLINE: share of its articles that say "
          + "when they were published, and who wrote them. NEXT: when it is looked at again."
    },
    footer = {
      "",
      "States: ok; new (not looked at yet); retrying (the last look failed); failing (for a day);",
      "silent (longer than usual); shorter texts (a redesign?); no articles; undated; paused."
    })
final class SourcesListCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON array: source, health, state of each.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    List<SourceState> states = SourcesCommand.onSources(instance, SourcesCommand::states);
    System.out.println(
        json ? SourceJson.of(states) : SourceTable.of(states, instance.clock().instant()));
    return 0;
  }
}
