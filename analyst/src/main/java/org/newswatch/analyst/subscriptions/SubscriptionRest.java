package org.newswatch.analyst.subscriptions;

import java.util.List;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;

/** Subscriptions as REST. */
public final class SubscriptionRest {

  private static final String GROUP = "subscriptions";
  private static final int DAYS = 30;
  private static final int ID_CHARS_MAX = 100;
  private static final int SPAN_CHARS_MAX = 10;

  private static final Param<String> ID =
      Param.inPath("id", "The subscription's id.", "must be a subscription's id", Optional::of);
  private static final Param<String> OWN =
      Param.text("id", "Its id; made of its name without it.", ID_CHARS_MAX);
  private static final Param<Integer> BACK =
      Param.number("days", "How far back, in days.", DAYS, 1, TrialCalls.DAYS_MAX);
  private static final Param<String> SPAN =
      Param.text(
          "for", "For how long, such as 8h; until it is resumed without it.", SPAN_CHARS_MAX);

  private SubscriptionRest() {}

  /** All of them. */
  public record Subscriptions(List<SubscriptionView> subscriptions) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(SubscriptionCalls calls, TrialCalls trials) {
    return List.of(
        Endpoint.get("/subscriptions", "subscriptions")
            .says(GROUP, "All subscriptions, those that cannot be asked any more, too.")
            .answers(
                Subscriptions.class,
                request -> calls.all().then(all -> new Result.Found<>(new Subscriptions(all)))),
        Endpoint.get("/subscriptions/{id}", "subscription")
            .says(GROUP, "One subscription, and how many of its alerts were relevant.")
            .takes(ID)
            .answers(SubscriptionView.class, request -> calls.get(request.get(ID))),
        Endpoint.post("/subscriptions", "addSubscription")
            .says(GROUP, "Subscribes; it counts from the next article on.")
            .takes(OWN)
            .takes(Settings.class)
            .answers(
                SubscriptionView.class,
                request ->
                    calls.add(
                        request.find(OWN).filter(id -> !id.isEmpty()).orElse(null),
                        request.body(Settings.class))),
        Endpoint.put("/subscriptions/{id}", "changeSubscription")
            .says(GROUP, "Replaces all that a subscription says.")
            .takes(ID)
            .takes(Settings.class)
            .answers(
                SubscriptionView.class,
                request -> calls.change(request.get(ID), request.body(Settings.class))),
        Endpoint.delete("/subscriptions/{id}", "removeSubscription")
            .says(GROUP, "Takes a subscription away; what it told stays.")
            .takes(ID)
            .answers(SubscriptionCalls.Removed.class, request -> calls.remove(request.get(ID))),
        Endpoint.post("/subscriptions/{id}/pause", "pauseSubscription")
            .says(GROUP, "Nothing is told for a while.")
            .takes(ID, SPAN)
            .answers(
                SubscriptionView.class,
                request ->
                    calls.pause(
                        request.get(ID),
                        request.find(SPAN).filter(span -> !span.isEmpty()).orElse(null))),
        Endpoint.post("/subscriptions/{id}/resume", "resumeSubscription")
            .says(GROUP, "Ends a pause.")
            .takes(ID)
            .answers(SubscriptionView.class, request -> calls.resume(request.get(ID))),
        Endpoint.post("/subscriptions/test", "testSubscription")
            .says(GROUP, "What a subscription would have told; nothing is kept or sent.")
            .takes(BACK)
            .takes(Settings.class)
            .answers(
                Trial.class,
                request -> trials.test(request.body(Settings.class), request.get(BACK))));
  }
}
