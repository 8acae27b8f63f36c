package org.newswatch.analyst.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.jobs.Moment;
import org.newswatch.analyst.jobs.Patience;
import org.newswatch.analyst.jobs.Task;
import org.newswatch.analyst.jobs.Work;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.Questions;
import org.newswatch.contract.Job;
import org.newswatch.query.IndexNames;

/** A bulk search: some lines at a time, which count once their results are written. */
final class BulkWork implements Work {

  /** The list as it was given. */
  static final String LIST = "list";

  /** How many articles the results list. */
  static final String HITS = "hits";

  /** How many more match. */
  static final String HITS_LEFT_OUT = "hits-left-out";

  /** Lines asked together. */
  static final int BATCH = 32;

  private final Index index;
  private final Questions questions;
  private final SameStories stories;
  private final ListReader reader;
  private final Patience patience;
  private final long hitsMax;

  BulkWork(
      Index index,
      Questions questions,
      SameStories stories,
      ListReader reader,
      Patience patience,
      long hitsMax) {
    this.index = index;
    this.questions = questions;
    this.stories = stories;
    this.reader = reader;
    this.patience = patience;
    this.hitsMax = hitsMax;
  }

  @Override
  public Ended run(Task task) throws IOException, InterruptedException {
    Job job = task.job();
    BulkOptions options = BulkCalls.options(job);
    Result<BulkList> list = reader.read(Files.readAllBytes(task.file(LIST)), options.list());
    if (!(list instanceof Result.Found<BulkList> read)) {
      return Patience.failed(list);
    }
    try (Snapshot snapshot = index.snapshot(IndexNames.ARTICLES)) {
      Result<Instant> moment = Moment.of(task, snapshot, patience);
      if (!(moment instanceof Result.Found<Instant> asOf)) {
        return Patience.failed(moment);
      }
      var batch =
          new Batch(
              snapshot,
              // What "today" means does not change while the job waits.
              questions.at(job.createdAt()),
              stories::root,
              options.originals(),
              job.since(),
              asOf.value());
      return run(task, read.value().lines(), options, snapshot, batch);
    }
  }

  private Ended run(
      Task task, List<BulkLine> lines, BulkOptions options, Snapshot snapshot, Batch batch)
      throws IOException, InterruptedException {
    Map<String, Long> counts = new HashMap<>(task.job().counts());
    int lost = 0;
    int done = (int) task.job().done();
    while (done < lines.size()) {
      List<BulkLine> some = lines.subList(done, Math.min(lines.size(), done + BATCH));
      long room = hitsMax - counts.getOrDefault(HITS, 0L);
      int each = (int) Math.min(options.hits(), room / some.size());
      var asking = new Stubborn(batch, snapshot, some, each);
      Result<List<BulkResult>> results = patience.ask(task, asking::ask);
      if (!(results instanceof Result.Found<List<BulkResult>> found)) {
        return Patience.failed(results);
      }
      if (snapshot.lost() > lost) {
        lost = snapshot.lost();
        task.event(
            "Elasticsearch had forgotten the moment that was read; after line "
                + done
                + " it was read as it was then, without what was indexed later than this job"
                + " takes.");
      }
      for (BulkResult result : found.value()) {
        task.out().write(Json.bytes(result));
        task.out().write('\n');
        counts.merge(result.state().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
        counts.merge(HITS, (long) result.hits().size(), Long::sum);
        counts.merge(HITS_LEFT_OUT, result.hitsLeftOut(), Long::sum);
      }
      done += some.size();
      var progress =
          new Task.Progress(done, (long) lines.size(), Integer.toString(done), Map.copyOf(counts));
      if (!task.progress(progress)) {
        return new Ended.Stopped();
      }
      if (task.tooLong()) {
        return new Ended.Failed(
            "The result is larger than analyst.jobs.result-max; list fewer articles of each line,"
                + " or set that higher.");
      }
    }
    return new Ended.Done();
  }
}
