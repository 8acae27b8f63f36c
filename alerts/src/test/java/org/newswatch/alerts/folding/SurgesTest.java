package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.folding.Matches.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.newswatch.alerts.folding.Folded.Outcome;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Alert.Held;
import org.newswatch.contract.Alert.Reason;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Per;
import org.newswatch.contract.Subscription.Spike;
import org.newswatch.contract.Subscription.Spike.Span;
import org.newswatch.contract.SubscriptionBuilder;

class SurgesTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Watched for four weeks by now. */
  private static final Instant MADE = NOON.minus(Duration.ofDays(28));

  private int next = 1;

  private static SubscriptionBuilder watch(Span span, double factor, int floor) {
    return Subscription.builder("ferries", "ida", "Ferries", "ferry", MADE)
        .spike("ferry", new Spike(span, factor, floor));
  }

  /** So many articles, evenly over this time. */
  private void articles(Lane lane, int count, Instant from, Duration over) {
    for (int i = 0; i < count; i++) {
      Instant at = from.plus(over.multipliedBy(i).dividedBy(count));
      lane.fold(Matches.of(next).in("s-" + next).from("paper" + next % 7 + ".test").at(at), at);
      next++;
    }
  }

  @Test
  void more_than_usual_within_an_hour_are_told_once_with_both_numbers_and_samples() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 5).build());
    articles(lane, 28 * 24, MADE, Duration.ofDays(28));
    articles(lane, 20, NOON, Duration.ofMinutes(40));

    assertThat(lane.reasons()).containsExactly(Reason.SPIKE);
    Alert alert = lane.alerts.getFirst();
    Alert.Surge surge = java.util.Objects.requireNonNull(alert.surge());
    assertThat(surge.count()).isEqualTo(5);
    assertThat(surge.usual()).isEqualTo(1);
    assertThat(surge.spans()).isBetween(671, 672);
    assertThat(alert.why())
        .startsWith("5 matching articles within an hour; usual are 1.0, the mean of the 67");
    assertThat(alert.articles()).isEqualTo(5);
    assertThat(alert.sources()).isEqualTo(5);
    assertThat(alert.storyId()).isNull();
    assertThat(alert.held()).hasSize(4).extracting(Held::why).containsOnly(Held.Why.COUNTED);
    assertThat(alert.heldCount()).isEqualTo(4);
    assertThat(lane.outcomes).doesNotContain(Outcome.REPEATED, Outcome.HELD);
  }

  @Test
  void fewer_than_the_floor_are_no_surge_however_rare_they_were() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 5).build());
    articles(lane, 4, NOON, HOUR);

    assertThat(lane.alerts).isEmpty();
  }

  @Test
  void a_surge_that_goes_on_is_told_once_and_the_next_one_again() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 6).build());
    articles(lane, 60, NOON, Duration.ofHours(4));
    assertThat(lane.alerts).hasSize(1);

    // It sinks below what fires, but not so far that it is over.
    articles(lane, 8, NOON.plus(Duration.ofHours(4)), Duration.ofHours(2));
    articles(lane, 12, NOON.plus(Duration.ofHours(6)), HOUR);
    assertThat(lane.alerts).hasSize(1);

    articles(lane, 1, NOON.plus(Duration.ofHours(12)), HOUR);
    articles(lane, 12, NOON.plus(Duration.ofHours(14)), HOUR);
    assertThat(lane.alerts).hasSize(2).extracting(Alert::id).doesNotHaveDuplicates();
  }

  @Test
  void nothing_is_a_surge_before_anybody_knows_what_is_usual() {
    Lane hours = new Lane(watch(Span.HOUR, 2, 3).build());
    articles(hours, 30, MADE.plus(Duration.ofHours(24)), HOUR);
    assertThat(hours.alerts).isEmpty();
    articles(hours, 600, MADE.plus(Duration.ofHours(30)), HOUR);
    assertThat(hours.alerts).hasSize(1);

    Lane days = new Lane(watch(Span.DAY, 2, 3).build());
    articles(days, 30, MADE.plus(DAY.multipliedBy(7)), HOUR);
    assertThat(days.alerts).isEmpty();
    articles(days, 30, MADE.plus(DAY.multipliedBy(9)), HOUR);
    assertThat(days.alerts).hasSize(1);
  }

  @Test
  void a_day_is_held_against_the_days_before_it() {
    Lane lane = new Lane(watch(Span.DAY, 2, 3).build());
    articles(lane, 28 * 5, MADE, Duration.ofDays(28));
    articles(lane, 12, NOON, DAY);

    assertThat(lane.alerts)
        .singleElement()
        .satisfies(
            alert -> {
              Alert.Surge surge = java.util.Objects.requireNonNull(alert.surge());
              assertThat(surge.usual()).isBetween(4.9, 5.1);
              assertThat(surge.count()).isBetween(10L, 11L);
              assertThat(surge.spans()).isEqualTo(27);
            });
  }

  @Test
  void revisions_copies_old_articles_and_imports_do_not_count() {
    Lane lane = new Lane(watch(Span.HOUR, 2, 3).build());
    lane.fold(Matches.of(1).at(NOON), NOON);
    lane.fold(Matches.of(1).at(NOON).retitled("Before"), NOON);
    lane.fold(Matches.of(2).at(NOON).copyOf(1), NOON);
    lane.fold(Matches.of(3).at(NOON).backfilled(), NOON);
    lane.fold(Matches.of(4).at(NOON).published(NOON.minus(Duration.ofDays(9))), NOON);
    lane.fold(Matches.of(5).at(NOON.minus(Duration.ofDays(2))), NOON);
    lane.fold(Matches.of(6).at(NOON.minus(Duration.ofHours(3))).rewritten(0.5), NOON);
    lane.fold(Matches.of(7).at(NOON), NOON);

    assertThat(lane.alerts).isEmpty();
    assertThat(lane.outcomes)
        .containsExactly(
            Outcome.COUNTED,
            Outcome.REPEATED,
            Outcome.HELD,
            Outcome.BACKFILL,
            Outcome.OLD,
            Outcome.REPEATED,
            Outcome.HELD,
            Outcome.COUNTED);
    lane.fold(Matches.of(8).at(NOON), NOON);
    assertThat(lane.alerts).hasSize(1);
  }

  @Test
  void of_more_articles_than_are_told_apart_no_revision_counts_again() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 1_000).build());
    Instant first = NOON.plusSeconds(60);
    lane.fold(Matches.of(1).at(first), first);
    next = 2;
    articles(lane, Counts.RECENT_MAX, NOON, Duration.ofSeconds(50));
    lane.fold(Matches.of(1).at(first).retitled("Before"), first);
    assertThat(lane.outcomes.getLast()).isEqualTo(Outcome.REPEATED);
    articles(lane, Counts.RECENT_MAX, NOON.plusSeconds(120), Duration.ofSeconds(50));
    lane.fold(Matches.of(1).at(first).retitled("Before"), first);
    assertThat(lane.outcomes.getLast()).isEqualTo(Outcome.HELD);
    // One that comes late is another matter.
    lane.fold(Matches.of(next).at(first), first);
    assertThat(lane.outcomes.getLast()).isEqualTo(Outcome.COUNTED);
  }

  @Test
  void a_revision_that_matches_first_counts_while_its_article_is_new() {
    Lane lane = new Lane(watch(Span.HOUR, 2, 1).build());
    lane.fold(Matches.of(1).at(NOON).retitled("Before"), NOON);

    assertThat(lane.alerts).hasSize(1);
  }

  @Test
  void copies_count_where_each_article_is_asked_for() {
    Lane lane = new Lane(watch(Span.HOUR, 2, 3).per(Per.ARTICLE).build());
    lane.fold(Matches.of(1).at(NOON), NOON);
    lane.fold(Matches.of(2).at(NOON).copyOf(1), NOON);
    lane.fold(Matches.of(3).at(NOON).copyOf(1), NOON);

    assertThat(lane.alerts).hasSize(1);
  }

  @Test
  void a_service_that_catches_up_sees_no_surge_where_there_was_none() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 5).build());
    Instant late = NOON.plus(Duration.ofHours(20));
    for (int hour = 0; hour < 20; hour++) {
      lane.fold(Matches.of(hour).at(NOON.plus(HOUR.multipliedBy(hour))), late);
    }

    assertThat(lane.alerts).isEmpty();
  }

  @Test
  void a_pause_keeps_silent_but_goes_on_counting() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 3).pausedUntil(NOON.plusSeconds(600)).build());
    articles(lane, 5, NOON, Duration.ofMinutes(9));
    assertThat(lane.alerts).isEmpty();
    assertThat(lane.outcomes).contains(Outcome.PAUSED);

    articles(lane, 1, NOON.plusSeconds(1_200), HOUR);
    assertThat(lane.alerts)
        .singleElement()
        .satisfies(alert -> assertThat(alert.articles()).isEqualTo(6));
  }

  private static Asked asked(Subscription subscription, Subscription... others) {
    return Asked.of(
        subscription,
        id -> Arrays.stream(others).filter(other -> other.id().equals(id)).findFirst());
  }

  @Test
  void when_a_query_changes_that_is_named_counting_begins_anew() {
    Subscription watch =
        watch(Span.HOUR, 3, 5).spike("ferry @ports", new Spike(Span.HOUR, 3, 5)).build();
    Subscription ports = Subscription.builder("ports", "ida", "Ports", "@sea port", MADE).build();
    Subscription sea = Subscription.builder("sea", "ida", "Sea", "sea", MADE).build();
    Asked before = asked(watch, ports, sea);
    assertThat(asked(watch, ports.next(NOON).name("Harbours").build(), sea).text())
        .isEqualTo(before.text());
    Asked after = asked(watch, ports, sea.next(NOON).match("ocean").build());
    Counts counts = Counts.fresh(watch, before, Span.HOUR);
    assertThat(counts.since()).isEqualTo(MADE);

    Surges.Step step =
        Surges.step(
            counts,
            watch,
            after,
            java.util.Objects.requireNonNull(watch.spike()),
            Matches.of(1).at(NOON).build(),
            NOON);
    assertThat(step.counts()).extracting(Counts::since).isEqualTo(NOON);
  }

  @Test
  void who_asks_something_else_begins_to_count_anew() {
    Subscription first = watch(Span.HOUR, 3, 5).build();
    Counts counts = Counts.fresh(first, asked(first), Span.HOUR);
    Subscription second = first.next(NOON).spike("train", new Spike(Span.HOUR, 3, 5)).build();
    Surges.Step step =
        Surges.step(
            counts,
            second,
            asked(second),
            java.util.Objects.requireNonNull(second.spike()),
            Matches.of(1).at(NOON).build(),
            NOON);

    assertThat(step.counts()).extracting(Counts::since).isEqualTo(NOON);
    assertThat(step.outcome()).isEqualTo(Outcome.COUNTED);
  }

  @Test
  void what_waits_for_quiet_hours_or_a_digest_says_so() {
    Lane lane = new Lane(watch(Span.HOUR, 3, 2).cadence(Subscription.Cadence.DAILY).build());
    articles(lane, 4, NOON, HOUR);
    lane.tick(NOON.plus(DAY));

    assertThat(lane.alerts).extracting(Alert::digested).containsExactly(true);
    assertThat(lane.digests)
        .singleElement()
        .satisfies(digest -> assertThat(digest.alerts()).hasSize(1));
  }
}
