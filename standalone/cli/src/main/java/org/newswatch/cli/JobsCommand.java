package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.newswatch.cli.jobs.JobText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Bulk searches and exports that were begun. */
@Command(
    name = "jobs",
    description = "Bulk searches and exports: how far they are, and what to do with them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      JobsCommand.All.class,
      JobsCommand.Show.class,
      JobsCommand.Pause.class,
      JobsCommand.Resume.class,
      JobsCommand.Cancel.class,
      JobsCommand.Remove.class,
      JobsCommand.Download.class
    })
final class JobsCommand {

  @Command(name = "list", description = "All jobs, the newest first.")
  static final class All implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "One JSON array.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
      var client = new AnalystClient(data.folder().running().page());
      JsonNode jobs = client.ask("jobs", Map.of()).path("jobs");
      System.out.println(json ? jobs.toString() : JobText.table(jobs));
      return 0;
    }
  }

  /** What is done with one job. */
  private abstract static class One implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "JOB", description = "Its id.")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException, IOException {
      System.out.println(
          answer(new AnalystClient(data.folder().running().page()), Map.of("id", id)));
      return 0;
    }

    abstract String answer(AnalystClient client, Map<String, Object> one)
        throws InterruptedException, IOException;
  }

  @Command(name = "show", description = "One job: what was asked, how far it is, what happened.")
  static final class Show extends One {

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    String answer(AnalystClient client, Map<String, Object> one) throws InterruptedException {
      JsonNode job = client.ask("job", one);
      return json ? job.toString() : JobText.sheet(job);
    }
  }

  @Command(name = "pause", description = "Stops a job for a while.")
  static final class Pause extends One {
    @Override
    String answer(AnalystClient client, Map<String, Object> one) throws InterruptedException {
      return JobText.sheet(client.ask("pauseJob", one));
    }
  }

  @Command(name = "resume", description = "Lets a job go on from where it stopped.")
  static final class Resume extends One {
    @Override
    String answer(AnalystClient client, Map<String, Object> one) throws InterruptedException {
      return JobText.sheet(client.ask("resumeJob", one));
    }
  }

  @Command(name = "cancel", description = "Stops a job for good; what it has found stays.")
  static final class Cancel extends One {
    @Override
    String answer(AnalystClient client, Map<String, Object> one) throws InterruptedException {
      return JobText.sheet(client.ask("cancelJob", one));
    }
  }

  @Command(name = "remove", description = "Takes a job that has ended away, with its files.")
  static final class Remove extends One {
    @Override
    String answer(AnalystClient client, Map<String, Object> one) throws InterruptedException {
      return client.ask("removeJob", one).path("id").asString("") + " is removed.";
    }
  }

  @Command(
      name = "download",
      description = {
        "Fetches the result of a job that is done, and its manifest beside it.",
        "Of a bulk search FILE.csv and FILE.xlsx are tables, without a manifest."
      })
  static final class Download extends One {

    @Option(
        names = "--output",
        required = true,
        paramLabel = "FILE",
        description = "Where to write it.")
    private Path file = Path.of("");

    @Override
    String answer(AnalystClient client, Map<String, Object> one)
        throws InterruptedException, IOException {
      JsonNode job = client.ask("job", one);
      new JobWatch(client, System.err).fetch(job, file);
      return JobText.summary(job);
    }
  }
}
