package org.newswatch.analyst.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.Order;
import org.newswatch.analyst.jobs.Patience;
import org.newswatch.analyst.jobs.Work;
import org.newswatch.analyst.rest.Streamed;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.Questions;
import org.newswatch.contract.Job;
import org.newswatch.contract.Text;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.retry.Sleeper;
import tools.jackson.databind.JsonNode;

/** All that a search finds: at once, or as a job. Thread-safe. */
public final class ExportCalls {

  /** Articles held at a time. */
  static final int PAGE = 1_000;

  private static final int TRIES_MAX = 10;
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int NAME_CHARS_MAX = 80;

  /** Exports that are written as they are found; each holds a point in time of the index. */
  static final int AT_ONCE_MAX = 8;

  private final Index index;
  private final Questions questions;
  private final SameStories stories;
  private final Jobs jobs;
  private final Sleeper sleeper;
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

  /**
   * @param stories which of them readers take for one
   * @param sleeper waits before an index that does not answer is asked again
   */
  public ExportCalls(
      Index index, Questions questions, SameStories stories, Jobs jobs, Sleeper sleeper) {
    this.index = index;
    this.questions = questions;
    this.stories = stories;
    this.jobs = jobs;
    this.sleeper = sleeper;
  }

  /** What jobs of this kind do. */
  public Work work() {
    return new ExportWork(index, questions, stories, new Patience(sleeper));
  }

  /**
   * Leaves it to a job.
   *
   * @param once as {@link Order#once}
   */
  public Result<Job> start(String name, ExportRequest request, @Nullable String once)
      throws InterruptedException {
    return questions
        .read(request.query())
        .then(
            question ->
                jobs.submit(
                    new Order(
                        Job.Kind.EXPORT,
                        name.isBlank() ? called(request.query()) : name.strip(),
                        request.kept(),
                        request.since(),
                        Map.of(),
                        once)));
  }

  private static String called(String query) {
    String all = query.isBlank() ? "All articles" : query.strip();
    return Text.cut(all, NAME_CHARS_MAX);
  }

  /** Writes it as it is found; says in its headers how many there are, and as of when. */
  public Result<Streamed> stream(ExportRequest request) throws InterruptedException {
    if (!turns.tryAcquire()) {
      return new Result.Unavailable<>(
          AT_ONCE_MAX + " exports are being written at this moment; more can be jobs.");
    }
    Snapshot snapshot = index.snapshot(IndexNames.ARTICLES);
    Result<Streamed> streamed =
        questions
            .read(request.query())
            .then(
                question ->
                    asOf(snapshot, request)
                        .then(asOf -> stream(snapshot, question.request(), request, asOf)));
    if (!(streamed instanceof Result.Found<Streamed>)) {
      snapshot.close();
      turns.release();
    }
    return streamed;
  }

  private static Result<Instant> asOf(Snapshot snapshot, ExportRequest request)
      throws InterruptedException {
    Instant given = request.asOf();
    return given != null
        ? new Result.Found<>(given)
        : snapshot.lastIndexed().then(last -> new Result.Found<>(last.orElse(Instant.EPOCH)));
  }

  private Result<Streamed> stream(
      Snapshot snapshot, JsonNode query, ExportRequest request, Instant asOf)
      throws InterruptedException {
    var articles =
        new Articles(
            snapshot,
            Articles.filter(query, request, asOf),
            ArticleWriter.FIELDS,
            PAGE,
            request.after());
    return articles
        .count()
        .then(
            count ->
                articles
                    .page()
                    .then(
                        first ->
                            new Result.Found<>(
                                new Streamed(
                                    request.format().mediaType(request.gzip()),
                                    "newswatch-export." + request.format().ending(request.gzip()),
                                    Map.of(
                                        "Newswatch-As-Of", asOf.toString(),
                                        "Newswatch-Total", Long.toString(count)),
                                    out -> write(articles, first, request, out)))));
  }

  private void write(
      Articles articles, List<JsonNode> first, ExportRequest request, OutputStream out)
      throws IOException, InterruptedException {
    try (articles) {
      OutputStream to = request.gzip() ? new GZIPOutputStream(out) : out;
      var writer = new ArticleWriter(request.format(), stories::root);
      if (request.after() == null) {
        writer.header(to);
      }
      for (List<JsonNode> page = first; !page.isEmpty(); page = next(articles)) {
        for (JsonNode hit : page) {
          writer.write(hit, to);
        }
      }
      if (to instanceof GZIPOutputStream zip) {
        zip.finish();
      }
    } finally {
      turns.release();
    }
  }

  private List<JsonNode> next(Articles articles) throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      switch (articles.page()) {
        case Result.Found<List<JsonNode>> found -> {
          return found.value();
        }
        case Result.Unavailable<List<JsonNode>> away -> {
          if (tries == TRIES_MAX) {
            throw new IOException(away.why());
          }
          sleeper.sleep(AGAIN_AFTER);
        }
        case Result.BadQuery<List<JsonNode>> bad -> throw new IOException(bad.problem().message());
        case Result.Missing<List<JsonNode>> missing -> throw new IOException(missing.what());
        case Result.Refused<List<JsonNode>> refused -> throw new IOException(refused.cause());
      }
    }
  }
}
