package org.newswatch.alerts.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Counts;
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
import org.newswatch.desk.BackTests.Counted;
import org.newswatch.desk.BackTests.Fired;
import org.newswatch.desk.BackTests.Report;

/**
 * What a subscription would have told, had it been there all the time: the same matches through the
 * same folding, each at the time at which its article came. Imported articles count as others do.
 * Each match is folded when it is added and then forgotten, so that what is held grows with the
 * stories and alerts, not with the articles. Not thread-safe.
 */
public final class BackTest {

  /** Matches that are folded; a query that finds more is too wide to alert by. */
  public static final int MATCHES_MAX = 200_000;

  /** Alerts that are shown. */
  static final int SAMPLES_MAX = 20;

  static final int TOP_MAX = 10;

  /** How matches come. */
  public static final Comparator<AlertCandidate> ORDER =
      Comparator.comparingLong((AlertCandidate match) -> match.article().version())
          .thenComparing(match -> match.article().id());

  /** Different words that are counted apart. */
  private static final int TERMS_MAX = 50_000;

  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final Subscription subscription;
  private final StoryRoots stories;
  private final Instant from;
  private final Instant to;
  private final Folding folding = new Folding(Pages.NONE);
  private final Map<String, Strand> strands = new HashMap<>();
  private final List<Fired> alerts = new ArrayList<>();
  private final List<Instant> told = new ArrayList<>();
  private final Samples samples = new Samples();
  private final Map<Folded.Outcome, Long> outcomes = new EnumMap<>(Folded.Outcome.class);
  private final Map<Alert.Reason, Long> reasons = new EnumMap<>(Alert.Reason.class);
  private final Map<String, Long> sources = new HashMap<>();
  private final Map<String, Long> terms = new HashMap<>();
  private Ledger ledger = Ledger.EMPTY;
  private @Nullable Counts counts;
  private long matches;
  private long over;
  private long copies;

  /**
   * Of this subscription, as if it had been made at {@code made}.
   *
   * @param made part of the ids of what it tells: those of the stream, where that is the moment at
   *     which the subscription was made there
   * @param from since when there are articles, not before {@code made}: time before that would
   *     count as time without any
   */
  public BackTest(
      Subscription subscription, StoryRoots stories, Instant made, Instant from, Instant to) {
    this.subscription = asked(subscription, made, from);
    this.stories = stories;
    this.from = from;
    this.to = to;
  }

  /** One more match; they come in {@link #ORDER}. */
  public void add(AlertCandidate matched) {
    matches++;
    if (matches > MATCHES_MAX) {
      over++;
      return;
    }
    AlertCandidate match = live(matched);
    List<Strand> known =
        Folding.keys(subscription, match, stories).stream()
            .map(strands::get)
            .filter(Objects::nonNull)
            .toList();
    Folded folded =
        folding.fold(
            new FoldState(ledger, known, counts),
            subscription,
            match,
            stories,
            match.article().revisedAt());
    ledger = folded.ledger();
    outcomes.merge(folded.outcome(), 1L, Long::sum);
    counts = folded.counts() == null ? counts : folded.counts();
    folded.gone().forEach(strands::remove);
    Strand strand = folded.strand();
    if (strand != null) {
      strands.put(strand.about(), strand);
    }
    Alert alert = folded.alert();
    if (alert != null) {
      alerts.add(new Fired(alert.id(), alert.reason(), alert.storyId()));
      told.add(alert.at());
      reasons.merge(alert.reason(), 1L, Long::sum);
      samples.add(alert);
    }
    if (folded.outcome() == Folded.Outcome.HELD && match.nearDuplicateOf() != null) {
      copies++;
    }
    count(match);
  }

  /** So many more matches cannot be folded. */
  public void leftOut(long count) {
    matches += count;
    over += count;
  }

  private void count(AlertCandidate match) {
    sources.merge(match.article().source().name(), 1L, Long::sum);
    match.matches().stream()
        .map(MatchedClause::surface)
        .filter(Objects::nonNull)
        .distinct()
        .filter(surface -> terms.size() < TERMS_MAX || terms.containsKey(surface))
        .forEach(surface -> terms.merge(surface, 1L, Long::sum));
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

  /** What it would have told of all that was added. */
  public Report report() {
    double days = Math.max(1, Duration.between(from, to).toSeconds() / SECONDS_A_DAY);
    return new Report(
        from,
        to,
        matches,
        over,
        alerts.size() / days,
        strands.values().stream().filter(strand -> strand.ordinal() > 0).count(),
        outcomes.getOrDefault(Folded.Outcome.HELD, 0L),
        copies,
        outcomes.getOrDefault(Folded.Outcome.OLD, 0L),
        words(outcomes),
        reasons,
        alerts,
        told,
        samples.newestFirst(),
        top(sources),
        top(terms));
  }

  /** As the owner means it, but always there. */
  private static Subscription asked(Subscription subscription, Instant made, Instant from) {
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
        made,
        from,
        false);
  }

  private static Map<String, Long> words(Map<Folded.Outcome, Long> outcomes) {
    Map<String, Long> words = new LinkedHashMap<>();
    outcomes.forEach((outcome, count) -> words.put(outcome.name().toLowerCase(Locale.ROOT), count));
    return words;
  }

  private static List<Counted> top(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::what))
        .limit(TOP_MAX)
        .toList();
  }
}
