package org.newswatch.alerts.folding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Spike.Span;
import org.newswatch.contract.Told;

/**
 * How many articles one subscription matched, and when: by the hour over four weeks, and in slices
 * of the span that it watches. Articles count at the time at which they were first seen, not at
 * which they are folded, so that a service that catches up sees no surge where there was none.
 * Immutable and bounded.
 *
 * @param asked a hash of what is counted; when the owner asks otherwise, or a query says something
 *     else that this one names, counting begins anew
 * @param span what surges are looked for in
 * @param since from when on is counted
 * @param newest until when articles have come
 * @param hours articles by the hour of the epoch; hours without any are left out
 * @param slices articles of the last span by slices of it, counted from the epoch
 * @param recent the newest articles, the oldest first; at most {@link #RECENT_MAX}
 * @param samples the same with what can be told of them; at most {@link Limits#HELD_MAX}
 * @param surging whether a surge was told that is not over
 * @param lastAlert when one was told last
 */
public record Counts(
    long asked,
    Span span,
    Instant since,
    Instant newest,
    SortedMap<Long, Integer> hours,
    SortedMap<Long, Integer> slices,
    List<Recent> recent,
    List<Alert.Held> samples,
    boolean surging,
    @Nullable Instant lastAlert) {

  /** What is usual is the mean of so many hours before the span, or of as many as there were. */
  static final int HOURS_MAX = 28 * 24;

  /** Spans that must have gone by before anybody knows what is usual: a day, or a week. */
  static final int HOURS_LEAST_OF_HOUR = 24;

  static final int HOURS_LEAST_OF_DAY = 7 * 24;

  /** Articles that are told apart, and whose sources are counted. */
  static final int RECENT_MAX = 300;

  /** Of what comes later than this after others nobody can tell whether it came before. */
  static final Duration LATE_MAX = Duration.ofDays(1);

  /** A surge is over when the span has less than this share of what it takes to be one. */
  static final double OVER_BELOW = 0.5;

  private static final int SLICES = 60;
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int HOURS_A_DAY = 24;

  public Counts {
    hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
    slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    recent = List.copyOf(recent);
    samples = List.copyOf(samples);
  }

  /**
   * An article that was counted.
   *
   * @param id a hash of its id
   * @param source a hash of its source
   */
  public record Recent(long id, long source, Instant at) {}

  /**
   * How the last span does.
   *
   * @param to its end
   * @param count its articles
   * @param usual how many are, on average
   * @param spans of so many spans before
   * @param known whether these are enough to know what is usual
   */
  record Level(Instant to, long count, double usual, int spans, boolean known) {

    double needed(Subscription.Spike spike) {
      return Math.max(spike.floor(), spike.factor() * usual);
    }

    boolean isSurge(Subscription.Spike spike) {
      return known && count >= needed(spike);
    }
  }

  static Counts fresh(Subscription subscription, Asked asked, Span span) {
    return new Counts(
        asked(subscription, asked, span),
        span,
        asked.since(),
        asked.since(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        List.of(),
        false,
        null);
  }

  static long asked(Subscription subscription, Asked asked, Span span) {
    return Hashes.of(
        String.join(
            "\0",
            asked.text(),
            subscription.filters().toString(),
            subscription.per().name(),
            span.name()));
  }

  boolean knows(Told article) {
    long id = Hashes.of(article.id().value());
    return recent.stream().anyMatch(each -> each.id() == id);
  }

  /** Whether it would be known that an article of this time was counted. */
  boolean wouldKnow(Instant at) {
    return recent.size() < RECENT_MAX || at.isAfter(recent.getFirst().at());
  }

  /** Whether an article of this time would count for the last span. */
  boolean isInLastSpan(Instant at) {
    return slice(at) > slice(newest) - SLICES;
  }

  boolean isTooLate(Instant at) {
    return at.isBefore(newest.minus(LATE_MAX));
  }

  /** With one more article, of this time. */
  Counts with(AlertCandidate candidate, Instant at) {
    Told article = candidate.article();
    Instant until = at.isAfter(newest) ? at : newest;
    SortedMap<Long, Integer> byHour = new TreeMap<>(hours);
    byHour.merge(hour(at), 1, Integer::sum);
    SortedMap<Long, Integer> bySlice = new TreeMap<>(slices);
    bySlice.merge(slice(at), 1, Integer::sum);
    List<Recent> lately = new ArrayList<>(recent);
    lately.removeIf(each -> each.at().isBefore(until.minus(LATE_MAX)));
    lately.add(new Recent(Hashes.of(article.id().value()), Hashes.of(article.source().id()), at));
    // Not as they came: what is left out must be older than all that is not.
    lately.sort(Comparator.comparing(Recent::at));
    List<Alert.Held> told = new ArrayList<>(samples);
    told.add(
        new Alert.Held(
            article.id(),
            article.title(),
            article.url(),
            article.source().name(),
            Alert.Held.Why.COUNTED,
            at));
    return new Counts(
        asked,
        span,
        since,
        until,
        byHour.tailMap(hour(until) - HOURS_MAX - spanHours()),
        bySlice.tailMap(slice(until) - SLICES + 1),
        newest(lately, RECENT_MAX),
        newest(told, Limits.HELD_MAX),
        surging,
        lastAlert);
  }

  Counts surging(boolean now, @Nullable Instant alertedAt) {
    return new Counts(asked, span, since, newest, hours, slices, recent, samples, now, alertedAt);
  }

  /** How the span that ends at this time does, as far as articles have come. */
  Level level(Instant to) {
    long last = slice(to);
    long count =
        slices.subMap(last - SLICES + 1, last + 1).values().stream().mapToLong(n -> n).sum();
    // Whole hours before the span.
    long end = hour(to.minusSeconds(spanHours() * HOUR));
    long begin = Math.max(end - HOURS_MAX, hour(since.plusSeconds(HOUR - 1)));
    long over = Math.max(0, end - begin);
    long before =
        over == 0 ? 0 : hours.subMap(begin, end).values().stream().mapToLong(n -> n).sum();
    int least = span == Span.HOUR ? HOURS_LEAST_OF_HOUR : HOURS_LEAST_OF_DAY;
    double usual = over == 0 ? 0 : (double) before * spanHours() / over;
    return new Level(to, count, usual, (int) (over / spanHours()), over >= least);
  }

  /** How many sources the span's articles come from, of the newest {@link #RECENT_MAX}. */
  long sources() {
    return recent.stream()
        .filter(each -> isInLastSpan(each.at()))
        .mapToLong(Recent::source)
        .distinct()
        .count();
  }

  /** Those of the span's articles that can be told of, without this one. */
  List<Alert.Held> samplesBeside(Told article) {
    return samples.stream()
        .filter(each -> isInLastSpan(each.at()) && !each.article().equals(article.id()))
        .toList();
  }

  private int spanHours() {
    return span == Span.HOUR ? 1 : HOURS_A_DAY;
  }

  private long slice(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), spanHours() * HOUR / SLICES);
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), HOUR);
  }

  private static <T> List<T> newest(List<T> all, int max) {
    return all.subList(Math.max(0, all.size() - max), all.size());
  }
}
