package org.newswatch.analyst.bulk;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.Order;
import org.newswatch.analyst.jobs.Patience;
import org.newswatch.analyst.jobs.Work;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.Questions;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.retry.Sleeper;

/** Bulk searches: begun here, done as jobs, looked at here. Thread-safe. */
public final class BulkCalls {

  /** Results of one call. */
  public static final int RESULTS_MAX = 500;

  private static final String READ = "list.json";
  private static final String HITS = "hits";
  private static final String ORIGINALS = "originals";
  private static final String LIST_PREFIX = "list.";
  private static final String AFTER = "after";

  private final Index index;
  private final Questions questions;
  private final SameStories stories;
  private final ListReader reader;
  private final Jobs jobs;
  private final Sleeper sleeper;

  /**
   * @param stories which of them readers take for one
   * @param sleeper waits before an index that does not answer is asked again
   */
  public BulkCalls(
      Index index,
      Questions questions,
      SameStories stories,
      ListReader reader,
      Jobs jobs,
      Sleeper sleeper) {
    this.index = index;
    this.questions = questions;
    this.stories = stories;
    this.reader = reader;
    this.jobs = jobs;
    this.sleeper = sleeper;
  }

  /** What jobs of this kind do. */
  public Work work() {
    return new BulkWork(
        index, questions, stories, reader, new Patience(sleeper), jobs.settings().hitsMax());
  }

  /** How a list would be read. */
  public Result<BulkList> look(byte[] list, Map<String, String> options)
      throws InterruptedException {
    if (list.length > jobs.settings().listMax().bytes()) {
      return new Result.Refused<>(
          "The list has more than " + jobs.settings().listMax() + ".",
          "Spread it over several, or set analyst.jobs.list-max higher.");
    }
    return reader
        .read(list, options)
        .then(
            read ->
                read.lines().size() > jobs.settings().linesMax()
                    ? new Result.Refused<>(
                        "The list has "
                            + read.lines().size()
                            + " lines; at most "
                            + jobs.settings().linesMax()
                            + " are searched for at once.",
                        "Spread it over several lists.")
                    : new Result.Found<>(read));
  }

  /**
   * Begins a job that searches for each line of a list.
   *
   * @param once as {@link Order#once}
   */
  public Result<Job> start(String name, byte[] list, BulkOptions options, @Nullable String once)
      throws InterruptedException {
    return start(name, list, kept(options), options.list(), null, once);
  }

  private Result<Job> start(
      String name,
      byte[] list,
      Map<String, String> kept,
      Map<String, String> reading,
      @Nullable Instant since,
      @Nullable String once)
      throws InterruptedException {
    return look(list, reading)
        .then(
            read ->
                jobs.submit(
                    new Order(
                        Job.Kind.BULK,
                        name.isBlank() ? read.lines().size() + " lines" : name.strip(),
                        kept,
                        since,
                        Map.of(
                            BulkWork.LIST,
                            list,
                            READ,
                            Json.bytes(new Reading(read.header(), read.detected()))),
                        once)));
  }

  /**
   * Begins the same once more, for what was indexed since the one with this id.
   *
   * @param once as {@link Order#once}
   */
  public Result<Job> again(String id, @Nullable String once) throws InterruptedException {
    return bulk(id)
        .then(
            job -> {
              Instant asOf = job.asOf();
              if (job.state() != Job.State.DONE || asOf == null) {
                return new Result.Refused<>(
                    "The job is not done.", "What is new since can be asked once it is.");
              }
              Map<String, String> kept = new HashMap<>(job.request());
              kept.put(AFTER, id);
              return jobs.file(id, BulkWork.LIST)
                  .then(
                      list ->
                          start(job.name(), bytes(list), kept, options(job).list(), asOf, once));
            });
  }

  private Result<Job> bulk(String id) throws InterruptedException {
    return jobs.get(id)
        .then(
            job ->
                job.kind() == Job.Kind.BULK
                    ? new Result.Found<>(job)
                    : new Result.Missing<>("bulk search"));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How a list was read.
   *
   * @param header what its columns are called; empty when it does not say
   */
  public record Reading(List<String> header, Map<String, String> detected) {}

  /** How the list of a job was read. */
  public Result<Reading> reading(String id) throws InterruptedException {
    return bulk(id)
        .then(job -> jobs.file(id, READ))
        .then(
            file -> {
              Reading reading = Json.read(bytes(file), Reading.class);
              return reading == null ? new Result.Missing<>("list") : new Result.Found<>(reading);
            });
  }

  /**
   * Some results.
   *
   * @param total how many there are in this state until now
   */
  public record Results(List<BulkResult> results, long total) {}

  /**
   * Results of a job, in the list's order; of one that is not done, those until now.
   *
   * @param state only those; null for all
   * @param offset how many to pass over
   * @param limit at most {@link #RESULTS_MAX}
   */
  public Result<Results> results(String id, BulkResult.@Nullable State state, int offset, int limit)
      throws InterruptedException {
    return bulk(id)
        .then(job -> jobs.result(id))
        .then(
            result -> {
              var found = new ArrayList<BulkResult>();
              long[] total = new long[1];
              each(
                  result,
                  one -> {
                    if (state == null || one.state() == state) {
                      if (total[0] >= offset && found.size() < Math.min(limit, RESULTS_MAX)) {
                        found.add(one);
                      }
                      total[0]++;
                    }
                  });
              return new Result.Found<>(new Results(found, total[0]));
            });
  }

  /** Takes results one after the other. */
  @FunctionalInterface
  public interface Taker {
    /** The next one. */
    void take(BulkResult result) throws IOException;
  }

  /** All results of a job that count, in the list's order. */
  public static void each(Jobs.JobResult result, Taker taker) {
    try (InputStream file = Files.newInputStream(result.file());
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new Bounded(new BufferedInputStream(file), result.bytes()),
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        BulkResult one = Json.read(line.getBytes(StandardCharsets.UTF_8), BulkResult.class);
        if (one != null) {
          taker.take(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> kept(BulkOptions options) {
    Map<String, String> kept = new HashMap<>();
    kept.put(HITS, Integer.toString(options.hits()));
    kept.put(ORIGINALS, Boolean.toString(options.originals()));
    options.list().forEach((key, value) -> kept.put(LIST_PREFIX + key, value));
    return kept;
  }

  /** What a job remembers of its options. */
  static BulkOptions options(Job job) {
    Map<String, String> list = new HashMap<>();
    job.request()
        .forEach(
            (key, value) -> {
              if (key.startsWith(LIST_PREFIX)) {
                list.put(key.substring(LIST_PREFIX.length()), value);
              }
            });
    return new BulkOptions(
        Integer.parseInt(
            job.request().getOrDefault(HITS, Integer.toString(BulkOptions.HITS_DEFAULT))),
        Boolean.parseBoolean(job.request().get(ORIGINALS)),
        list);
  }
}
