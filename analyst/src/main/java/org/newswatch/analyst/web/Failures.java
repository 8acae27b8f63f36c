package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.rest.Problem;
import org.newswatch.analyst.rest.Rest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said where there is nothing, or something broke: in JSON to programs, else on a page. */
final class Failures implements PageRoutes {

  private static final Logger LOGGER = LoggerFactory.getLogger(Failures.class);
  private static final int NOT_FOUND = 404;
  private static final int BROKEN = 500;

  private final Answers answers;

  Failures(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.error(
        NOT_FOUND,
        ctx -> {
          // Ours have said what is missing; the server's own word for it is no page.
          String said = ctx.result();
          if (said == null || said.startsWith("Endpoint")) {
            String what = isRest(ctx) ? "call." : "page.";
            fail(ctx, NOT_FOUND, "Not found", "There is no such " + what);
          }
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOGGER.atError().addKeyValue("path", ctx.path()).setCause(e).log("request failed");
          fail(ctx, BROKEN, "Something is broken", "The log says what is broken.");
        });
  }

  private static boolean isRest(Context ctx) {
    return ctx.path().startsWith(Rest.BASE);
  }

  private void fail(Context ctx, int status, String heading, String detail) {
    if (isRest(ctx)) {
      ctx.status(status).contentType("application/json").result(Json.bytes(Problem.answer(detail)));
    } else {
      answers.message(ctx, status, heading, detail);
    }
  }
}
