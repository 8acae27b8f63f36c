package org.newswatch.analyst.web;

import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;
import org.newswatch.analyst.rest.Rest;
import org.newswatch.query.QueryLimits;

/** All that a browser or a program can ask for: pages, REST, and what pages load. */
public final class Site {

  static final long REQUEST_BYTES_MAX = 100_000;

  /** What a UTF-16 unit can become in an address: three bytes, each as {@code %xx}. */
  private static final int ENCODED_BYTES_MAX = 9;

  /** Everything in a request's head but the query. */
  private static final int OTHER_HEADER_BYTES_MAX = 16_384;

  /** A request's head: any query that the language takes fits in. */
  static final int HEADER_BYTES_MAX =
      ENCODED_BYTES_MAX * QueryLimits.QUERY_CHARS_MAX + OTHER_HEADER_BYTES_MAX;

  private final Templates templates;
  private final List<PageRoutes> pages;
  private final Rest rest;
  private final int formBytesMax;

  /** Shows what these calls find. */
  public Site(Calls calls, InstantSource clock, Access access) {
    var assets = new Assets();
    this.templates = new Templates(assets);
    var answers = new Answers(templates);
    this.pages =
        List.of(
            new Guard(access),
            new Gate(access, answers),
            assets,
            new HomeRoutes(calls, answers, clock),
            new SearchRoutes(calls.search(), answers, clock),
            new ArticleRoutes(calls.search(), answers),
            new RevisionRoutes(calls.revisions(), answers),
            new StoryRoutes(calls.stories(), answers),
            new CalendarRoutes(calls.calendar(), answers),
            new EntityRoutes(calls, answers),
            new DecisionRoutes(calls, answers),
            new BulkRoutes(calls.work(), calls.desked().subscriptions(), answers, clock),
            new SubscriptionRoutes(calls.desked(), answers, clock),
            new AlertRoutes(calls.desked(), answers, clock),
            new SourceRoutes(calls.desked().sources(), answers, clock),
            new ExportRoutes(calls.work(), answers),
            new Failures(answers));
    this.rest = new Rest(calls.endpoints());
    this.formBytesMax = (int) calls.work().jobs().settings().listMax().bytes();
  }

  /** Puts the routes, their bounds and the answers to refused requests into a server. */
  public void into(JavalinConfig javalin) {
    javalin.http.maxRequestSize = REQUEST_BYTES_MAX;
    BulkRoutes.bound(javalin.jetty.multipartConfig);
    javalin.jetty.modifyServletContextHandler(jetty -> jetty.setMaxFormContentSize(formBytesMax));
    javalin.jetty.modifyHttpConfiguration(jetty -> jetty.setRequestHeaderSize(HEADER_BYTES_MAX));
    javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Refusals(templates)));
    pages.forEach(page -> page.route(javalin.routes));
    rest.into(javalin.routes);
  }
}
