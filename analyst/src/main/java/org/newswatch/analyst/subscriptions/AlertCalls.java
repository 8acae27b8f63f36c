package org.newswatch.analyst.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.desks.Asked;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.desk.AlertDesk;
import org.newswatch.desk.Desks;
import org.newswatch.desk.Kept;
import org.newswatch.desk.Spans;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.servicekit.kafka.DeskException;

/** What people were told, what they think of it, and how it reached them. Thread-safe. */
public final class AlertCalls {

  /** Alerts and deliveries of one answer. */
  public static final int LIMIT_MAX = 1_000;

  /** Characters of an alert's id that are asked for at least. */
  private static final int PREFIX_CHARS_LEAST = 4;

  private static final int NAMED_MAX = 2;

  private final Desks desks;
  private final AlertIndex index;
  private final InstantSource clock;

  public AlertCalls(Desks desks, Index index, InstantSource clock) {
    this.desks = desks;
    this.index = new AlertIndex(index);
    this.clock = clock;
  }

  /**
   * The newest alerts, the newest first.
   *
   * @param subscription whose; empty for all
   */
  public Result<List<Alert>> newest(String subscription, int limit) throws InterruptedException {
    return Asked.of(() -> new Result.Found<>(newest(subscription, "", limit)));
  }

  /** Those that the index has, and from the topic those that it does not have yet. */
  private List<Alert> newest(String subscription, String prefix, int max)
      throws DeskException, InterruptedException {
    Predicate<Alert> wanted =
        alert ->
            alert.id().startsWith(prefix)
                && (subscription.isEmpty() || alert.subscriptionId().equals(subscription));
    // Asked first: what is committed now is in the index when that is asked.
    Map<Integer, Long> indexed = desks.alerts().indexed();
    Optional<List<Alert>> kept =
        indexed.isEmpty() ? Optional.empty() : index.newest(subscription, prefix, max);
    if (kept.isEmpty()) {
      return desks.alerts().newest(wanted, max);
    }
    Map<String, Alert> all = new TreeMap<>();
    kept.get().forEach(alert -> all.put(alert.id(), alert));
    desks.alerts().newest(wanted, max, indexed).forEach(alert -> all.put(alert.id(), alert));
    return all.values().stream().sorted(AlertDesk.NEWEST_FIRST).limit(max).toList();
  }

  /**
   * One alert, and what was said of it.
   *
   * @param id whole, or the first four digits of it and more
   */
  public Result<Explained> alert(String id) throws InterruptedException {
    return Asked.of(
        () ->
            named(id)
                .then(
                    alert ->
                        Asked.of(
                            () ->
                                new Result.Found<>(
                                    new Explained(
                                        alert,
                                        desks.alerts().feedback().stream()
                                            .filter(each -> each.alertId().equals(alert.id()))
                                            .toList())))));
  }

  /**
   * An alert with what readers think of it.
   *
   * @param feedback the last word of each
   */
  public record Explained(Alert alert, List<AlertFeedback> feedback) {
    public Explained {
      feedback = List.copyOf(feedback);
    }
  }

  private Result<Alert> named(String id) throws DeskException, InterruptedException {
    if (id.length() < PREFIX_CHARS_LEAST) {
      return new Result.Missing<>("alert");
    }
    List<Alert> meant = newest("", id, NAMED_MAX);
    if (meant.isEmpty()) {
      return new Result.Missing<>("alert");
    }
    return meant.stream().map(Alert::id).distinct().count() > 1
        ? new Result.Refused<>("Several alerts begin so.", "Give more of its id.")
        : new Result.Found<>(meant.getFirst());
  }

  /**
   * Silences the story of an alert for its subscription.
   *
   * @param span for how long, such as 7d
   */
  public Result<Mute> mute(String id, String span) throws InterruptedException {
    return Asked.of(
        () -> {
          Result<Alert> named = named(id);
          return named.then(
              alert -> Asked.of(() -> muted(alert, clock.instant().plus(Spans.parse(span)))));
        });
  }

  /** It says nothing of this until then. */
  public record Mute(String subscription, String about, Instant until) {}

  private Result<Mute> muted(Alert alert, Instant until)
      throws DeskException, InterruptedException {
    String about = about(alert);
    if (about == null) {
      return new Result.Refused<>(
          "This alert is of no story.", "Pause the subscription " + alert.subscriptionId() + ".");
    }
    return changed(
        alert.subscriptionId(),
        muted -> muted.put(about, until),
        new Mute(alert.subscriptionId(), about, until));
  }

  /** What muting silences: the story, or the article where there is none; null without either. */
  public static @Nullable String about(Alert alert) {
    Told article = alert.article();
    if (alert.surge() != null || article == null) {
      return null;
    }
    String story = alert.storyId();
    return story == null ? article.id().value() : story;
  }

  /** Tells of a story again. */
  public Result<Unmuted> unmute(String subscription, String about) throws InterruptedException {
    return Asked.of(
        () ->
            changed(subscription, muted -> muted.remove(about), new Unmuted(subscription, about)));
  }

  /** It is told of this again. */
  public record Unmuted(String subscription, String about) {}

  private interface Muting {
    @Nullable Object on(Map<String, Instant> muted);
  }

  private <T> Result<T> changed(String id, Muting muting, T then)
      throws DeskException, InterruptedException {
    Kept kept = desks.subscriptions().all().get(id);
    Subscription last =
        switch (kept) {
          case null -> null;
          case Kept.Whole whole -> whole.subscription();
          case Kept.Broken broken -> broken.subscription();
        };
    if (last == null) {
      return new Result.Missing<>("subscription");
    }
    Instant now = clock.instant();
    Map<String, Instant> muted = new TreeMap<>(last.mutedStories());
    muted.values().removeIf(end -> !end.isAfter(now));
    var unused = muting.on(muted);
    return switch (desks.subscriptions().put(last.next(now).mutedStories(muted).build())) {
      case SubscriptionDesk.Put.Taken taken -> new Result.Found<>(then);
      case SubscriptionDesk.Put.Refused refused -> SubscriptionCalls.refused(refused.refusals());
    };
  }

  /** Says what an alert was worth; the last word of each reader counts. */
  public Result<AlertFeedback> judge(
      String id, String by, AlertFeedback.Verdict verdict, @Nullable String note)
      throws InterruptedException {
    return Asked.of(
        () ->
            named(id)
                .then(
                    alert ->
                        Asked.of(
                            () -> {
                              var feedback =
                                  new AlertFeedback(
                                      alert.id(),
                                      alert.subscriptionId(),
                                      by.isBlank() ? "analyst" : by.strip(),
                                      verdict,
                                      note == null || note.isBlank() ? null : note.strip(),
                                      clock.instant());
                              desks.alerts().put(feedback);
                              return new Result.Found<>(feedback);
                            })));
  }

  /**
   * How messages went out, the newest first.
   *
   * @param subscription whose; empty for all
   * @param state which; null for all
   */
  public Result<List<Delivery>> deliveries(
      String subscription, Delivery.@Nullable State state, int limit) throws InterruptedException {
    return Asked.of(
        () ->
            new Result.Found<>(
                desks
                    .deliveries()
                    .which(
                        of(subscription)
                            .and(delivery -> state == null || delivery.state() == state))
                    .stream()
                    .limit(limit)
                    .toList()));
  }

  /**
   * Has dead ones tried again, under the same keys.
   *
   * @param keys which; empty for all of the subscription
   * @param subscription whose; empty for all
   */
  public Result<List<Delivery>> retry(Set<String> keys, String subscription)
      throws InterruptedException {
    return Asked.of(
        () ->
            new Result.Found<>(
                desks
                    .deliveries()
                    .retry(
                        of(subscription)
                            .and(delivery -> keys.isEmpty() || keys.contains(delivery.key())))));
  }

  private static Predicate<Delivery> of(String subscription) {
    return delivery -> subscription.isEmpty() || delivery.subscriptionId().equals(subscription);
  }
}
