package org.newswatch.analyst.attention;

import java.time.LocalDate;
import java.util.List;
import org.newswatch.analyst.attention.Attention.By;
import org.newswatch.analyst.attention.Attention.Interval;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.query.QueryLimits;

/** Attention as REST. */
public final class AttentionRest {

  private static final int DAYS = 28;

  private static final Param<String> QUERY =
      Param.text("q", "What is asked after; all articles without it.", QueryLimits.QUERY_CHARS_MAX);
  private static final Param<LocalDate> FROM =
      Param.day("from", "The first day; four weeks ago without it.");
  private static final Param<LocalDate> TO = Param.day("to", "The last day; today without it.");
  private static final Param<Interval> INTERVAL =
      Param.choice("interval", "How long each piece of time is.", Interval.class, Interval.DAY);
  private static final Param<By> BY =
      Param.choice("by", "What tells groups of articles apart.", By.class, By.NOTHING);

  private AttentionRest() {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(AttentionCalls calls) {
    return List.of(
        Endpoint.get("/attention", "attention")
            .says("attention", "How many articles match over time, among how many there are.")
            .takes(QUERY, FROM, TO, INTERVAL, BY)
            .answers(
                Attention.class,
                request -> {
                  LocalDate to = request.find(TO).orElse(calls.today());
                  return calls.over(
                      request.get(QUERY),
                      request.find(FROM).orElse(to.minusDays(DAYS - 1)),
                      to,
                      request.get(INTERVAL),
                      request.get(BY));
                }));
  }
}
