package org.newswatch.analyst.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Delivery;

/** Alerts and their deliveries as REST. */
public final class AlertRest {

  private static final String GROUP = "alerts";
  private static final int LIMIT = 50;
  private static final int ID_CHARS_MAX = 100;
  private static final int SPAN_CHARS_MAX = 10;

  private static final Param<String> ID =
      Param.inPath(
          "id", "The alert's id, or the beginning of it.", "must be an alert's id", Optional::of);
  private static final Param<String> OF =
      Param.text("subscription", "Only those of the subscription with this id.", ID_CHARS_MAX);
  private static final Param<Integer> MOST =
      Param.number("limit", "How many at most.", LIMIT, 1, AlertCalls.LIMIT_MAX);
  private static final Param<Delivery.State> STATE =
      Param.parsed(
          "state",
          "Only those in this state: pending, delivered or dead.",
          "must be pending, delivered or dead",
          SPAN_CHARS_MAX,
          AlertRest::state);
  private static final Param<String> SPAN =
      Param.text("for", "For how long, such as 12h; 7d without it.", SPAN_CHARS_MAX);

  private AlertRest() {}

  private static Optional<Delivery.State> state(String word) {
    for (Delivery.State each : Delivery.State.values()) {
      if (each.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Several of them. */
  public record Alerts(List<Alert> alerts) {}

  /** How several messages do. */
  public record Deliveries(List<Delivery> deliveries) {}

  /**
   * What a reader thinks.
   *
   * @param by who says so
   */
  @JsonInclude
  public record Verdict(
      @Nullable String by, AlertFeedback.@Nullable Verdict verdict, @Nullable String note) {}

  /**
   * Which dead deliveries are to be tried again.
   *
   * @param keys which; all when there are none
   * @param subscription only those of this one
   */
  @JsonInclude
  public record Again(@Nullable List<String> keys, @Nullable String subscription) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(AlertCalls calls) {
    return List.of(
        Endpoint.get("/alerts", "alerts")
            .says(GROUP, "What was told of late, the newest first.")
            .takes(OF, MOST)
            .answers(
                Alerts.class,
                request ->
                    calls
                        .newest(request.get(OF), request.get(MOST))
                        .then(alerts -> new Result.Found<>(new Alerts(alerts)))),
        Endpoint.get("/alerts/{id}", "alert")
            .says(GROUP, "Why an alert was told: what matched, where, and what was held back.")
            .takes(ID)
            .answers(AlertCalls.Explained.class, request -> calls.alert(request.get(ID))),
        Endpoint.post("/alerts/{id}/mute", "muteAlert")
            .says(GROUP, "Silences the story of an alert for its subscription.")
            .takes(ID, SPAN)
            .answers(
                AlertCalls.Mute.class,
                request ->
                    calls.mute(
                        request.get(ID),
                        request.find(SPAN).filter(span -> !span.isEmpty()).orElse("7d"))),
        Endpoint.post("/alerts/{id}/feedback", "judgeAlert")
            .says(GROUP, "Says what an alert was worth.")
            .takes(ID)
            .takes(Verdict.class)
            .answers(
                AlertFeedback.class,
                request -> {
                  Verdict said = request.body(Verdict.class);
                  AlertFeedback.Verdict verdict = said.verdict();
                  return verdict == null
                      ? new Result.Refused<>(
                          "There is no verdict.", "Say relevant, not or duplicate.")
                      : calls.judge(
                          request.get(ID),
                          said.by() == null ? "" : said.by(),
                          verdict,
                          said.note());
                }),
        Endpoint.get("/deliveries", "deliveries")
            .says(GROUP, "How messages went out, the newest first.")
            .takes(OF, STATE, MOST)
            .answers(
                Deliveries.class,
                request ->
                    calls
                        .deliveries(
                            request.get(OF), request.find(STATE).orElse(null), request.get(MOST))
                        .then(rows -> new Result.Found<>(new Deliveries(rows)))),
        Endpoint.post("/deliveries/retry", "retryDeliveries")
            .says(GROUP, "Has dead deliveries tried again, under the same keys.")
            .takes(Again.class)
            .answers(
                Deliveries.class,
                request -> {
                  Again which = request.body(Again.class);
                  List<String> keys = which.keys();
                  return calls
                      .retry(
                          keys == null ? Set.of() : Set.copyOf(keys),
                          which.subscription() == null ? "" : which.subscription())
                      .then(rows -> new Result.Found<>(new Deliveries(rows)));
                }));
  }
}
