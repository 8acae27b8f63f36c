package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.sources.SourceCalls;
import org.newswatch.analyst.sources.SourceView;
import org.newswatch.contract.Source;
import org.newswatch.desk.SourceLooks;

/** The pages of what is crawled. */
final class SourceRoutes implements PageRoutes {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;
  private static final List<String> FIELDS =
      List.of("address", "kind", "id", "name", "country", "language");
  private static final int FIELD_CHARS_MAX = 2_000;

  private final SourceCalls sources;
  private final Answers answers;
  private final InstantSource clock;

  SourceRoutes(SourceCalls sources, Answers answers, InstantSource clock) {
    this.sources = sources;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/sources", this::overview);
    routes.get("/sources/new", this::look);
    routes.post("/sources/new", this::add);
    routes.get("/sources/{id}", ctx -> sheet(ctx, "source.jte"));
    routes.get("/sources/{id}/remove", ctx -> sheet(ctx, "source-remove.jte"));
    routes.post("/sources/{id}/pause", ctx -> done(ctx, sources.pause(id(ctx))));
    routes.post("/sources/{id}/resume", ctx -> done(ctx, sources.resume(id(ctx))));
    routes.post("/sources/{id}/remove", this::remove);
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }

  private void overview(Context ctx) throws InterruptedException {
    String state = Answers.parameter(ctx, "state");
    answers.show(
        ctx,
        sources.all(),
        "sources.jte",
        all -> SourcePages.overview(all, state, clock.instant()));
  }

  private void sheet(Context ctx, String template) throws InterruptedException {
    answers.show(
        ctx, sources.get(id(ctx)), template, one -> SourcePages.sheet(one, clock.instant()));
  }

  private void done(Context ctx, Result<SourceView> result) {
    answers.when(
        ctx, "", result, one -> answers.seeOther(ctx, SourcePages.path(one.source().id())));
  }

  private void remove(Context ctx) throws InterruptedException {
    answers.when(ctx, "", sources.remove(id(ctx)), gone -> answers.seeOther(ctx, "/sources"));
  }

  private static Map<String, String> typed(UnaryOperator<String> field) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : FIELDS) {
      String value = field.apply(name).strip();
      if (!value.isEmpty() && value.length() <= FIELD_CHARS_MAX) {
        typed.put(name, value);
      }
    }
    return typed;
  }

  private static SourceLooks.Wish wish(Map<String, String> typed) {
    return new SourceLooks.Wish(
        typed.getOrDefault("address", ""),
        Arrays.stream(Source.Kind.values())
            .filter(kind -> AlertPages.word(kind).equals(typed.get("kind")))
            .findFirst()
            .orElse(null),
        orNull(typed, "id"),
        orNull(typed, "name"),
        orNull(typed, "country"),
        orNull(typed, "language"));
  }

  private static @Nullable String orNull(Map<String, String> typed, String field) {
    return typed.get(field);
  }

  /** The form; with an address also what came of a look at it. */
  private void look(Context ctx) throws InterruptedException {
    Map<String, String> typed = typed(name -> Answers.parameter(ctx, name));
    if (!typed.containsKey("address")) {
      answers.page(ctx, OK, "source-new.jte", SourcePages.empty(typed, "", ""));
      return;
    }
    switch (sources.look(wish(typed))) {
      case Result.Found<SourceLooks.Look> found ->
          answers.page(ctx, OK, "source-new.jte", SourcePages.looked(typed, found.value()));
      case Result.Refused<SourceLooks.Look> no ->
          form(ctx, BAD_REQUEST, typed, no.cause(), no.fix());
      case Result.BadQuery<SourceLooks.Look> bad ->
          form(ctx, BAD_REQUEST, typed, bad.problem().cause(), bad.problem().fix());
      case Result.Missing<SourceLooks.Look> missing -> answers.missing(ctx, missing.what());
      case Result.Unavailable<SourceLooks.Look> away ->
          form(ctx, UNAVAILABLE, typed, away.why(), "Try again soon.");
    }
  }

  private void add(Context ctx) throws InterruptedException {
    Map<String, String> typed = typed(name -> Answers.field(ctx, name));
    switch (sources.add(wish(typed))) {
      case Result.Found<SourceView> found ->
          answers.seeOther(ctx, SourcePages.path(found.value().source().id()));
      case Result.Refused<SourceView> no -> form(ctx, BAD_REQUEST, typed, no.cause(), no.fix());
      case Result.BadQuery<SourceView> bad ->
          form(ctx, BAD_REQUEST, typed, bad.problem().cause(), bad.problem().fix());
      case Result.Missing<SourceView> missing -> answers.missing(ctx, missing.what());
      case Result.Unavailable<SourceView> away ->
          form(ctx, UNAVAILABLE, typed, away.why(), "Try again soon.");
    }
  }

  private void form(Context ctx, int status, Map<String, String> typed, String cause, String fix) {
    answers.page(ctx, status, "source-new.jte", SourcePages.empty(typed, cause, fix));
  }
}
