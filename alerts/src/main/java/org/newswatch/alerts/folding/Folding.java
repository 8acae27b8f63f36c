package org.newswatch.alerts.folding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Folded.Outcome;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;

/**
 * Folds matches into alerts: one for each story and subscription, and another only when something
 * came of it. Pure: the same state, candidate and time give the same, so that the stream and a
 * back-test agree and a replay tells nothing twice.
 */
public final class Folding {

  /** How far a publisher's clock may run ahead of ours for its date to be believed. */
  static final Duration AHEAD_MAX = Duration.ofHours(1);

  private final Pages pages;
  private final Function<String, Optional<Subscription>> known;

  /** Alerts lead to these pages; what queries name that others name does not change. */
  public Folding(Pages pages) {
    this(pages, id -> Optional.empty());
  }

  /**
   * Alerts lead to these pages.
   *
   * @param known the subscription of an id, as a query may name it
   */
  public Folding(Pages pages, Function<String, Optional<Subscription>> known) {
    this.pages = pages;
    this.known = known;
  }

  /**
   * Under which ids something may be known that folding this candidate needs; the first is what it
   * will be known by.
   */
  public static List<String> keys(
      Subscription subscription, AlertCandidate candidate, StoryRoots roots) {
    if (subscription.kind() != Subscription.Kind.MATCH) {
      return List.of();
    }
    String about = about(subscription, candidate, roots);
    if (!isStory(subscription, candidate)) {
      return List.of(about);
    }
    List<String> keys = new java.util.ArrayList<>();
    keys.add(about);
    roots.members(about).stream().filter(id -> !id.equals(about)).sorted().forEach(keys::add);
    return keys;
  }

  private static boolean isStory(Subscription subscription, AlertCandidate candidate) {
    return subscription.per() == Subscription.Per.STORY && candidate.storyId() != null;
  }

  private static String about(
      Subscription subscription, AlertCandidate candidate, StoryRoots roots) {
    String story = candidate.storyId();
    if (subscription.per() == Subscription.Per.STORY && story != null) {
      return roots.root(story);
    }
    var original = candidate.nearDuplicateOf();
    boolean alone = subscription.per() == Subscription.Per.ARTICLE || original == null;
    return alone || original == null ? candidate.article().id().value() : original.value();
  }

  /** What becomes of a candidate at this time, where stories do not become one meanwhile. */
  public Folded fold(
      FoldState state,
      Subscription subscription,
      AlertCandidate candidate,
      StoryRoots roots,
      Instant now) {
    return fold(state, keys(subscription, candidate, roots), subscription, candidate, roots, now);
  }

  /**
   * What becomes of a candidate at this time.
   *
   * @param keys those under which the strands of the state were looked up: others may hold since,
   *     and nothing was looked up under these
   */
  public Folded fold(
      FoldState state,
      List<String> keys,
      Subscription subscription,
      AlertCandidate candidate,
      StoryRoots roots,
      Instant now) {
    Subscription.Spike spike = subscription.spike();
    if (spike != null) {
      return counted(state, subscription, spike, candidate, now);
    }
    Strand before = joined(state.strands(), keys.getFirst(), now);
    Told article = candidate.article();
    Strand.Seen seen = before.seen().get(article.id());
    if (seen != null && seen.revision() >= article.revision()) {
      return Folded.nothing(Outcome.REPEATED, state);
    }
    Outcome silent = silent(subscription, candidate, seen != null && seen.told(), now);
    if (silent != null) {
      return Folded.nothing(silent, state);
    }
    boolean muted = isMuted(subscription, candidate, roots, now);
    Advance advance = Advance.of(before, candidate, muted, now);
    List<String> gone = keys.subList(1, keys.size());
    if (advance.reason() == null) {
      return new Folded(Outcome.HELD, state.ledger(), advance.after(), gone, null, null, null);
    }
    return told(state, subscription, candidate, roots, advance, gone, now);
  }

  private Folded told(
      FoldState state,
      Subscription subscription,
      AlertCandidate candidate,
      StoryRoots roots,
      Advance advance,
      List<String> gone,
      Instant now) {
    Strand after = advance.after();
    Instant due = due(state.ledger(), subscription, advance.lastAlert(), now);
    boolean digested = due.isAfter(now) || subscription.cadence() != Subscription.Cadence.NOW;
    String story = candidate.storyId() == null ? null : roots.root(candidate.storyId());
    String id = id(subscription, after.about(), after.ordinal());
    Alert alert =
        new Alert(
            id,
            subscription.id(),
            subscription.version(),
            subscription.name(),
            java.util.Objects.requireNonNull(advance.reason()),
            advance.why(),
            null,
            null,
            story,
            after.ordinal(),
            candidate.article(),
            candidate.matches(),
            candidate.snippets(),
            after.articles(),
            Math.min(Math.max(1, after.origins().size()), after.articles()),
            advance.held(),
            advance.heldCount(),
            pages.links(id, candidate.article()),
            digested,
            now);
    return new Folded(
        digested ? Outcome.DIGESTED : Outcome.TOLD,
        digested ? state.ledger() : state.ledger().sent(now),
        after,
        gone,
        null,
        alert,
        digested ? due : null);
  }

  /** Counts an article; a pause keeps silent, but what is usual goes on. */
  private Folded counted(
      FoldState state,
      Subscription subscription,
      Subscription.Spike spike,
      AlertCandidate candidate,
      Instant now) {
    Outcome silent = silent(subscription, candidate, false, now);
    if (silent != null) {
      return Folded.nothing(silent, state);
    }
    Surges.Step step =
        Surges.step(
            state.counts(), subscription, Asked.of(subscription, known), spike, candidate, now);
    Counts counts = step.counts();
    Alert.Surge surge = step.surge();
    if (counts == null || surge == null) {
      return new Folded(step.outcome(), state.ledger(), null, List.of(), counts, null, null);
    }
    if (isPaused(subscription, now)) {
      return new Folded(Outcome.PAUSED, state.ledger(), null, List.of(), counts, null, null);
    }
    Instant due = due(state.ledger(), subscription, counts.lastAlert(), now);
    boolean digested = due.isAfter(now) || subscription.cadence() != Subscription.Cadence.NOW;
    Alert alert = Surges.alert(subscription, counts, surge, candidate, pages, digested, now);
    return new Folded(
        digested ? Outcome.DIGESTED : Outcome.TOLD,
        digested ? state.ledger() : state.ledger().sent(now),
        null,
        List.of(),
        counts.surging(true, now),
        alert,
        digested ? due : null);
  }

  /**
   * Whether a source that this subscription watches fell silent, or is heard again.
   *
   * @param known what was known of it; null when nothing was
   * @param heard what is known of the source; null when nobody knows it
   * @return null when nobody listens
   */
  public @Nullable Listened listen(
      @Nullable Listening known,
      Ledger ledger,
      Subscription subscription,
      @Nullable Heard heard,
      Instant now) {
    Subscription.Silence silence = subscription.silence();
    if (silence == null || isOver(subscription, now) || isPaused(subscription, now)) {
      return null;
    }
    Silences.Step step = Silences.step(known, subscription, silence, heard, now);
    Listening before = known == null ? step.after() : known;
    Alert.Reason reason = step.reason();
    Alert.Quiet quiet = step.quiet();
    if (reason == null || quiet == null) {
      return new Listened(step.after(), ledger, null, null);
    }
    Instant due = due(ledger, subscription, before.lastAlert(), now);
    boolean digested = due.isAfter(now) || subscription.cadence() != Subscription.Cadence.NOW;
    return new Listened(
        step.after(),
        digested ? ledger : ledger.sent(now),
        Silences.alert(subscription, step.after(), reason, quiet, heard, pages, digested, now),
        digested ? due : null);
  }

  /** One that was removed and added again tells anew: none of its ids was told before. */
  static String id(Subscription subscription, String about, int ordinal) {
    long made = subscription.createdAt().toEpochMilli();
    return Alert.id(subscription.id(), made + " " + about, ordinal);
  }

  private static boolean isOver(Subscription subscription, Instant now) {
    Instant expires = subscription.expiresAt();
    return subscription.removed() || (expires != null && !expires.isAfter(now));
  }

  /** When an alert may go out; {@code now} when it may at once. */
  private static Instant due(
      Ledger ledger, Subscription subscription, @Nullable Instant lastAlert, Instant now) {
    if (subscription.cadence() != Subscription.Cadence.NOW) {
      return Times.nextDigest(subscription, now);
    }
    Instant due = ledger.free(subscription.capPerHour(), now);
    if (lastAlert != null) {
      Instant cool = lastAlert.plus(subscription.cooldown());
      due = cool.isAfter(due) ? cool : due;
    }
    return Times.afterQuiet(subscription, due);
  }

  private static @Nullable Outcome silent(
      Subscription subscription, AlertCandidate candidate, boolean told, Instant now) {
    if (subscription.kind() == Subscription.Kind.SILENCE || isOver(subscription, now)) {
      return Outcome.OVER;
    }
    if (candidate.backfill()) {
      return Outcome.BACKFILL;
    }
    Instant revised = candidate.article().revisedAt();
    if (revised.isBefore(subscription.createdAt())) {
      return Outcome.EARLIER;
    }
    Duration maxAge = subscription.maxAge();
    // What was told of is followed, however old: a correction is news of the day it is made.
    Instant from = told ? revised : published(candidate.article());
    if (maxAge != null && from.plus(maxAge).isBefore(now)) {
      return Outcome.OLD;
    }
    return isPaused(subscription, now) && subscription.kind() == Subscription.Kind.MATCH
        ? Outcome.PAUSED
        : null;
  }

  private static boolean isPaused(Subscription subscription, Instant now) {
    Instant paused = subscription.pausedUntil();
    return paused != null && paused.isAfter(now);
  }

  /** When the article came out, as far as that is to be believed. */
  static Instant published(Told article) {
    Instant said = article.publishedAt();
    boolean plausible =
        said != null
            && article.publishedFrom() != Provenance.FALLBACK
            && !said.isAfter(article.firstSeenAt().plus(AHEAD_MAX));
    return plausible && said != null ? said : article.firstSeenAt();
  }

  private static boolean isMuted(
      Subscription subscription, AlertCandidate candidate, StoryRoots roots, Instant now) {
    String about = about(subscription, candidate, roots);
    String story = candidate.storyId() == null ? about : roots.root(candidate.storyId());
    for (Map.Entry<String, Instant> muted : subscription.mutedStories().entrySet()) {
      String silenced = roots.root(muted.getKey());
      if (muted.getValue().isAfter(now) && (silenced.equals(about) || silenced.equals(story))) {
        return true;
      }
    }
    return false;
  }

  private static Strand joined(List<Strand> strands, String root, Instant now) {
    // In the order of their ids, so that it does not matter in which they were kept.
    var sorted = new TreeMap<String, Strand>();
    strands.forEach(strand -> sorted.put(strand.about(), strand));
    Strand joined = null;
    for (Strand strand : sorted.values()) {
      joined = joined == null ? strand : joined.joined(strand, root);
    }
    if (joined == null) {
      return Strand.fresh(root, now);
    }
    return joined.about().equals(root) ? joined : joined.joined(Strand.fresh(root, now), root);
  }
}
