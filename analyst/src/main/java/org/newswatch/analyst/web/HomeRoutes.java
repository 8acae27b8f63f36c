package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.analyst.search.SearchRequest.Sort;

/** The start page. */
final class HomeRoutes implements PageRoutes {

  private static final int LATEST = 8;
  private static final int STORIES = 9;
  private static final int STORY_HOURS = 24;
  private static final int RISING = 8;
  private static final int COMING_DAYS = 30;

  /** For a broker that is away the page does not wait. */
  private static final Duration SOURCES_WITHIN = Duration.ofMillis(500);

  private final Calls calls;
  private final Answers answers;
  private final InstantSource clock;

  HomeRoutes(Calls calls, Answers answers, InstantSource clock) {
    this.calls = calls;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/", this::home);
  }

  private void home(Context ctx) throws InterruptedException {
    if (!Answers.parameter(ctx, "q").isBlank()) {
      // Where searches were before they had a page of their own.
      answers.seeOther(ctx, "/search?" + ctx.queryString());
      return;
    }
    LocalDate tomorrow = calls.calendar().today().plusDays(1);
    try (var together = new Together()) {
      var stories = together.ask(() -> calls.stories().latest(STORY_HOURS, STORIES));
      var latest =
          together.ask(
              () -> calls.search().search(SearchRequest.of("", LATEST, 0).sorted(Sort.NEWEST)));
      var rising = together.ask(() -> calls.rising().rising(RISING));
      var coming =
          together.ask(
              () -> calls.calendar().days("", tomorrow, tomorrow.plusDays(COMING_DAYS - 1)));
      var sources = together.ask(() -> calls.desked().sources().all());
      answers.show(
          ctx,
          stories
              .answer()
              .then(
                  told ->
                      latest
                          .answer()
                          .then(
                              newest ->
                                  new Result.Found<>(
                                      HomePages.view(
                                          told,
                                          newest,
                                          rising.found().orElse(null),
                                          coming.found().orElse(null),
                                          sources.foundWithin(SOURCES_WITHIN).orElse(null),
                                          clock.instant())))),
          "home.jte",
          view -> view);
    }
  }
}
