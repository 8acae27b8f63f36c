package org.newswatch.analyst.web;

import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import org.newswatch.analyst.rest.Rest;
import org.newswatch.query.QueryLimits;

/** All that a browser or a program can ask for: pages, REST, and what pages load. */
public final class Site {

  /** What a UTF-16 unit can become in an address: three bytes, each as {@code %xx}. */
  private static final int ENCODED_BYTES_MAX = 9;

  /** Everything in a request's head but the query. */
  private static final int OTHER_HEADER_BYTES_MAX = 16_384;

  /** A request's head: any query that the language takes fits in. */
  static final int HEADER_BYTES_MAX =
      ENCODED_BYTES_MAX * QueryLimits.QUERY_CHARS_MAX + OTHER_HEADER_BYTES_MAX;

  private final Pages pages;
  private final Faces faces;
  private final Rest rest;

  /** Shows what these calls find. */
  public Site(Calls calls, InstantSource clock) {
    var assets = new Assets();
    this.pages = new Pages(assets.cssAddress());
    this.faces = new Faces(calls, pages, assets, clock);
    this.rest = new Rest(calls.endpoints());
  }

  /** Puts the routes, their bounds and the answers to refused requests into a server. */
  public void into(JavalinConfig javalin) {
    javalin.http.maxRequestSize = Faces.REQUEST_BYTES_MAX;
    javalin.jetty.modifyHttpConfiguration(jetty -> jetty.setRequestHeaderSize(HEADER_BYTES_MAX));
    javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Refusals(pages)));
    faces.route(javalin.routes);
    rest.into(javalin.routes);
  }
}
