package org.newswatch.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code newswatch} command; {@code newswatch help} lists what it can do. */
@Command(
    name = "newswatch",
    description = "Watches the world's press: crawls, finds names and dates, searches.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      StopCommand.class,
      ImportCommand.class,
      SearchCommand.class,
      ExportCommand.class,
      BulkCommand.class,
      JobsCommand.class,
      QueryCommand.class,
      SourcesCommand.class,
      EntitiesCommand.class,
      StoriesCommand.class,
      AlertsCommand.class,
      InspectCommand.class,
      KibanaCommand.class,
      ServiceCommand.class,
      IndexCommand.class,
      DeadLettersCommand.class,
      ForgetCommand.class,
      ArchiveCommand.class,
      TopicsCommand.class,
      HealthCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "To begin: newswatch demo",
      "With sources of your own: newswatch run --data DIR, then newswatch sources add SITE --data"
          + " DIR"
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // CoreNLP changes case by the platform's locale: a Turkish one would find other names.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(run(args));
  }

  /** Runs one command and returns its exit code: 0 done, 1 failed, 2 wrongly called. */
  static int run(String... args) {
    CommandLine line =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
    line.getSubcommands().values().forEach(Main::withHelp);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    if (args.length == 0) {
      line.usage(System.out);
      return 0;
    }
    return line.execute(args);
  }

  private static void withHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Main::withHelp);
  }

  /** As the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"newswatch " + (version == null ? "(not packaged)" : version)};
    }
  }

  private static int explain(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (e instanceof CommandFailed failed) {
      err.println("newswatch: " + failed.getMessage());
      return failed.exitCode();
    }
    if (e instanceof InterruptedException) {
      err.println("newswatch: interrupted");
      return CommandFailed.FAILED;
    }
    err.println("newswatch: this should not have happened, please report it:");
    e.printStackTrace(err);
    return CommandFailed.FAILED;
  }
}
