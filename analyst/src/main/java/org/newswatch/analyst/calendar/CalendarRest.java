package org.newswatch.analyst.calendar;

import java.time.LocalDate;
import java.util.List;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.query.QueryLimits;

/** The calendar as REST. */
public final class CalendarRest {

  /** Days before today with which a calendar opens. */
  public static final int BEFORE = 7;

  /** Days after today with which it ends. */
  public static final int AFTER = 30;

  private static final Param<String> QUERY =
      Param.text("q", "Which articles are asked; all without it.", QueryLimits.QUERY_CHARS_MAX);
  private static final Param<LocalDate> FROM =
      Param.day("from", "The first day; a week ago without it.");
  private static final Param<LocalDate> TO =
      Param.day("to", "The last day; in thirty days without it.");

  private CalendarRest() {}

  /** The days of a span. */
  public record Days(List<CalendarDay> days) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(CalendarCalls calls) {
    return List.of(
        Endpoint.get("/calendar", "calendar")
            .says("calendar", "The days that articles speak of, past and to come.")
            .takes(QUERY, FROM, TO)
            .answers(
                Days.class,
                request ->
                    calls
                        .days(
                            request.get(QUERY),
                            request.find(FROM).orElse(calls.today().minusDays(BEFORE)),
                            request.find(TO).orElse(calls.today().plusDays(AFTER)))
                        .then(
                            days ->
                                new org.newswatch.analyst.index.Result.Found<>(new Days(days)))));
  }
}
