package org.newswatch.analyst.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.jobs.JobsRest;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Request;
import org.newswatch.analyst.search.Cursor;
import org.newswatch.contract.Job;
import org.newswatch.contract.Limits;
import org.newswatch.query.QueryLimits;

/** Exports as REST. */
public final class ExportRest {

  private static final int TIME_CHARS_MAX = 40;
  private static final String GROUP = "export";

  private static final Param<String> QUERY =
      Param.text("q", "The query; all articles without it.", QueryLimits.QUERY_CHARS_MAX);
  private static final Param<Format> FORMAT =
      Param.choice("format", "How articles are written down.", Format.class, Format.JSONL);
  private static final Param<Boolean> GZIP = Param.flag("gzip", "Compress it.");
  private static final Param<Boolean> ORIGINALS =
      Param.flag("originals", "Leave out articles that repeat an earlier one.");
  private static final Param<Instant> SINCE =
      time("since", "Only what was indexed after this time.");
  private static final Param<Instant> AS_OF =
      time("asOf", "Only what was indexed until then; what a broken-off export said it is as of.");
  private static final Param<Cursor> AFTER =
      Param.parsed(
          "after",
          "Goes on after the article that has this cursor.",
          "must be the cursor of an exported article",
          Cursor.CHARS_MAX,
          Cursor::parse);
  private static final Param<String> NAME =
      Param.text("name", "What people call it.", Limits.LABEL_CHARS_MAX);

  private ExportRest() {}

  private static Param<Instant> time(String name, String doc) {
    return Param.parsed(
        name,
        doc,
        "must be a time such as 2026-12-01T10:00:00Z",
        TIME_CHARS_MAX,
        value -> Optional.ofNullable(ExportRequest.time(value)));
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(ExportCalls calls) {
    return List.of(
        Endpoint.get("/export", "export")
            .says(GROUP, "All articles that a query finds, the newest first, as they come.")
            .takes(QUERY, FORMAT, GZIP, ORIGINALS, SINCE, AS_OF, AFTER)
            .streams(
                List.of(
                    Format.JSONL.mediaType(false), Format.CSV.mediaType(false), Format.GZIP_TYPE),
                request ->
                    calls.stream(
                        request(
                            request,
                            request.find(AS_OF).orElse(null),
                            request.find(AFTER).orElse(null)))),
        Endpoint.post("/exports", "startExport")
            .says(GROUP, "Begins a job that writes down all articles that a query finds.")
            .takes(QUERY, FORMAT, GZIP, ORIGINALS, SINCE, NAME, JobsRest.ONCE)
            .answers(
                Job.class,
                request ->
                    calls.start(
                        request.get(NAME), request(request, null, null), JobsRest.once(request))));
  }

  private static ExportRequest request(
      Request request, @Nullable Instant asOf, @Nullable Cursor after) {
    return new ExportRequest(
        request.get(QUERY),
        request.get(FORMAT),
        request.get(GZIP),
        request.get(ORIGINALS),
        request.find(SINCE).orElse(null),
        asOf,
        after);
  }
}
