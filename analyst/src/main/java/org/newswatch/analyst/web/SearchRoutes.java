package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Arrays;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.analyst.search.SearchRequest.Sort;

/** The pages of hits. */
final class SearchRoutes implements PageRoutes {

  private static final int HITS_PER_PAGE = 20;

  private final SearchCalls search;
  private final Answers answers;
  private final InstantSource clock;

  SearchRoutes(SearchCalls search, Answers answers, InstantSource clock) {
    this.search = search;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/search", ctx -> results(ctx, state(ctx, Answers.parameter(ctx, "q").strip())));
  }

  private void results(Context ctx, SearchState state) throws InterruptedException {
    var request =
        new SearchRequest(
            state.query(),
            HITS_PER_PAGE,
            (state.page() - 1) * HITS_PER_PAGE,
            null,
            state.sort(),
            state.originals(),
            true);
    answers.show(
        ctx,
        state.query(),
        search.search(request),
        "search.jte",
        found -> SearchPages.results(state, found, HITS_PER_PAGE, clock.instant()));
  }

  /** What the address says; what it says wrongly is as if it said nothing. */
  private static SearchState state(Context ctx, String query) {
    String sort = Answers.parameter(ctx, "sort");
    return new SearchState(
        query,
        Arrays.stream(Sort.values())
            .filter(each -> SearchState.word(each).equals(sort))
            .findFirst()
            .orElse(Sort.RELEVANCE),
        Answers.parameter(ctx, "originals").equals("true"),
        Answers.number(ctx, "page", 1, SearchCalls.DEPTH_MAX / HITS_PER_PAGE).orElse(1));
  }
}
