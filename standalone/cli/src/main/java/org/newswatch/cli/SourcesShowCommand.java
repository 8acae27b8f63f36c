package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newswatch.cli.sources.SourceJson;
import org.newswatch.cli.sources.SourceSheet;
import org.newswatch.cli.sources.SourceState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Everything about one source: its looks, its articles, its failures by kind.")
final class SourcesShowCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", description = "Its id, as `newswatch sources list` shows it.")
  private String id = "";

  @Option(names = "--json", description = "One JSON object: source, health, state.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    List<SourceState> states = SourcesCommand.onSources(instance, SourcesCommand::states);
    SourceState state = SourcesCommand.state(states, id);
    System.out.println(
        json ? SourceJson.of(state) : SourceSheet.of(state, instance.clock().instant()));
    return 0;
  }
}
