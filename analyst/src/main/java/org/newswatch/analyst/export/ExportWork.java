package org.newswatch.analyst.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.jobs.Moment;
import org.newswatch.analyst.jobs.Patience;
import org.newswatch.analyst.jobs.Task;
import org.newswatch.analyst.jobs.Work;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.Cursor;
import org.newswatch.analyst.search.Question;
import org.newswatch.analyst.search.Questions;
import org.newswatch.contract.Job;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;

/** An export that is left to itself: page by page, each of which counts once it is written. */
final class ExportWork implements Work {

  private static final String ARTICLES = "articles";

  private final Index index;
  private final Questions questions;
  private final SameStories stories;
  private final Patience patience;

  ExportWork(Index index, Questions questions, SameStories stories, Patience patience) {
    this.index = index;
    this.questions = questions;
    this.stories = stories;
    this.patience = patience;
  }

  @Override
  public Ended run(Task task) throws IOException, InterruptedException {
    Job job = task.job();
    ExportRequest request = ExportRequest.of(job.request(), job.since());
    // What "today" means does not change while the job waits.
    Result<Question> question = questions.at(job.createdAt()).read(request.query());
    if (!(question instanceof Result.Found<Question> asked)) {
      return Patience.failed(question);
    }
    Snapshot snapshot = index.snapshot(IndexNames.ARTICLES);
    Result<Instant> moment = Moment.of(task, snapshot, patience);
    if (!(moment instanceof Result.Found<Instant> asOf)) {
      snapshot.close();
      return Patience.failed(moment);
    }
    try (var articles =
        new Articles(
            snapshot,
            Articles.filter(asked.value().request(), request, asOf.value()),
            ArticleWriter.FIELDS,
            ExportCalls.PAGE,
            after(task.job()))) {
      return write(task, request, articles, snapshot);
    }
  }

  private Ended write(Task task, ExportRequest request, Articles articles, Snapshot snapshot)
      throws IOException, InterruptedException {
    Long total = task.job().total();
    if (total == null) {
      Result<Long> counted = patience.ask(task, articles::count);
      if (!(counted instanceof Result.Found<Long> count)) {
        return Patience.failed(counted);
      }
      total = count.value();
    }
    var writer = new ArticleWriter(request.format(), stories::root);
    long done = task.job().done();
    int lost = 0;
    while (true) {
      Result<List<JsonNode>> page = patience.ask(task, articles::page);
      if (!(page instanceof Result.Found<List<JsonNode>> found)) {
        return Patience.failed(page);
      }
      if (snapshot.lost() > lost) {
        lost = snapshot.lost();
        task.event(
            "Elasticsearch had forgotten the moment that was read; after article "
                + done
                + " it was read as it was then, without what was indexed later than this job"
                + " takes.");
      }
      List<JsonNode> hits = found.value();
      boolean last = hits.isEmpty();
      if (!last || done == 0) {
        write(task.out(), request, writer, done == 0, hits);
      }
      done += hits.size();
      if (last && done != total) {
        task.event(
            total
                + " articles matched when it began; some have been indexed anew since, "
                + done
                + " are written.");
        total = done;
      }
      String cursor = last ? task.job().cursor() : Articles.cursor(hits.getLast()).text();
      var progress = new Task.Progress(done, total, cursor, Map.of(ARTICLES, done));
      if (!task.progress(progress)) {
        return new Ended.Stopped();
      }
      if (task.tooLong()) {
        return new Ended.Failed(
            "The result is larger than analyst.jobs.result-max; ask for less, or set that higher.");
      }
      if (last) {
        return new Ended.Done();
      }
    }
  }

  /** One gzip member a page, so that a file cut off after any page reads to its end. */
  private static void write(
      OutputStream out,
      ExportRequest request,
      ArticleWriter writer,
      boolean first,
      List<JsonNode> hits)
      throws IOException {
    OutputStream to = request.gzip() ? new GZIPOutputStream(out) : out;
    if (first) {
      writer.header(to);
    }
    for (JsonNode hit : hits) {
      writer.write(hit, to);
    }
    if (to instanceof GZIPOutputStream zip) {
      zip.finish();
    }
  }

  private static @Nullable Cursor after(Job job) {
    String cursor = job.cursor();
    return cursor == null ? null : Cursor.parse(cursor).orElse(null);
  }
}
