package org.newswatch.analyst.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.bulk.BulkRest;
import org.newswatch.analyst.bulk.ListReader;
import org.newswatch.analyst.export.ExportCalls;
import org.newswatch.analyst.export.ExportRest;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.JobsRest;
import org.newswatch.analyst.lists.ListParams;
import org.newswatch.analyst.lists.Lists;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.same.SameStories;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.analyst.sheets.SheetsRest;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.retry.Sleeper;

/** What takes longer than a request, and the jobs that do it. */
public record LongWork(Jobs jobs, ExportCalls export, BulkCalls bulk) {

  /**
   * All of it, over this index.
   *
   * @param saved what {@code @id} stands for in the queries of lists
   * @param stories which of them readers take for one
   * @param sleeper waits before an index that does not answer is asked again
   */
  public static LongWork over(
      Index index,
      Questions questions,
      SavedQueries saved,
      SameStories stories,
      Jobs jobs,
      Sleeper sleeper) {
    ListReader lists = (bytes, how) -> Lists.read(bytes, ListParams.options(how), saved::get);
    return new LongWork(
        jobs,
        new ExportCalls(index, questions, stories, jobs, sleeper),
        new BulkCalls(index, questions, stories, lists, jobs, sleeper));
  }

  /** Goes on with what was begun, and does what comes, once what queries stand on is known. */
  public void start(Jobs.Known known) {
    jobs.start(Map.of(Job.Kind.EXPORT, export.work(), Job.Kind.BULK, bulk.work()), known);
  }

  List<Endpoint> endpoints() {
    return Stream.of(
            JobsRest.endpoints(jobs),
            ExportRest.endpoints(export),
            BulkRest.endpoints(bulk, jobs),
            SheetsRest.endpoints(bulk, jobs))
        .flatMap(List::stream)
        .toList();
  }
}
