package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
    synopsisSubcommandLabel = "COMMAND")
final class JobsCommand {

  private static AnalystClient client(DataOption data) throws InterruptedException {
    return new AnalystClient(data.folder().running().page());
  }

  private static int show(JsonNode job, boolean json) {
    System.out.println(json ? job.toString() : JobText.sheet(job));
    return 0;
  }

  @Command(name = "list", description = "All jobs, the newest first.")
  int list(
      @Mixin DataOption data,
      @Option(names = "--json", description = "One JSON array.") boolean json)
      throws InterruptedException {
    JsonNode jobs = client(data).ask("jobs", Map.of()).path("jobs");
    System.out.println(json ? jobs.toString() : JobText.table(jobs));
    return 0;
  }

  @Command(name = "show", description = "One job: what was asked, how far it is, what happened.")
  int show(
      @Mixin DataOption data,
      @Parameters(paramLabel = "JOB", description = "Its id.") String id,
      @Option(names = "--json", description = "One JSON object.") boolean json)
      throws InterruptedException {
    return show(client(data).ask("job", Map.of("id", id)), json);
  }

  @Command(name = "pause", description = "Stops a job for a while.")
  int pause(
      @Mixin DataOption data, @Parameters(paramLabel = "JOB", description = "Its id.") String id)
      throws InterruptedException {
    return show(client(data).ask("pauseJob", Map.of("id", id)), false);
  }

  @Command(name = "resume", description = "Lets a job go on from where it stopped.")
  int resume(
      @Mixin DataOption data, @Parameters(paramLabel = "JOB", description = "Its id.") String id)
      throws InterruptedException {
    return show(client(data).ask("resumeJob", Map.of("id", id)), false);
  }

  @Command(name = "cancel", description = "Stops a job for good; what it has found stays.")
  int cancel(
      @Mixin DataOption data, @Parameters(paramLabel = "JOB", description = "Its id.") String id)
      throws InterruptedException {
    return show(client(data).ask("cancelJob", Map.of("id", id)), false);
  }

  @Command(name = "remove", description = "Takes a job that has ended away, with its files.")
  int remove(
      @Mixin DataOption data, @Parameters(paramLabel = "JOB", description = "Its id.") String id)
      throws InterruptedException {
    JsonNode gone = client(data).ask("removeJob", Map.of("id", id));
    System.out.println(gone.path("id").asString("") + " is removed.");
    return 0;
  }

  @Command(
      name = "download",
      description = {
        "Fetches the result of a job that is done, and its manifest beside it.",
        "Of a bulk search FILE.csv and FILE.xlsx are tables, without a manifest."
      })
  int download(
      @Mixin DataOption data,
      @Parameters(paramLabel = "JOB", description = "Its id.") String id,
      @Option(
              names = "--output",
              required = true,
              paramLabel = "FILE",
              description = "Where to write it.")
          Path file)
      throws InterruptedException, IOException {
    var watch = new JobWatch(client(data), System.err);
    JsonNode job = watch.job(id);
    watch.fetch(job, file);
    System.out.println(JobText.summary(job));
    return 0;
  }
}
