package org.newswatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.jobs.JobText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** All that a search finds. */
@Command(
    name = "export",
    description = {
      "Writes down all articles that a query finds, the newest first, however many they are.",
      "Without --output they come on standard output as they are found.",
      "With it a job of the instance writes them, which survives a restart; a manifest with query,"
          + " time, count and checksum is put beside the file. What was broken off goes on with"
          + " --resume."
    })
final class ExportCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "What to search for, as for newswatch search; all articles without it.")
  private String[] words = {};

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl or csv; ${DEFAULT-VALUE} when not given.")
  private String format = "";

  @Option(names = "--gzip", description = "Compresses it.")
  private boolean gzip;

  @Option(names = "--originals", description = "Leaves out articles that repeat an earlier one.")
  private boolean originals;

  @Option(names = "--output", paramLabel = "FILE", description = "Where to write it.")
  private @Nullable Path output;

  @Option(
      names = "--resume",
      paramLabel = "JOB",
      description = "Goes on with this job, whose id the command told; with the same --output.")
  private @Nullable String resume;

  @Override
  public Integer call() throws InterruptedException, IOException {
    var client = new AnalystClient(data.folder().running().page());
    Path file = output;
    if (file == null) {
      if (resume != null) {
        throw CommandFailed.usage("--resume goes with --output");
      }
      stream(client);
      return 0;
    }
    var watch = new JobWatch(client, System.err);
    String id =
        resume == null ? client.begin("startExport", how()).path("id").asString("") : resume;
    if (resume == null) {
      System.err.println(
          "Job "
              + id
              + ". If this is broken off: newswatch export --resume "
              + id
              + " --output "
              + file);
    } else {
      watch.resume(id);
    }
    JsonNode job = watch.untilDone(id);
    watch.download(id, file);
    System.err.println(JobText.summary(job));
    return 0;
  }

  private Map<String, Object> how() {
    Map<String, Object> how = new HashMap<>();
    how.put("q", String.join(" ", words));
    how.put("format", format);
    how.put("gzip", gzip);
    how.put("originals", originals);
    return how;
  }

  private void stream(AnalystClient client) throws InterruptedException {
    try (InputStream in = client.open("export", how()).body()) {
      copy(in, System.out);
    } catch (IOException e) {
      throw CommandFailed.failed("the export was broken off: " + e.getMessage());
    }
  }

  /**
   * Copies all of it.
   *
   * @throws CommandFailed when it cannot be written, as on a full disk or a closed pipe
   */
  static void copy(InputStream in, PrintStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      // A print stream keeps its errors to itself; asking flushes it, too.
      if (out.checkError()) {
        throw CommandFailed.failed(
            "the export was broken off: standard output takes no more; look whether the disk is"
                + " full, or write to a file with --output FILE");
      }
    }
  }
}
