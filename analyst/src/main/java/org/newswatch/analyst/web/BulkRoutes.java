package org.newswatch.analyst.web;

import io.javalin.config.MultipartConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.bulk.BulkList;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.subscriptions.SubscriptionCalls;
import org.newswatch.contract.Job;

/** The pages of bulk searches: bring a list, see how it is read, watch it, take the results. */
final class BulkRoutes implements PageRoutes {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** Of a form, beside the largest list that settings allow. */
  private static final int FORM_MEBIBYTES_MAX = 1_100;

  private static final int IN_MEMORY_MEBIBYTES = 1;

  private static final int PAGES_MAX = 10_000;
  private static final int JOBS_SHOWN = 100;

  private final Jobs jobs;
  private final BulkCalls bulk;
  private final ListSubscriptions subscriptions;
  private final Answers answers;
  private final InstantSource clock;
  private final Drafts drafts = new Drafts(new SecureRandom());

  BulkRoutes(LongWork work, SubscriptionCalls subscriptions, Answers answers, InstantSource clock) {
    this.jobs = work.jobs();
    this.bulk = work.bulk();
    this.subscriptions = new ListSubscriptions(bulk, subscriptions);
    this.answers = answers;
    this.clock = clock;
  }

  /** Bounds what forms with files may be. */
  static void bound(MultipartConfig forms) {
    forms.maxTotalRequestSize(FORM_MEBIBYTES_MAX, SizeUnit.MB);
    forms.maxInMemoryFileSize(IN_MEMORY_MEBIBYTES, SizeUnit.MB);
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/bulk", ctx -> start(ctx, BulkForm.blank(ctx), OK, List.of(), null, ""));
    routes.post("/bulk", this::brought);
    routes.get("/bulk/{id}", this::job);
    routes.get("/bulk/{id}/state", this::state);
    routes.post("/bulk/{id}/pause", ctx -> done(ctx, jobs.pause(ctx.pathParam("id"))));
    routes.post("/bulk/{id}/resume", ctx -> done(ctx, jobs.resume(ctx.pathParam("id"))));
    routes.post("/bulk/{id}/cancel", ctx -> done(ctx, jobs.cancel(ctx.pathParam("id"))));
    routes.post("/bulk/{id}/again", ctx -> done(ctx, bulk.again(ctx.pathParam("id"), null)));
    routes.post(
        "/bulk/{id}/subscribe",
        ctx ->
            answers.show(
                ctx,
                jobs.get(ctx.pathParam("id")).then(subscriptions::of),
                "bulksubscribed.jte",
                view -> view));
    routes.post(
        "/bulk/{id}/remove",
        ctx ->
            answers.when(
                ctx, "", jobs.remove(ctx.pathParam("id")), gone -> answers.seeOther(ctx, "/bulk")));
  }

  private void start(
      Context ctx,
      BulkForm form,
      int status,
      List<String> refused,
      BulkViews.@Nullable Preview preview,
      String draft) {
    List<Job> all =
        switch (jobs.list()) {
          case Result.Found<List<Job>> found -> found.value();
          case Result.BadQuery<List<Job>> none -> List.of();
          case Result.Missing<List<Job>> none -> List.of();
          case Result.Refused<List<Job>> none -> List.of();
          case Result.Unavailable<List<Job>> none -> List.of();
        };
    answers.page(
        ctx,
        status,
        "bulk.jte",
        new BulkViews.Start(
            form.view(draft),
            refused,
            preview,
            all.stream().limit(JOBS_SHOWN).map(job -> BulkPages.row(job, clock.instant())).toList(),
            "Up to %s lines and %s."
                .formatted(
                    BulkPages.number(jobs.settings().linesMax()), jobs.settings().listMax())));
  }

  private void brought(Context ctx) throws IOException, InterruptedException {
    BulkForm form = BulkForm.of(ctx, drafts, (int) jobs.settings().listMax().bytes());
    if (form.list().length == 0) {
      start(
          ctx,
          form,
          BAD_REQUEST,
          List.of("There is no list yet.", "Paste one, or choose a file."),
          null,
          "");
      return;
    }
    if (Answers.field(ctx, "do").equals("look")) {
      Result<BulkList> look =
          form.options().then(options -> bulk.look(form.list(), options.list()));
      tell(
          ctx,
          form,
          look,
          list -> start(ctx, form, OK, List.of(), BulkPages.preview(list), draft(form)));
    } else {
      Result<Job> begun =
          form.options()
              .then(options -> bulk.start(form.field("name"), form.list(), options, null));
      tell(ctx, form, begun, job -> answers.seeOther(ctx, "/bulk/" + job.id()));
    }
  }

  private String draft(BulkForm form) {
    return drafts.keep(form.list());
  }

  /** What was refused is told above the form, which is as it was filled in. */
  private <T> void tell(Context ctx, BulkForm form, Result<T> result, Answers.Then<T> found) {
    if (result instanceof Result.Refused<T> refused) {
      String draft = form.text().isEmpty() ? draft(form) : "";
      start(ctx, form, BAD_REQUEST, List.of(refused.cause(), refused.fix()), null, draft);
    } else {
      answers.when(ctx, "", result, found);
    }
  }

  private void done(Context ctx, Result<Job> result) {
    answers.when(ctx, "", result, job -> answers.seeOther(ctx, page(job)));
  }

  private static String page(Job job) {
    return switch (job.kind()) {
      case BULK -> "/bulk/" + job.id();
      case EXPORT -> "/exports/" + job.id();
    };
  }

  /** The part of the page that changes by itself; when it will no more, the whole page. */
  private void state(Context ctx) {
    answers.when(
        ctx,
        "",
        jobs.get(ctx.pathParam("id")),
        job -> {
          BulkViews.State state = BulkPages.state(job);
          if (!state.progress().moves()) {
            ctx.header("HX-Refresh", "true");
          }
          answers.page(ctx, OK, "bulkstate.jte", state);
        });
  }

  private void job(Context ctx) throws InterruptedException {
    String id = ctx.pathParam("id");
    BulkResult.State shown = shown(Answers.parameter(ctx, "state"));
    int page = Answers.number(ctx, "page", 1, PAGES_MAX).orElse(1);
    answers.show(
        ctx,
        jobs.get(id)
            .then(
                job ->
                    bulk.reading(id)
                        .then(
                            reading ->
                                results(id, shown, page)
                                    .then(
                                        results ->
                                            new Result.Found<>(
                                                BulkPages.page(
                                                    job, reading, results, shown, page))))),
        "bulkjob.jte",
        view -> view);
  }

  /** Before the first line is done there are none. */
  private Result<BulkCalls.Results> results(String id, BulkResult.@Nullable State shown, int page)
      throws InterruptedException {
    Result<BulkCalls.Results> results =
        bulk.results(id, shown, (page - 1) * BulkPages.ROWS, BulkPages.ROWS);
    return results instanceof Result.Missing<BulkCalls.Results>
        ? new Result.Found<>(new BulkCalls.Results(List.of(), 0))
        : results;
  }

  private static BulkResult.@Nullable State shown(String word) {
    return STATES.get(word.toUpperCase(Locale.ROOT));
  }

  private static final Map<String, BulkResult.State> STATES =
      Map.of(
          "FOUND", BulkResult.State.FOUND,
          "NOTHING", BulkResult.State.NOTHING,
          "WRONG", BulkResult.State.WRONG);
}
