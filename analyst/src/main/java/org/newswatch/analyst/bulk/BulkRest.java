package org.newswatch.analyst.bulk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.jobs.JobsRest;
import org.newswatch.analyst.lists.ListParams;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.analyst.rest.Payload;
import org.newswatch.analyst.rest.Request;
import org.newswatch.contract.Job;
import org.newswatch.contract.Limits;

/** Bulk searches as REST. */
public final class BulkRest {

  private static final String GROUP = "bulk";
  private static final int LINES_SHOWN = 20;
  private static final int RESULTS_DEFAULT = 50;

  /** Not what a form of a foreign page can send without asking. */
  private static final List<String> LIST_TYPES =
      List.of(
          "text/csv",
          "text/tab-separated-values",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final Param<String> NAME =
      Param.text("name", "What people call it.", Limits.LABEL_CHARS_MAX);
  private static final Param<Integer> HITS =
      Param.number(
          "hits",
          "How many articles each line lists; all are counted.",
          BulkOptions.HITS_DEFAULT,
          0,
          BulkOptions.HITS_MAX);
  private static final Param<Boolean> ORIGINALS =
      Param.flag("originals", "Leave out articles that repeat an earlier one.");
  private static final Param<Integer> OFFSET =
      Param.number("offset", "Results to pass over.", 0, 0, Integer.MAX_VALUE);
  private static final Param<Integer> LIMIT =
      Param.number("limit", "Results to give.", RESULTS_DEFAULT, 0, BulkCalls.RESULTS_MAX);
  private static final Param<Shown> STATE =
      Param.choice("state", "Only lines of which this came.", Shown.class, Shown.ALL);

  /** Which results are given. */
  enum Shown {
    ALL(null),
    FOUND(BulkResult.State.FOUND),
    NOTHING(BulkResult.State.NOTHING),
    WRONG(BulkResult.State.WRONG);

    private final BulkResult.@Nullable State state;

    Shown(BulkResult.@Nullable State state) {
      this.state = state;
    }
  }

  private BulkRest() {}

  /**
   * How a list is read.
   *
   * @param header what its columns are called; empty when it does not say
   * @param lines how many there are
   * @param wrong how many of them cannot be asked
   * @param first the first of them
   */
  public record Look(
      List<String> header,
      Map<String, String> detected,
      long lines,
      long wrong,
      List<LookedAt> first) {

    static Look of(BulkList list) {
      return new Look(
          list.header(),
          list.detected(),
          list.lines().size(),
          list.lines().stream().filter(line -> line.ask() instanceof BulkLine.Ask.Wrong).count(),
          list.lines().stream().limit(LINES_SHOWN).map(LookedAt::of).toList());
    }
  }

  /**
   * A line of a list.
   *
   * @param fault why it cannot be asked; null when it can
   */
  public record LookedAt(
      int line, String id, List<String> cells, String asked, BulkResult.@Nullable Fault fault) {

    static LookedAt of(BulkLine line) {
      return new LookedAt(
          line.line(),
          line.id(),
          line.cells(),
          line.asked(),
          line.ask() instanceof BulkLine.Ask.Wrong wrong ? wrong.fault() : null);
    }
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(BulkCalls calls, Jobs jobs) {
    var list = new Payload(LIST_TYPES, jobs.settings().listMax().bytes());
    return List.of(
        Endpoint.post("/bulk/look", "lookAtList")
            .says(GROUP, "How a list is read: what was found out, and its first lines.")
            .takes(ListParams.all())
            .takes(list)
            .answers(
                Look.class,
                request ->
                    calls
                        .look(request.payload(), ListParams.said(request))
                        .then(read -> new Result.Found<>(Look.of(read)))),
        Endpoint.post("/bulk", "startBulk")
            .says(GROUP, "Begins a job that searches for each line of a list.")
            .takes(NAME, HITS, ORIGINALS, JobsRest.ONCE)
            .takes(ListParams.all())
            .takes(list)
            .answers(
                Job.class,
                request ->
                    calls.start(
                        request.get(NAME),
                        request.payload(),
                        options(request),
                        JobsRest.once(request))),
        Endpoint.post("/bulk/{id}/again", "bulkAgain")
            .says(GROUP, "Begins the same once more, for what was indexed since.")
            .takes(JobsRest.ID, JobsRest.ONCE)
            .answers(
                Job.class,
                request -> calls.again(request.get(JobsRest.ID), JobsRest.once(request))),
        Endpoint.get("/bulk/{id}/reading", "bulkReading")
            .says(GROUP, "How the list of a job was read.")
            .takes(JobsRest.ID)
            .answers(BulkCalls.Reading.class, request -> calls.reading(request.get(JobsRest.ID))),
        Endpoint.get("/bulk/{id}/results", "bulkResults")
            .says(GROUP, "What came of the lines of a job, in the list's order.")
            .takes(JobsRest.ID, STATE, OFFSET, LIMIT)
            .answers(
                BulkCalls.Results.class,
                request ->
                    calls.results(
                        request.get(JobsRest.ID),
                        request.get(STATE).state,
                        request.get(OFFSET),
                        request.get(LIMIT))));
  }

  private static BulkOptions options(Request request) {
    return new BulkOptions(request.get(HITS), request.get(ORIGINALS), ListParams.said(request));
  }
}
