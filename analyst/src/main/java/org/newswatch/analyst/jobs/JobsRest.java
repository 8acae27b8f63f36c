package org.newswatch.analyst.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Request;
import org.newswatch.analyst.rest.Streamed;
import org.newswatch.contract.Job;

/** Jobs as REST. */
public final class JobsRest {

  private static final String GROUP = "jobs";
  private static final String BYTES = "application/octet-stream";

  /** Says how many bytes of the whole result come before those of the answer. */
  private static final String FROM_HEADER = "Newswatch-From";

  private static final Pattern ID_FORM = Pattern.compile("[a-z0-9-]{1,40}");

  private static final int BUFFER = 1 << 16;

  /** A job's id in the path. */
  public static final Param<String> ID =
      Param.inPath(
          "id",
          "The job's id.",
          "must be a job's id",
          value -> ID_FORM.matcher(value).matches() ? Optional.of(value) : Optional.empty());

  /** {@link Order#once} of what begins a job. */
  public static final Param<String> ONCE =
      Param.text(
          "once",
          "A word for this order, such as a UUID: given again, it leads to the job that it began.",
          Order.ONCE_CHARS_MAX);

  private static final Param<Long> FROM =
      new Param<>(
          "from",
          Param.Place.QUERY,
          "Leaves out so many bytes, to go on with what was broken off.",
          0L,
          false,
          "must be a number of bytes",
          Map.of("type", "integer", "minimum", 0, "default", 0),
          JobsRest::count);

  private JobsRest() {}

  /** What a request says for {@link #ONCE}; null when nothing. */
  public static @Nullable String once(Request request) {
    String once = request.get(ONCE);
    return once.isEmpty() ? null : once;
  }

  private static Optional<Long> count(String value) {
    try {
      return Optional.of(Long.valueOf(value)).filter(number -> number >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * All jobs.
   *
   * @param jobs the newest first
   */
  public record All(List<Job> jobs) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(Jobs jobs) {
    return List.of(
        Endpoint.get("/jobs", "jobs")
            .says(GROUP, "All bulk searches and exports, the newest first.")
            .answers(
                All.class, request -> jobs.list().then(all -> new Result.Found<>(new All(all)))),
        Endpoint.get("/jobs/{id}", "job")
            .says(GROUP, "How one job is, and how far.")
            .takes(ID)
            .answers(Job.class, request -> jobs.get(request.get(ID))),
        Endpoint.post("/jobs/{id}/pause", "pauseJob")
            .says(GROUP, "Stops a job for a while.")
            .takes(ID)
            .answers(Job.class, request -> jobs.pause(request.get(ID))),
        Endpoint.post("/jobs/{id}/resume", "resumeJob")
            .says(GROUP, "Lets a job go on from where it stopped.")
            .takes(ID)
            .answers(Job.class, request -> jobs.resume(request.get(ID))),
        Endpoint.post("/jobs/{id}/cancel", "cancelJob")
            .says(GROUP, "Stops a job for good; what it has found until then stays.")
            .takes(ID)
            .answers(Job.class, request -> jobs.cancel(request.get(ID))),
        Endpoint.delete("/jobs/{id}", "removeJob")
            .says(GROUP, "Takes a job that has ended away, with its files.")
            .takes(ID)
            .answers(Job.class, request -> jobs.remove(request.get(ID))),
        Endpoint.get("/jobs/{id}/result", "jobResult")
            .says(GROUP, "What a job has found; of one that is not done, what it has until now.")
            .takes(ID, FROM)
            .streams(
                List.of(BYTES),
                request ->
                    jobs.result(request.get(ID))
                        .then(result -> streamed(result, request.get(FROM)))),
        Endpoint.get("/jobs/{id}/manifest", "jobManifest")
            .says(GROUP, "What the result of a job is: the request, its time, count and checksum.")
            .takes(ID)
            .answers(Manifest.class, request -> jobs.manifest(request.get(ID))));
  }

  private static Result<Streamed> streamed(Jobs.JobResult result, long from) {
    if (from > result.bytes()) {
      return new Result.Refused<>(
          "The result has " + result.bytes() + " bytes.", "Leave out no more than that.");
    }
    return new Result.Found<>(
        new Streamed(
            BYTES,
            fileName(result.job()),
            Map.of(FROM_HEADER, Long.toString(from)),
            out -> copy(result.file(), from, result.bytes(), out)));
  }

  /** What the result of a job is saved as. */
  public static String fileName(Job job) {
    return switch (job.kind()) {
      case BULK -> "newswatch-" + job.id() + ".jsonl";
      case EXPORT -> "newswatch-" + job.id() + "." + job.request().getOrDefault("file", "jsonl");
    };
  }

  private static void copy(Path file, long from, long to, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      byte[] buffer = new byte[BUFFER];
      long left = to - from;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the result is shorter than recorded");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
