package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import org.newswatch.analyst.export.ExportCalls;
import org.newswatch.analyst.export.ExportRequest;
import org.newswatch.analyst.export.Format;
import org.newswatch.analyst.jobs.Jobs;

/** Has all articles of a search written down, and shows how far that is. */
final class ExportRoutes implements PageRoutes {

  private final ExportCalls exports;
  private final Jobs jobs;
  private final Answers answers;

  ExportRoutes(LongWork work, Answers answers) {
    this.exports = work.export();
    this.jobs = work.jobs();
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.post("/exports", this::begin);
    routes.get(
        "/exports/{id}",
        ctx -> answers.show(ctx, jobs.get(ctx.pathParam("id")), "export.jte", ExportPages::view));
  }

  private void begin(Context ctx) throws InterruptedException {
    String query = Answers.field(ctx, "q").strip();
    answers.when(
        ctx,
        query,
        exports.start(
            "",
            new ExportRequest(
                query,
                format(Answers.field(ctx, "format")),
                Answers.field(ctx, "gzip").equals("true"),
                Answers.field(ctx, "originals").equals("true"),
                null,
                null,
                null),
            null),
        job -> answers.seeOther(ctx, "/exports/" + job.id()));
  }

  /** What a form says; what it says wrongly is as if it said nothing. */
  private static Format format(String word) {
    return Arrays.stream(Format.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElse(Format.JSONL);
  }
}
