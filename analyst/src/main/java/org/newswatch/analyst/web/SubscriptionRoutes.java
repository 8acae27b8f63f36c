package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.subscriptions.AlertCalls;
import org.newswatch.analyst.subscriptions.Settings;
import org.newswatch.analyst.subscriptions.SubscriptionCalls;
import org.newswatch.analyst.subscriptions.SubscriptionView;
import org.newswatch.analyst.subscriptions.Trial;
import org.newswatch.analyst.subscriptions.TrialCalls;
import org.newswatch.query.QueryProblem;

/** The pages on which people say what they want to be told of, and try it before. */
final class SubscriptionRoutes implements PageRoutes {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;
  private static final int TRIAL_DAYS = 7;
  private static final String NEW = "/alerts/new";

  private final SubscriptionCalls subscriptions;
  private final TrialCalls trials;
  private final AlertCalls alerts;
  private final Answers answers;
  private final InstantSource clock;

  SubscriptionRoutes(Desked desked, Answers answers, InstantSource clock) {
    this.subscriptions = desked.subscriptions();
    this.trials = desked.trials();
    this.alerts = desked.alerts();
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get(NEW, this::form);
    routes.post(NEW, this::add);
    routes.get("/alerts/trial", this::trial);
    routes.get("/subscriptions/{id}", this::sheet);
    routes.post("/subscriptions/{id}", this::change);
    routes.get("/subscriptions/{id}/edit", this::edit);
    routes.post(
        "/subscriptions/{id}/pause", ctx -> done(ctx, subscriptions.pause(id(ctx), span(ctx))));
    routes.post("/subscriptions/{id}/resume", ctx -> done(ctx, subscriptions.resume(id(ctx))));
    routes.post("/subscriptions/{id}/unmute", this::unmute);
    routes.get("/subscriptions/{id}/remove", this::askRemove);
    routes.post("/subscriptions/{id}/remove", this::remove);
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }

  private static @Nullable String span(Context ctx) {
    String span = Answers.field(ctx, "for");
    return span.isEmpty() ? null : span;
  }

  private void sheet(Context ctx) throws InterruptedException {
    sheet(ctx, "subscription.jte");
  }

  private void askRemove(Context ctx) throws InterruptedException {
    sheet(ctx, "remove.jte");
  }

  private void sheet(Context ctx, String template) throws InterruptedException {
    answers.show(
        ctx,
        subscriptions
            .get(id(ctx))
            .then(
                one ->
                    alerts
                        .newest(one.id(), AlertRoutes.LISTED)
                        .then(
                            newest ->
                                new Result.Found<>(
                                    AlertPages.sheet(one, newest, clock.instant())))),
        template,
        view -> view);
  }

  private void form(Context ctx) throws InterruptedException {
    SubscriptionForm form = SubscriptionForm.of(name -> Answers.parameter(ctx, name));
    show(ctx, OK, form, null, "", "", tried(ctx, form));
  }

  private void edit(Context ctx) throws InterruptedException {
    boolean typed = !Answers.parameter(ctx, "kind").isEmpty();
    Result<SubscriptionForm> form =
        typed
            ? new Result.Found<>(SubscriptionForm.of(name -> Answers.parameter(ctx, name)))
            : subscriptions.get(id(ctx)).then(SubscriptionRoutes::typed);
    Result<AlertViews.Form> view =
        form.then(found -> new Result.Found<>(view(found, id(ctx), "", "", tried(ctx, found))));
    answers.show(ctx, view, "subscribe.jte", shown -> shown);
  }

  private static Result<SubscriptionForm> typed(SubscriptionView one) {
    Settings settings = one.settings();
    return new Result.Found<>(
        settings == null ? SubscriptionForm.of(name -> "") : SubscriptionForm.of(settings));
  }

  /** Null unless the address asks for it. */
  private AlertViews.@Nullable Trial tried(Context ctx, SubscriptionForm form)
      throws InterruptedException {
    return Answers.parameter(ctx, "try").isEmpty() ? null : tried(form);
  }

  private AlertViews.Trial tried(SubscriptionForm form) throws InterruptedException {
    Result<Trial> result;
    try {
      result =
          form.isTryable()
              ? trials.test(form.settings(), form.days(TRIAL_DAYS, TrialCalls.DAYS_MAX))
              : new Result.Refused<>(
                  "There is nothing to try yet.",
                  "Type a query: what it would have told shows here.");
    } catch (IllegalArgumentException e) {
      result = refused(e);
    }
    return TrialPages.view(form.get("query"), result);
  }

  private static <T> Result<T> refused(IllegalArgumentException e) {
    return new Result.Refused<>(String.valueOf(e.getMessage()), "");
  }

  /** The same as a part of the page, while somebody types. */
  private void trial(Context ctx) throws InterruptedException {
    answers.page(
        ctx, OK, "trial.jte", tried(SubscriptionForm.of(name -> Answers.parameter(ctx, name))));
  }

  private void add(Context ctx) throws InterruptedException {
    keep(ctx, null);
  }

  private void change(Context ctx) throws InterruptedException {
    keep(ctx, id(ctx));
  }

  private void keep(Context ctx, @Nullable String id) throws InterruptedException {
    SubscriptionForm form = SubscriptionForm.of(name -> Answers.field(ctx, name));
    Result<SubscriptionView> kept;
    try {
      Settings settings = form.settings();
      kept = id == null ? subscriptions.add(null, settings) : subscriptions.change(id, settings);
    } catch (IllegalArgumentException e) {
      kept = refused(e);
    }
    switch (kept) {
      case Result.Found<SubscriptionView> found ->
          answers.seeOther(ctx, AlertPages.subscription(found.value().id()));
      case Result.Refused<SubscriptionView> no ->
          show(ctx, BAD_REQUEST, form, id, no.cause(), no.fix(), null);
      case Result.BadQuery<SubscriptionView> bad -> {
        QueryProblem problem = bad.problem();
        show(ctx, BAD_REQUEST, form, id, problem.cause(), problem.fix(), null);
      }
      case Result.Missing<SubscriptionView> missing -> answers.missing(ctx, missing.what());
      case Result.Unavailable<SubscriptionView> away ->
          show(ctx, UNAVAILABLE, form, id, away.why(), "Nothing is kept. Try again soon.", null);
    }
  }

  private void show(
      Context ctx,
      int status,
      SubscriptionForm form,
      @Nullable String id,
      String cause,
      String fix,
      AlertViews.@Nullable Trial trial) {
    answers.page(ctx, status, "subscribe.jte", view(form, id, cause, fix, trial));
  }

  private static AlertViews.Form view(
      SubscriptionForm form,
      @Nullable String id,
      String cause,
      String fix,
      AlertViews.@Nullable Trial trial) {
    String path = id == null ? NEW : AlertPages.subscription(id);
    return new AlertViews.Form(
        id == null ? "Be told of it" : "Change what is told",
        path,
        id == null ? NEW : path + "/edit",
        id == null ? "/alerts" : path,
        form.typed(),
        cause,
        fix,
        trial);
  }

  private void done(Context ctx, Result<SubscriptionView> result) {
    answers.when(ctx, "", result, one -> answers.seeOther(ctx, AlertPages.subscription(one.id())));
  }

  private void unmute(Context ctx) throws InterruptedException {
    answers.when(
        ctx,
        "",
        alerts.unmute(id(ctx), Answers.field(ctx, "about")),
        told -> answers.seeOther(ctx, AlertPages.subscription(told.subscription())));
  }

  private void remove(Context ctx) throws InterruptedException {
    answers.when(ctx, "", subscriptions.remove(id(ctx)), gone -> answers.seeOther(ctx, "/alerts"));
  }
}
