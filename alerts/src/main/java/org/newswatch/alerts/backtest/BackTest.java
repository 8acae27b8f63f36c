package org.newswatch.alerts.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.newswatch.alerts.folding.FoldState;
import org.newswatch.alerts.folding.Folded;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Ledger;
import org.newswatch.alerts.folding.Pages;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.folding.Strand;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Subscription;

/**
 * What a subscription would have told, had it been there all the time: the same matches through the
 * same folding, each at the time at which its article came. Imported articles count as others do.
 * Not thread-safe.
 */
public final class BackTest {

  /** Matches that are folded; a query that finds more is too wide to alert by. */
  public static final int MATCHES_MAX = 200_000;

  /** Alerts that are shown. */
  static final int SAMPLES_MAX = 20;

  static final int TOP_MAX = 10;

  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final Subscription subscription;
  private final List<AlertCandidate> matches = new ArrayList<>();
  private long read;
  private long over;

  /** Of this subscription, as if it were as old as the oldest article. */
  public BackTest(Subscription subscription) {
    this.subscription = subscription;
  }

  /** One article was read, and this is what it matched. */
  public void add(List<AlertCandidate> matched) {
    read++;
    for (AlertCandidate each : matched) {
      if (matches.size() < MATCHES_MAX) {
        matches.add(live(each));
      } else {
        over++;
      }
    }
  }

  private static AlertCandidate live(AlertCandidate match) {
    return new AlertCandidate(
        match.subscriptionId(),
        match.subscriptionVersion(),
        match.article(),
        false,
        match.storyId(),
        match.nearDuplicateOf(),
        match.changes(),
        match.revised(),
        match.matches(),
        match.named(),
        match.snippets(),
        match.at());
  }

  /** What it would have told from one time to another. */
  public Report report(StoryRoots stories, Instant from, Instant to) {
    Subscription always = asked(from);
    Folding folding = new Folding(Pages.NONE);
    Map<String, Strand> strands = new HashMap<>();
    Ledger ledger = Ledger.EMPTY;
    List<Alert> alerts = new ArrayList<>();
    Map<Folded.Outcome, Long> outcomes = new EnumMap<>(Folded.Outcome.class);
    Map<String, Long> sources = new HashMap<>();
    Map<String, Long> terms = new HashMap<>();
    long copies = 0;
    List<AlertCandidate> inOrder = new ArrayList<>(matches);
    inOrder.sort(
        Comparator.comparingLong((AlertCandidate match) -> match.article().version())
            .thenComparing(match -> match.article().id()));
    for (AlertCandidate match : inOrder) {
      List<Strand> known =
          Folding.keys(always, match, stories).stream()
              .map(strands::get)
              .filter(Objects::nonNull)
              .toList();
      Folded folded =
          folding.fold(
              new FoldState(ledger, known), always, match, stories, match.article().revisedAt());
      ledger = folded.ledger();
      outcomes.merge(folded.outcome(), 1L, Long::sum);
      folded.gone().forEach(strands::remove);
      Strand strand = folded.strand();
      if (strand != null) {
        strands.put(strand.about(), strand);
      }
      Alert alert = folded.alert();
      if (alert != null) {
        alerts.add(alert);
      }
      if (folded.outcome() == Folded.Outcome.HELD && match.nearDuplicateOf() != null) {
        copies++;
      }
      sources.merge(match.article().source().name(), 1L, Long::sum);
      match.matches().stream()
          .map(MatchedClause::surface)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(surface -> terms.merge(surface, 1L, Long::sum));
    }
    Map<Alert.Reason, Long> reasons = new EnumMap<>(Alert.Reason.class);
    alerts.forEach(alert -> reasons.merge(alert.reason(), 1L, Long::sum));
    double days = Math.max(1, Duration.between(from, to).toSeconds() / SECONDS_A_DAY);
    return new Report(
        from,
        to,
        read,
        matches.size() + over,
        over,
        alerts.size() / days,
        strands.values().stream().filter(strand -> strand.ordinal() > 0).count(),
        copies,
        outcomes,
        reasons,
        alerts,
        samples(alerts),
        top(sources),
        top(terms));
  }

  /** As the owner means it, but always there. */
  private Subscription asked(Instant from) {
    return new Subscription(
        subscription.id(),
        subscription.version(),
        subscription.owner(),
        subscription.name(),
        subscription.kind(),
        subscription.query(),
        subscription.spike(),
        subscription.silence(),
        subscription.filters(),
        subscription.channels(),
        subscription.cadence(),
        subscription.zone(),
        subscription.quietHours(),
        subscription.capPerHour(),
        subscription.cooldown(),
        subscription.maxAge(),
        null,
        null,
        subscription.per(),
        subscription.sendWhenEmpty(),
        Map.of(),
        from,
        from,
        false);
  }

  /** Spread over the whole time, the newest first. */
  private static List<Alert> samples(List<Alert> alerts) {
    List<Alert> samples = new ArrayList<>();
    int shown = Math.min(SAMPLES_MAX, alerts.size());
    for (int i = shown - 1; i >= 0; i--) {
      samples.add(alerts.get((int) ((long) i * alerts.size() / shown)));
    }
    return samples;
  }

  private static List<Counted> top(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::what))
        .limit(TOP_MAX)
        .toList();
  }

  /** Something and how often it was. */
  public record Counted(String what, long count) {}

  /**
   * What it would have told.
   *
   * @param read articles, each revision counted
   * @param matches how many of them matched
   * @param over how many of these were too many to be folded
   * @param perDay alerts a day
   * @param stories of which something was told
   * @param copies near-duplicates that were held back
   * @param outcomes of the matches
   * @param reasons of the alerts
   * @param alerts all of them, in order
   * @param samples some of them, over all of the time, the newest first
   * @param topSources of the matches
   * @param topTerms as they stand in the articles
   */
  public record Report(
      Instant from,
      Instant to,
      long read,
      long matches,
      long over,
      double perDay,
      long stories,
      long copies,
      Map<Folded.Outcome, Long> outcomes,
      Map<Alert.Reason, Long> reasons,
      List<Alert> alerts,
      List<Alert> samples,
      List<Counted> topSources,
      List<Counted> topTerms) {}
}
