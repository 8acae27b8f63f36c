package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.subscriptions.AlertCalls;
import org.newswatch.analyst.subscriptions.SubscriptionCalls;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Delivery;

/** The pages of what was told: all of it, why, muting, judging, and how it went out. */
final class AlertRoutes implements PageRoutes {

  /** Alerts that a list shows. */
  static final int LISTED = 100;

  private static final int AT_A_GLANCE = 12;
  private static final int OK = 200;
  private static final List<String> SPANS = List.of("1d", "7d", "4w");

  private final SubscriptionCalls subscriptions;
  private final AlertCalls alerts;
  private final Answers answers;
  private final InstantSource clock;

  AlertRoutes(Desked desked, Answers answers, InstantSource clock) {
    this.subscriptions = desked.subscriptions();
    this.alerts = desked.alerts();
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/alerts", this::overview);
    routes.get("/alerts/history", this::history);
    routes.get("/alerts/deliveries", this::deliveries);
    routes.post("/alerts/deliveries", this::retry);
    routes.get("/alerts/{id}", this::why);
    routes.get("/alerts/{id}/mute", this::askMute);
    routes.post("/alerts/{id}/mute", this::mute);
    routes.post("/alerts/{id}/feedback", this::judge);
  }

  private void overview(Context ctx) throws InterruptedException {
    answers.show(
        ctx,
        subscriptions
            .all()
            .then(
                all ->
                    alerts
                        .newest("", LISTED)
                        .then(
                            newest ->
                                new Result.Found<>(
                                    AlertPages.overview(
                                        all, newest, AT_A_GLANCE, clock.instant())))),
        "alerts.jte",
        view -> view);
  }

  private void history(Context ctx) throws InterruptedException {
    String of = Answers.parameter(ctx, "subscription");
    answers.show(
        ctx, alerts.newest(of, AlertCalls.LIMIT_MAX), "history.jte", newest -> history(of, newest));
  }

  private AlertViews.History history(String of, List<Alert> newest) {
    return new AlertViews.History(
        newest.isEmpty()
            ? "Nothing was told yet"
            : AlertPages.counted(newest.size(), "alert")
                + (newest.size() == AlertCalls.LIMIT_MAX ? ", the newest" : ""),
        of.isEmpty() ? "/alerts" : AlertPages.subscription(of),
        AlertPages.chart(newest),
        AlertPages.told(newest, clock.instant()));
  }

  private void why(Context ctx) throws InterruptedException {
    answers.show(ctx, alerts.alert(ctx.pathParam("id")), "alert.jte", AlertPages::why);
  }

  private void askMute(Context ctx) throws InterruptedException {
    answers.show(ctx, alerts.alert(ctx.pathParam("id")), "mute.jte", AlertPages::why);
  }

  private void mute(Context ctx) throws InterruptedException {
    String span = Answers.field(ctx, "for");
    answers.when(
        ctx,
        "",
        alerts.mute(ctx.pathParam("id"), SPANS.contains(span) ? span : "7d"),
        muted -> answers.seeOther(ctx, AlertPages.subscription(muted.subscription())));
  }

  private void judge(Context ctx) throws InterruptedException {
    String said = Answers.field(ctx, "verdict");
    AlertFeedback.Verdict verdict =
        Arrays.stream(AlertFeedback.Verdict.values())
            .filter(each -> String.valueOf(SubscriptionForm.word(each)).equals(said))
            .findFirst()
            .orElse(null);
    if (verdict == null) {
      answers.message(ctx, 400, "There is no verdict", "Say relevant, not or duplicate.");
      return;
    }
    answers.when(
        ctx,
        "",
        alerts.judge(
            ctx.pathParam("id"), Answers.field(ctx, "by"), verdict, Answers.field(ctx, "note")),
        feedback -> answers.seeOther(ctx, AlertPages.alert(feedback.alertId())));
  }

  private void deliveries(Context ctx) throws InterruptedException {
    String state = Answers.parameter(ctx, "state");
    String of = Answers.parameter(ctx, "subscription");
    Delivery.State only =
        Arrays.stream(Delivery.State.values())
            .filter(each -> String.valueOf(SubscriptionForm.word(each)).equals(state))
            .findFirst()
            .orElse(null);
    answers.show(
        ctx,
        alerts.deliveries(of, only, LISTED),
        "deliveries.jte",
        rows -> AlertPages.deliveries(rows, only == null ? "" : state, of, clock.instant()));
  }

  private void retry(Context ctx) throws InterruptedException {
    String key = Answers.field(ctx, "key");
    answers.when(
        ctx,
        "",
        key.isEmpty()
            ? new Result.Refused<List<Delivery>>("No message is named.", "Choose one.")
            : alerts.retry(Set.of(key), ""),
        rows -> {
          if (rows.isEmpty()) {
            answers.message(
                ctx, OK, "Nothing is tried again", "This message is not dead, or is unknown.");
          } else {
            answers.seeOther(ctx, "/alerts/deliveries");
          }
        });
  }
}
