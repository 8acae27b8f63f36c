package org.newswatch.benchmarks;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The runner: each task is a subcommand. */
@Command(
    name = "quality/benchmarks/run",
    description =
        "Measures Newswatch on labelled data. One line for each figure: its name, its value.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "TASK",
    commandListHeading = "%nTasks:%n",
    subcommands = {
      AlertsTask.class,
      AlertLatencyTask.class,
      BulkTask.class,
      ConnectTask.class,
      DashboardsTask.class,
      EntitiesTask.class,
      ExportTask.class,
      ExtractTask.class,
      IndexTask.class,
      StoriesTask.class,
      NearDuplicatesTask.class,
      RobotsTask.class,
      SearchTask.class,
      FeedsTask.class,
      DatesTask.class,
      NamesTask.class,
      BulkNamesTask.class,
      NerTask.class,
      EnrichTask.class,
      LiveLatencyTask.class,
      JmhTask.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) {
    // As the product does, for CoreNLP.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(commands().execute(arguments));
  }

  /** The tasks, with the message and no stack trace for data that is none. */
  static CommandLine commands() {
    return new CommandLine(new Benchmarks())
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              if (e instanceof BadDataException) {
                command.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw e;
            });
  }
}
