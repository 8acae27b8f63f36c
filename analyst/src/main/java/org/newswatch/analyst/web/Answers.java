package org.newswatch.analyst.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.ArticleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of a call, as a page; and what an address or a form says. */
final class Answers {

  private static final Logger LOGGER = LoggerFactory.getLogger(Answers.class);
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_SECONDS = "5";

  private final Templates templates;

  Answers(Templates templates) {
    this.templates = templates;
  }

  /** What was found in this template, or a page that says why there is nothing. */
  <T> void show(Context ctx, Result<T> result, String template, Function<T, Object> view) {
    show(ctx, "", result, template, view);
  }

  /**
   * The same of an asked query.
   *
   * @param query what was asked, to be shown with what is wrong in it
   */
  <T> void show(
      Context ctx, String query, Result<T> result, String template, Function<T, Object> view) {
    when(ctx, query, result, value -> html(ctx, OK, templates.render(template, view.apply(value))));
  }

  /** Does something with what was found, or shows why there is nothing. */
  <T> void when(Context ctx, String query, Result<T> result, Then<T> found) {
    switch (result) {
      case Result.Found<T> value -> found.take(value.value());
      case Result.BadQuery<T> bad ->
          html(
              ctx,
              BAD_REQUEST,
              templates.render("search.jte", SearchPages.problem(query, bad.problem())));
      case Result.Missing<T> missing -> missing(ctx, missing.what());
      case Result.Refused<T> refused -> message(ctx, BAD_REQUEST, refused.cause(), refused.fix());
      case Result.Unavailable<T> away -> {
        LOGGER.atWarn().addKeyValue("why", away.why()).log("a page is not answered now");
        ctx.header("Retry-After", RETRY_SECONDS);
        message(ctx, UNAVAILABLE, "Not now", away.why() + " Try again soon.");
      }
    }
  }

  /** What is done with something that was found. */
  @FunctionalInterface
  interface Then<T> {
    void take(T found);
  }

  /** A page, whole or in part, without a call. */
  void page(Context ctx, int status, String template, Object view) {
    html(ctx, status, templates.render(template, view));
  }

  /** The page that says one thing. */
  void message(Context ctx, int status, String heading, String detail) {
    html(ctx, status, templates.message(heading, detail));
  }

  void missing(Context ctx, String what) {
    message(ctx, NOT_FOUND, "No such " + what, "It may have another address, or is not in yet.");
  }

  /** Leads to another page after something was done, which going back will not do again. */
  void seeOther(Context ctx, String path) {
    ctx.redirect(path, io.javalin.http.HttpStatus.forStatus(SEE_OTHER));
  }

  private static void html(Context ctx, int status, String html) {
    ctx.status(status).html(html);
  }

  /** What the address says; empty when it says nothing. */
  static String parameter(Context ctx, String name) {
    return orEmpty(ctx.queryParam(name));
  }

  /** What a form says; empty when it says nothing. */
  static String field(Context ctx, String name) {
    return orEmpty(ctx.formParam(name));
  }

  /** The article that the path names; empty when that is no article's id. */
  static Optional<ArticleId> articleId(Context ctx) {
    try {
      return Optional.of(new ArticleId(ctx.pathParam("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** The number that the address says; empty when it says none, or one out of bounds. */
  static Optional<Integer> number(Context ctx, String name, int least, int most) {
    try {
      int number = Integer.parseInt(parameter(ctx, name));
      return number < least || number > most ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
