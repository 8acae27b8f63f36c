package org.newswatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.newswatch.cli.jobs.JobText;
import org.newswatch.contract.Sha256;
import tools.jackson.databind.JsonNode;

/** Waits for a job and fetches what it has found. */
final class JobWatch {

  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final int TOLD_EVERY_LOOKS = 25;
  private static final int DOWNLOAD_TRIES_MAX = 5;

  private final AnalystClient client;
  private final PrintStream progress;

  /**
   * @param progress told how far it is
   */
  JobWatch(AnalystClient client, PrintStream progress) {
    this.client = client;
    this.progress = progress;
  }

  /** The job as it is. */
  JsonNode job(String id) throws InterruptedException {
    return client.ask("job", Map.of("id", id));
  }

  /** Lets it go on if it stands. */
  void resume(String id) throws InterruptedException {
    switch (job(id).path("state").asString("")) {
      case "paused", "failed", "cancelled" -> {
        JsonNode unused = client.ask("resumeJob", Map.of("id", id));
      }
      default -> {}
    }
  }

  /**
   * The job once it is done.
   *
   * @throws CommandFailed when it ends otherwise
   */
  JsonNode untilDone(String id) throws InterruptedException {
    String told = "";
    for (int looks = 0; ; looks++) {
      JsonNode job = job(id);
      String line = JobText.progress(job);
      String state = job.path("state").asString("");
      boolean ended = !state.equals("queued") && !state.equals("running");
      if (!line.equals(told) && (ended || looks % TOLD_EVERY_LOOKS == 0)) {
        progress.println(line);
        told = line;
      }
      if (ended) {
        if (state.equals("done")) {
          return job;
        }
        String detail = job.path("detail").asString("");
        throw CommandFailed.failed(
            "the job is "
                + state
                + (detail.isEmpty() ? "" : ": " + detail)
                + "; go on with: newswatch jobs resume "
                + id);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /**
   * Fetches what a job has found, in the form that the file's name asks for.
   *
   * @throws CommandFailed when the job is not done
   */
  void fetch(JsonNode job, Path file) throws InterruptedException, IOException {
    String id = job.path("id").asString("");
    String state = job.path("state").asString("");
    switch (state) {
      case "done" -> {}
      case "queued", "running" ->
          throw CommandFailed.failed(
              "the job is " + state + "; fetch it when newswatch jobs show " + id + " says done");
      default ->
          throw CommandFailed.failed(
              "the job is " + state + ", not done; go on with: newswatch jobs resume " + id);
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean bulk = job.path("kind").asString("").equals("bulk");
    if (bulk && (name.endsWith(".csv") || name.endsWith(".xlsx"))) {
      table(id, name.substring(name.lastIndexOf('.') + 1), file);
    } else {
      download(id, file);
    }
  }

  private void table(String id, String format, Path file) throws InterruptedException, IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + id + ".part");
    try (InputStream in = client.open("bulkTable", Map.of("id", id, "format", format)).body()) {
      long unused = Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Fetches the result of a job that is done, and its manifest beside it. */
  void download(String id, Path file) throws InterruptedException, IOException {
    JsonNode manifest = client.ask("jobManifest", Map.of("id", id));
    Path part = file.resolveSibling(file.getFileName() + "." + id + ".part");
    long bytes = manifest.path("bytes").asLong();
    for (int tries = 1; ; tries++) {
      try {
        append(id, part);
        break;
      } catch (IOException e) {
        if (tries == DOWNLOAD_TRIES_MAX) {
          throw CommandFailed.failed(
              "the result was broken off: " + e.getMessage() + "; what came is in " + part);
        }
      }
    }
    if (Files.size(part) != bytes || !sha256(part).equals(manifest.path("sha256").asString(""))) {
      Files.delete(part);
      throw CommandFailed.failed("what came is not what the job wrote; try again");
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".manifest.json"),
        manifest.toPrettyString() + "\n");
  }

  private void append(String id, Path part) throws IOException, InterruptedException {
    long from = Files.exists(part) ? Files.size(part) : 0;
    try (InputStream in = client.open("jobResult", Map.of("id", id, "from", from)).body();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long unused = in.transferTo(out);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hex(in);
    }
  }
}
