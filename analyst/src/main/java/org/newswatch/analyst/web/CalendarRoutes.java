package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import org.newswatch.analyst.calendar.CalendarCalls;

/** The page of the days that articles speak of. */
final class CalendarRoutes implements PageRoutes {

  private final CalendarCalls calendar;
  private final Answers answers;

  CalendarRoutes(CalendarCalls calendar, Answers answers) {
    this.calendar = calendar;
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/calendar", this::calendar);
  }

  private void calendar(Context ctx) throws InterruptedException {
    String query = Answers.parameter(ctx, "q").strip();
    LocalDate today = calendar.today();
    LocalDate from = CalendarPages.opens(Answers.parameter(ctx, "from"), today);
    answers.show(
        ctx,
        query,
        calendar.days(query, from, from.plusDays(CalendarPages.DAYS - 1)),
        "calendar.jte",
        days -> CalendarPages.view(query, days, today));
  }
}
