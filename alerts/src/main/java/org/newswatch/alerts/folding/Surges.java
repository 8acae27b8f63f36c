package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Folded.Outcome;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Spike.Span;
import org.newswatch.contract.Told;

/**
 * Whether an article makes a surge. An article counts once, when it first matches; its revisions do
 * not, nor do copies, unless the subscription is per article: a surge of one agency's text in a
 * hundred papers is no surge of news.
 */
final class Surges {

  private Surges() {}

  /**
   * What an article adds.
   *
   * @param counts what is counted from now on; null when nothing changed
   * @param surge what is to be told; null when nothing is
   */
  record Step(Outcome outcome, @Nullable Counts counts, Alert.@Nullable Surge surge) {}

  static Step step(
      @Nullable Counts known,
      Subscription subscription,
      Asked asked,
      Subscription.Spike spike,
      AlertCandidate candidate,
      Instant now) {
    Told article = candidate.article();
    boolean goesOn =
        known != null && known.asked() == Counts.asked(subscription, asked, spike.span());
    Counts before =
        goesOn && known != null ? known : Counts.fresh(subscription, asked, spike.span());
    Instant at = at(article, now);
    if (before.knows(article) || before.isTooLate(at)) {
      return new Step(Outcome.REPEATED, null, null);
    }
    boolean copy =
        candidate.nearDuplicateOf() != null && subscription.per() != Subscription.Per.ARTICLE;
    // Of more articles than are told apart, a revision was rather counted before than not.
    boolean old = article.revision() > 1 && (!before.isInLastSpan(at) || !before.wouldKnow(at));
    if (copy || old) {
      return new Step(Outcome.HELD, null, null);
    }
    Counts after = before.with(candidate, at);
    if (after.surging()) {
      Counts.Level fallen = before.level(after.newest());
      if (fallen.count() < Counts.OVER_BELOW * fallen.needed(spike)) {
        after = after.surging(false, after.lastAlert());
      }
    }
    Counts.Level level = after.level(after.newest());
    if (after.surging() || !after.isInLastSpan(at) || !level.isSurge(spike)) {
      return new Step(Outcome.COUNTED, after, null);
    }
    return new Step(
        Outcome.TOLD,
        after,
        new Alert.Surge(spike.span(), level.to(), level.count(), level.usual(), level.spans()));
  }

  /** When an article counts: when it was first seen. */
  private static Instant at(Told article, Instant now) {
    Instant seen = article.firstSeenAt();
    Instant taken = article.revisedAt();
    Instant at = seen.isBefore(taken) ? seen : taken;
    return at.isBefore(now) ? at : now;
  }

  static Alert alert(
      Subscription subscription,
      Counts counts,
      Alert.Surge surge,
      AlertCandidate candidate,
      Pages pages,
      boolean digested,
      Instant now) {
    Told article = candidate.article();
    List<Alert.Held> beside = counts.samplesBeside(article);
    // Each surge stands for itself, and its time tells it from others.
    String id = Folding.id(subscription, "surge " + surge.to(), 1);
    return new Alert(
        id,
        subscription.id(),
        subscription.version(),
        subscription.name(),
        Alert.Reason.SPIKE,
        why(surge),
        surge,
        null,
        null,
        1,
        article,
        candidate.matches(),
        candidate.snippets(),
        surge.count(),
        Math.min(Math.max(1, counts.sources()), surge.count()),
        beside,
        Math.max(beside.size(), surge.count() - 1),
        pages.linksOfNoStory(id, article.url()),
        digested,
        now);
  }

  private static String why(Alert.Surge surge) {
    boolean hourly = surge.span() == Span.HOUR;
    return String.format(
        Locale.ROOT,
        "%,d matching %s within %s; usual are %.1f, the mean of the %,d %s before.",
        surge.count(),
        surge.count() == 1 ? "article" : "articles",
        hourly ? "an hour" : "a day",
        surge.usual(),
        surge.spans(),
        hourly ? "hours" : "days");
  }
}
