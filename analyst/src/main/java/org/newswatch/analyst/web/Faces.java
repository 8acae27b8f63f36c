package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.rest.Problem;
import org.newswatch.analyst.rest.Rest;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.analyst.search.SearchRequest.Sort;
import org.newswatch.contract.ArticleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls, shown as pages. */
final class Faces {

  static final long REQUEST_BYTES_MAX = 100_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(Faces.class);
  private static final int HITS_PER_PAGE = 20;
  private static final int LATEST = 10;
  private static final int STORIES = 8;
  private static final int STORY_HOURS = 24;
  private static final int STORY_ARTICLES = 100;
  private static final int UNAVAILABLE = 503;

  /** Nothing but our own style sheet, icon and forms; no script at all. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** Of every answer; only assets may be kept. */
  static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  /** Another name that leads here is a foreign page's trick to read what is local. */
  private static final Pattern OWN_HOST =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

  private final Calls calls;
  private final Pages pages;
  private final Assets assets;
  private final InstantSource clock;

  Faces(Calls calls, Pages pages, Assets assets, InstantSource clock) {
    this.calls = calls;
    this.pages = pages;
    this.assets = assets;
    this.clock = clock;
  }

  void route(RoutesConfig routes) {
    routes.before(this::guard);
    routes.get("/", this::searchPage);
    routes.get("/calendar", this::calendarPage);
    routes.get("/stories/{id}", this::storyPage);
    routes.get("/articles/{id}", this::articlePage);
    routes.get(Assets.CSS, ctx -> asset(ctx, "text/css; charset=utf-8", assets.css()));
    routes.get(Assets.ICON, ctx -> asset(ctx, "image/svg+xml", assets.icon()));
    routes.error(
        404,
        ctx -> {
          // Ours have said what is missing; the server's own word for it is no page.
          String said = ctx.result();
          if (said == null || said.startsWith("Endpoint")) {
            fail(ctx, 404, "Not found", "There is no such " + (isRest(ctx) ? "call." : "page."));
          }
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOGGER.atError().addKeyValue("path", ctx.path()).setCause(e).log("request failed");
          fail(ctx, 500, "Something is broken", "The log says what is broken.");
        });
  }

  private static boolean isRest(Context ctx) {
    return ctx.path().startsWith(Rest.BASE);
  }

  /** Programs are told in JSON, people on a page. */
  private void fail(Context ctx, int status, String heading, String detail) {
    if (isRest(ctx)) {
      ctx.status(status).contentType("application/json").result(Json.bytes(Problem.answer(detail)));
    } else {
      html(ctx, status, pages.message(heading, detail));
    }
  }

  private void guard(Context ctx) {
    SECURITY_HEADERS.forEach(ctx::header);
    String host = ctx.header("Host");
    if (host == null || !OWN_HOST.matcher(host).matches()) {
      ctx.status(421).contentType("text/plain").result("This server answers on loopback only.");
      ctx.skipRemainingHandlers();
    }
  }

  private void searchPage(Context ctx) throws InterruptedException {
    String query = parameter(ctx, "q").strip();
    if (query.isEmpty()) {
      show(
          ctx,
          query,
          calls
              .stories()
              .latest(STORY_HOURS, STORIES)
              .then(
                  stories ->
                      calls
                          .search()
                          .search(SearchRequest.of("", LATEST, 0).sorted(Sort.NEWEST))
                          .then(
                              latest ->
                                  new Result.Found<>(
                                      pages.home(stories, latest, clock.instant())))),
          Function.identity());
      return;
    }
    SearchState state = state(ctx, query);
    var request =
        new SearchRequest(
            query,
            HITS_PER_PAGE,
            (state.page() - 1) * HITS_PER_PAGE,
            null,
            state.sort(),
            state.originals(),
            true);
    show(
        ctx,
        query,
        calls.search().search(request),
        found -> pages.results(state, found, HITS_PER_PAGE, clock.instant()));
  }

  private void storyPage(Context ctx) throws InterruptedException {
    show(ctx, "", calls.stories().story(ctx.pathParam("id"), STORY_ARTICLES), pages::story);
  }

  private void calendarPage(Context ctx) throws InterruptedException {
    String query = parameter(ctx, "q").strip();
    LocalDate today = calls.calendar().today();
    LocalDate from = CalendarPages.opens(parameter(ctx, "from"), today);
    show(
        ctx,
        query,
        calls.calendar().days(query, from, from.plusDays(CalendarPages.DAYS - 1)),
        days -> pages.calendar(query, days, today));
  }

  private void articlePage(Context ctx) throws InterruptedException {
    Optional<ArticleId> id = id(ctx);
    if (id.isEmpty()) {
      missing(ctx, "article");
      return;
    }
    show(
        ctx,
        "",
        calls.search().article(id.get()),
        found -> pages.article(found, parameter(ctx, "q").strip()));
  }

  /** What was found as a page, or why there is none. */
  private <T> void show(Context ctx, String query, Result<T> result, Function<T, String> page) {
    switch (result) {
      case Result.Found<T> found -> html(ctx, 200, page.apply(found.value()));
      case Result.BadQuery<T> bad -> html(ctx, 400, pages.problem(query, bad.problem()));
      case Result.Missing<T> missing -> missing(ctx, missing.what());
      case Result.Refused<T> refused ->
          html(ctx, 400, pages.message(refused.cause(), refused.fix()));
      case Result.Unavailable<T> away -> unavailable(ctx, away.why());
    }
  }

  /** What the address says; what it says wrongly is as if it said nothing. */
  private static SearchState state(Context ctx, String query) {
    String sort = parameter(ctx, "sort");
    return new SearchState(
        query,
        Arrays.stream(Sort.values())
            .filter(each -> SearchState.word(each).equals(sort))
            .findFirst()
            .orElse(Sort.RELEVANCE),
        parameter(ctx, "originals").equals("true"),
        number(ctx, "page", 1, 1, SearchCalls.DEPTH_MAX / HITS_PER_PAGE).orElse(1));
  }

  private static void html(Context ctx, int status, String html) {
    ctx.status(status).html(html);
  }

  private static void asset(Context ctx, String type, byte[] bytes) {
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.contentType(type).result(bytes);
  }

  private void missing(Context ctx, String what) {
    html(
        ctx,
        404,
        pages.message("No such " + what, "It may have another address, or is not in yet."));
  }

  private void unavailable(Context ctx, String why) {
    LOGGER.atWarn().addKeyValue("why", why).log("the index does not answer");
    ctx.header("Retry-After", "5");
    html(ctx, UNAVAILABLE, pages.message("The index does not answer", why + " Try again soon."));
  }

  private static Optional<ArticleId> id(Context ctx) {
    try {
      return Optional.of(new ArticleId(ctx.pathParam("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String parameter(Context ctx, String name) {
    @Nullable String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }

  /** The number, its default when absent, or empty when it is none or out of bounds. */
  private static Optional<Integer> number(
      Context ctx, String name, int byDefault, int least, int most) {
    String value = parameter(ctx, name);
    if (value.isEmpty()) {
      return Optional.of(byDefault);
    }
    try {
      int number = Integer.parseInt(value);
      return number < least || number > most ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
