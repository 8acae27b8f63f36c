package org.newswatch.analyst.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.JobsRest;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Streamed;
import org.newswatch.contract.Job;

/** Results of bulk searches as tables, as REST. */
public final class SheetsRest {

  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final Param<Format> FORMAT =
      Param.choice(
          "format", "What it is written as; a workbook has both tables.", Format.class, Format.CSV);
  private static final Param<Table> ROWS =
      Param.choice(
          "rows",
          "Of CSV, what a row is: a line of the list, or an article.",
          Table.class,
          Table.LINES);

  private SheetsRest() {}

  /** What tables are written as. */
  enum Format {
    CSV,
    XLSX
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(BulkCalls calls, Jobs jobs) {
    return List.of(
        Endpoint.get("/bulk/{id}/table", "bulkTable")
            .says("bulk", "What came of the lines of a job, as a table for spreadsheets.")
            .takes(JobsRest.ID, FORMAT, ROWS)
            .streams(
                List.of(CSV, XLSX),
                request -> {
                  String id = request.get(JobsRest.ID);
                  return calls
                      .reading(id)
                      .then(
                          reading ->
                              jobs.result(id)
                                  .then(
                                      result ->
                                          new Result.Found<>(
                                              streamed(
                                                  result,
                                                  reading,
                                                  request.get(FORMAT),
                                                  request.get(ROWS)))));
                }));
  }

  private static Streamed streamed(
      Jobs.JobResult result, BulkCalls.Reading reading, Format format, Table rows) {
    String name = name(result.job().id(), result.job().state());
    return switch (format) {
      case CSV ->
          new Streamed(
              CSV + "; charset=utf-8",
              name + "-" + rows.name().toLowerCase(Locale.ROOT) + ".csv",
              Map.of(),
              out -> CsvWriter.write(JobResults.of(result, reading.header()), rows, out));
      case XLSX ->
          new Streamed(
              XLSX,
              name + ".xlsx",
              Map.of(),
              out ->
                  XlsxWriter.write(
                      JobResults.of(result, reading.header()), about(result.job(), reading), out));
    };
  }

  /** Says of a table that is not all that the job will find that it is none. */
  static String name(String id, Job.State state) {
    return "newswatch-" + id + (state == Job.State.DONE ? "" : "-partial");
  }

  private static Map<String, String> about(Job job, BulkCalls.Reading reading) {
    var about = new LinkedHashMap<String, String>();
    about.put("name", job.name());
    about.put("job", job.id());
    about.put("state", job.state().name().toLowerCase(Locale.ROOT));
    about.put("lines done", job.done() + (job.total() == null ? "" : " of " + job.total()));
    if (job.since() != null) {
      about.put("articles indexed after", job.since().toString());
    }
    if (job.asOf() != null) {
      about.put("articles indexed until", job.asOf().toString());
    }
    job.counts().forEach((word, count) -> about.put("count: " + word, Long.toString(count)));
    reading.detected().forEach((word, value) -> about.put("list: " + word, value));
    job.request().forEach((word, value) -> about.put("asked: " + word, value));
    job.events().forEach(event -> about.put("at " + event.at(), event.what()));
    return about;
  }
}
