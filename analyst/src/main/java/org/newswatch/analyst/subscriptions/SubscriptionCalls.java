package org.newswatch.analyst.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.desks.Asked;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Text;
import org.newswatch.desk.Desks;
import org.newswatch.desk.Kept;
import org.newswatch.desk.Refusal;
import org.newswatch.desk.Spans;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.desk.SubscriptionIds;

/** What people want to be told of: seen and changed. Thread-safe. */
public final class SubscriptionCalls {

  /** Until somebody resumes it: longer than anybody waits. */
  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  /** Who asks when nobody says so. */
  private static final String SELF = "analyst";

  private final Desks desks;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone whose hours and days are meant unless somebody says otherwise
   */
  public SubscriptionCalls(Desks desks, InstantSource clock, ZoneId zone) {
    this.desks = desks;
    this.clock = clock;
    this.zone = zone;
  }

  /** All of them, by their ids, broken ones too. */
  public Result<List<SubscriptionView>> all() throws InterruptedException {
    return Asked.of(
        () -> {
          Map<String, List<AlertFeedback>> judged =
              desks.alerts().feedback().stream()
                  .collect(Collectors.groupingBy(AlertFeedback::subscriptionId));
          return new Result.Found<>(
              desks.subscriptions().all().values().stream()
                  .map(kept -> view(kept, judged.getOrDefault(kept.id(), List.of())))
                  .toList());
        });
  }

  /** The one of this id. */
  public Result<SubscriptionView> get(String id) throws InterruptedException {
    return Asked.of(
        () -> {
          Kept kept = desks.subscriptions().all().get(id);
          if (kept == null) {
            return missing();
          }
          List<AlertFeedback> judged =
              desks.alerts().feedback().stream()
                  .filter(each -> each.subscriptionId().equals(id))
                  .toList();
          return new Result.Found<>(view(kept, judged));
        });
  }

  /**
   * A new one.
   *
   * @param id for it; null to make one of its name
   */
  public Result<SubscriptionView> add(@Nullable String id, Settings settings)
      throws InterruptedException {
    return Asked.of(
        () -> {
          Map<String, Kept> all = desks.subscriptions().all();
          String called = Text.cut(settings.called(), Limits.LABEL_CHARS_MAX);
          if (id != null && all.containsKey(id)) {
            return new Result.Refused<>(
                "A subscription is called " + id + " already.",
                "Change that one, or choose another id.");
          }
          String own = id == null ? SubscriptionIds.fresh(called, all.keySet()) : id;
          return put(builder(own), settings);
        });
  }

  /** Replaces all that it says; what is paused stays so, and what is muted. */
  public Result<SubscriptionView> change(String id, Settings settings) throws InterruptedException {
    return Asked.of(
        () -> {
          Kept kept = desks.subscriptions().all().get(id);
          if (kept == null) {
            return missing();
          }
          Subscription last = subscription(kept);
          return put(last == null ? builder(id) : last.next(clock.instant()), settings);
        });
  }

  private SubscriptionBuilder builder(String id) {
    // What stands here until the settings are on top.
    return Subscription.builder(id, SELF, id, id, clock.instant());
  }

  private Result<SubscriptionView> put(SubscriptionBuilder builder, Settings settings)
      throws org.newswatch.servicekit.kafka.DeskException, InterruptedException {
    return put(settings.on(builder, SELF, zone));
  }

  private Result<SubscriptionView> put(Subscription version)
      throws org.newswatch.servicekit.kafka.DeskException, InterruptedException {
    return switch (desks.subscriptions().put(version)) {
      case SubscriptionDesk.Put.Taken taken ->
          new Result.Found<>(view(new Kept.Whole(taken.subscription()), List.of()));
      case SubscriptionDesk.Put.Refused refused -> refused(refused.refusals());
    };
  }

  /** All that is wrong, in the door's own words. */
  static <T> Result<T> refused(List<Refusal> refusals) {
    return new Result.Refused<>(
        refusals.stream().map(Refusal::detail).collect(Collectors.joining(" ")),
        refusals.stream().map(Refusal::fix).distinct().collect(Collectors.joining(" ")));
  }

  /**
   * Nothing is told for a while.
   *
   * @param span such as 8h; null until somebody resumes it
   */
  public Result<SubscriptionView> pause(String id, @Nullable String span)
      throws InterruptedException {
    return next(
        id,
        (builder, now) ->
            builder.pausedUntil(now.plus(span == null ? FOR_GOOD : Spans.parse(span))));
  }

  /** Ends a pause. */
  public Result<SubscriptionView> resume(String id) throws InterruptedException {
    return next(id, (builder, now) -> builder.pausedUntil(null));
  }

  private interface Step {
    SubscriptionBuilder on(SubscriptionBuilder builder, Instant now);
  }

  private Result<SubscriptionView> next(String id, Step step) throws InterruptedException {
    return Asked.of(
        () -> {
          Kept kept = desks.subscriptions().all().get(id);
          Subscription last = kept == null ? null : subscription(kept);
          if (kept == null) {
            return missing();
          }
          if (last == null) {
            return new Result.Refused<>(
                id + " does not read.", "Say anew what it is to be, or remove it.");
          }
          Instant now = clock.instant();
          return put(step.on(last.next(now), now).build());
        });
  }

  /** Takes one away, a broken one too; what it told stays. */
  public Result<Removed> remove(String id) throws InterruptedException {
    return Asked.of(
        () ->
            switch (desks.subscriptions().remove(id)) {
              case SubscriptionDesk.Removal.Done done ->
                  new Result.Found<>(new Removed(id, done.broken()));
              case SubscriptionDesk.Removal.Needed needed ->
                  new Result.Refused<>(
                      "@"
                          + id
                          + " stands in the queries of "
                          + String.join(", ", needed.by())
                          + ".",
                      "Change or remove these first.");
              case SubscriptionDesk.Removal.Unknown unknown -> missing();
            });
  }

  /**
   * It is gone.
   *
   * @param broken why it could not be asked; null when it could
   */
  public record Removed(String id, @Nullable String broken) {}

  private static <T> Result<T> missing() {
    return new Result.Missing<>("subscription");
  }

  private static @Nullable Subscription subscription(Kept kept) {
    return switch (kept) {
      case Kept.Whole whole -> whole.subscription();
      case Kept.Broken broken -> broken.subscription();
    };
  }

  private SubscriptionView view(Kept kept, List<AlertFeedback> judged) {
    Instant now = clock.instant();
    Subscription one = subscription(kept);
    String broken =
        switch (kept) {
          case Kept.Whole whole -> null;
          case Kept.Broken bad -> bad.detail();
        };
    if (one == null) {
      return new SubscriptionView(
          kept.id(), "broken", broken, null, 0, null, null, null, List.of(), 0, 0);
    }
    Instant paused = one.pausedUntil();
    return new SubscriptionView(
        one.id(),
        broken == null ? state(one, now) : "broken",
        broken,
        Settings.of(one),
        one.version(),
        one.createdAt(),
        one.updatedAt(),
        paused != null && paused.isAfter(now) ? paused : null,
        one.mutedStories().entrySet().stream()
            .filter(muted -> muted.getValue().isAfter(now))
            .map(muted -> new SubscriptionView.Muted(muted.getKey(), muted.getValue()))
            .toList(),
        judged.size(),
        judged.stream().filter(each -> each.verdict() == AlertFeedback.Verdict.RELEVANT).count());
  }

  private static String state(Subscription one, Instant now) {
    Instant paused = one.pausedUntil();
    Instant expires = one.expiresAt();
    if (expires != null && !expires.isAfter(now)) {
      return "expired";
    }
    return paused != null && paused.isAfter(now) ? "paused" : "active";
  }
}
