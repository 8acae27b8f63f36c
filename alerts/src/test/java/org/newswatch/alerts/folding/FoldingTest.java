package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.folding.Matches.NOON;
import static org.newswatch.alerts.folding.Matches.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newswatch.alerts.folding.Folded.Outcome;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Alert.Held;
import org.newswatch.contract.Alert.Reason;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Cadence;
import org.newswatch.contract.Subscription.Per;
import org.newswatch.contract.Subscription.QuietHours;
import org.newswatch.query.SameIds;

class FoldingTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Lane lane = new Lane(subscription().build());

  @Test
  void stories_that_become_one_while_a_match_is_folded_keep_what_was_told_of_either() {
    Subscription subscription = Matches.subscription().build();
    Folding folding = new Folding(Pages.NONE);
    var candidate = Matches.of(1).build();
    List<String> keys = Folding.keys(subscription, candidate, StoryRoots.NONE);
    var merged = new SameIds();
    var unused = merged.take("s-1", "s-0");
    Folded folded =
        folding.fold(FoldState.EMPTY, keys, subscription, candidate, StoryRoots.of(merged), NOON);

    assertThat(folded.strand()).extracting(Strand::about).isEqualTo("s-1");
    assertThat(folded.gone()).isEmpty();
  }

  @Test
  void the_second_article_of_a_story_is_held_back_and_listed_with_its_next_alert() {
    lane.fold(Matches.of(1), NOON);
    lane.fold(Matches.of(2).from("other.test"), NOON);
    lane.fold(Matches.of(3).copyOf(1).from("third.test"), NOON);
    lane.fold(Matches.of(1).retitled("The ferry stands"), NOON.plus(MINUTE));

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.REVISED);
    Alert second = lane.alerts.get(1);
    assertThat(second.ordinal()).isEqualTo(2);
    assertThat(second.why()).isEqualTo("The title was: The ferry stands");
    assertThat(second.articles()).isEqualTo(3);
    assertThat(second.sources()).isEqualTo(2);
    assertThat(second.held())
        .extracting(Held::article, Held::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Matches.id(2), Held.Why.SAME_STORY),
            org.assertj.core.groups.Tuple.tuple(Matches.id(3), Held.Why.REPEATS));
    assertThat(second.heldCount()).isEqualTo(2);
    assertThat(second.storyId()).isEqualTo("s-1");
  }

  @Test
  void an_article_without_a_story_stands_for_itself() {
    lane.fold(Matches.of(1).in(null), NOON);
    lane.fold(Matches.of(2).in(null), NOON);
    lane.fold(Matches.of(3).in(null).copyOf(1), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.FIRST);
  }

  @Test
  void alerts_may_stand_for_copies_or_for_single_articles() {
    var copies = new Lane(subscription().per(Per.NEAR_DUPLICATE).build());
    var articles = new Lane(subscription().per(Per.ARTICLE).build());
    for (Lane each : List.of(copies, articles)) {
      each.fold(Matches.of(1), NOON);
      each.fold(Matches.of(2), NOON);
      each.fold(Matches.of(3).copyOf(1), NOON);
    }

    assertThat(copies.alerts).hasSize(2);
    assertThat(articles.alerts).hasSize(3);
  }

  @Test
  void a_revision_is_told_when_a_fifth_of_the_text_is_new() {
    lane.fold(Matches.of(1), NOON);
    lane.fold(Matches.of(1).rewritten(0.1), NOON);
    lane.fold(Matches.of(1).rewritten(0.1).rewritten(0.25), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.REVISED);
    assertThat(lane.alerts.get(1).held())
        .extracting(Held::why)
        .containsExactly(Held.Why.SMALL_CHANGE);
  }

  @Test
  void a_revision_of_an_article_that_was_not_told_of_is_no_news() {
    lane.fold(Matches.of(1), NOON);
    lane.fold(Matches.of(2), NOON);
    lane.fold(Matches.of(2).retitled("Before"), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST);
  }

  @Test
  void a_story_is_told_again_when_five_and_ten_independent_sources_have_it() {
    for (int number = 0; number < 12; number++) {
      lane.fold(Matches.of(number).from("paper" + number + ".test"), NOON);
    }
    // Copies and further articles of a source count for nothing.
    for (int number = 20; number < 60; number++) {
      lane.fold(Matches.of(number).from("paper1.test"), NOON);
      lane.fold(Matches.of(100 + number).from("copy" + number + ".test").copyOf(1), NOON);
    }

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.SOURCES, Reason.SOURCES);
    assertThat(lane.alerts).extracting(Alert::sources).containsExactly(1L, 5L, 10L);
  }

  @Test
  void sources_are_told_at_5_10_25_50_100_and_so_on() {
    assertThat(List.of(4L, 5L, 9L, 10L, 25L, 49L, 50L, 100L, 250L, 999L, 1_000L))
        .extracting(Marks::reached)
        .containsExactly(0, 5, 5, 10, 25, 25, 50, 100, 250, 500, 1_000);
  }

  @Test
  void whom_the_query_names_and_the_story_did_not_yet_is_news() {
    lane.fold(Matches.of(1).naming("p-1"), NOON);
    lane.fold(Matches.of(2).naming("p-1"), NOON);
    lane.fold(Matches.of(3).naming("2026-03-12"), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.NAMED);
    assertThat(lane.alerts.get(1).why()).contains("called 2026-03-12");
  }

  @Test
  void a_correction_is_told_once() {
    lane.fold(Matches.of(1), NOON);
    lane.fold(Matches.of(2).titled("Correction: The ferry runs"), NOON);
    lane.fold(Matches.of(2).titled("Correction: The ferry runs").rewritten(0.1), NOON);
    lane.fold(Matches.of(3).titled("Correction on the markets drags ferries down"), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.CORRECTION);
  }

  @Test
  void a_backfilled_an_old_and_an_earlier_article_would_have_been_told_and_are_not() {
    lane.fold(Matches.of(1).backfilled(), NOON);
    lane.fold(Matches.of(2).published(NOON.minus(Duration.ofDays(3))), NOON);
    lane.fold(Matches.of(3).at(NOON.minus(Duration.ofHours(2))), NOON);

    assertThat(lane.outcomes).containsExactly(Outcome.BACKFILL, Outcome.OLD, Outcome.EARLIER);
    assertThat(lane.outcomes).allMatch(Outcome::wouldHaveFired);
    assertThat(lane.alerts).isEmpty();
    assertThat(lane.fold(Matches.of(4), NOON).outcome()).isEqualTo(Outcome.TOLD);
  }

  @Test
  void without_a_greatest_age_the_oldest_article_is_told() {
    var any = new Lane(subscription().maxAge(null).build());

    any.fold(Matches.of(1).published(Instant.parse("2001-01-01T00:00:00Z")), NOON);

    assertThat(any.reasons()).containsExactly(Reason.FIRST);
  }

  @Test
  void a_correction_of_an_old_article_that_was_told_of_is_told() {
    lane.fold(Matches.of(1).published(NOON.minus(Duration.ofDays(1))), NOON);
    Instant later = NOON.plus(Duration.ofDays(3));
    lane.fold(
        Matches.of(1).published(NOON.minus(Duration.ofDays(1))).at(later).retitled("Before"),
        later);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.REVISED);
  }

  @Test
  void two_stories_that_turn_out_to_be_one_give_no_second_first_alert() {
    lane.fold(Matches.of(1).in("s-1"), NOON);
    lane.fold(Matches.of(2).in("s-2"), NOON);
    lane.merge("s-2", "s-1");
    lane.fold(Matches.of(3).in("s-2"), NOON);
    lane.fold(Matches.of(2).in("s-2").retitled("Before"), NOON);

    assertThat(lane.reasons()).containsExactly(Reason.FIRST, Reason.FIRST, Reason.REVISED);
    Alert last = lane.alerts.getLast();
    assertThat(last.storyId()).isEqualTo("s-1");
    assertThat(last.articles()).isEqualTo(3);
    assertThat(last.ordinal()).isEqualTo(2);
    assertThat(lane.strands).containsOnlyKeys("s-1");
  }

  @Test
  void a_muted_story_is_silent_until_its_time_and_then_says_what_it_missed() {
    var muted = new Lane(subscription().mutedStories(Map.of("s-9", NOON.plus(MINUTE))).build());
    muted.merge("s-1", "s-9");
    muted.fold(Matches.of(1), NOON);
    muted.fold(Matches.of(2), NOON.plus(MINUTE));

    assertThat(muted.outcomes).containsExactly(Outcome.HELD, Outcome.TOLD);
    assertThat(muted.alerts.getFirst().held())
        .extracting(Held::why)
        .containsExactly(Held.Why.MUTED);
  }

  @Test
  void a_paused_subscription_tells_a_story_once_it_is_resumed() {
    var paused = new Lane(subscription().pausedUntil(NOON.plus(MINUTE)).build());
    paused.fold(Matches.of(1), NOON);
    paused.fold(Matches.of(2), NOON.plus(MINUTE));

    assertThat(paused.outcomes).containsExactly(Outcome.PAUSED, Outcome.TOLD);
  }

  @Test
  void what_comes_in_quiet_hours_goes_out_together_when_they_end() {
    var quiet =
        new Lane(
            subscription()
                .zone(ZoneId.of("Europe/Dublin"))
                .quietHours(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))
                .build());
    Instant night = Instant.parse("2026-03-10T23:00:00Z");
    quiet.fold(Matches.of(1).in("s-1").at(night), night);
    Folded folded = quiet.fold(Matches.of(2).in("s-2").at(night), night);
    quiet.tick(night.plus(MINUTE));

    assertThat(folded.due()).isEqualTo(Instant.parse("2026-03-11T06:30:00Z"));
    assertThat(quiet.digests).isEmpty();
    quiet.tick(Instant.parse("2026-03-11T06:30:00Z"));
    assertThat(quiet.digests).hasSize(1);
    assertThat(quiet.digests.getFirst().alerts()).hasSize(2);
    assertThat(quiet.digests.getFirst().cause()).isEqualTo(Digest.Cause.HELD_BACK);
    assertThat(quiet.alerts).allMatch(Alert::digested);
  }

  @Test
  void a_daily_digest_goes_out_in_the_morning_of_its_zone_and_says_so_when_it_is_empty() {
    Subscription daily =
        subscription()
            .cadence(Cadence.DAILY)
            .zone(ZoneId.of("Pacific/Chatham"))
            .sendWhenEmpty(true)
            .build();
    var lane = new Lane(daily);
    Folded folded = lane.fold(Matches.of(1), NOON);
    Instant morning = Instant.parse("2026-03-10T17:15:00Z");

    assertThat(folded.due()).isEqualTo(morning);
    lane.tick(morning);
    lane.tick(morning.plus(MINUTE));
    lane.tick(morning.plus(Duration.ofDays(1)));
    assertThat(lane.digests).extracting(digest -> digest.alerts().size()).containsExactly(1, 0);
    assertThat(lane.digests.get(1).from()).isEqualTo(morning);
  }

  @Test
  void hourly_and_weekly_digests_go_out_at_the_full_hour_and_on_monday_morning() {
    Subscription hourly = subscription().cadence(Cadence.HOURLY).build();
    Subscription weekly = subscription().cadence(Cadence.WEEKLY).build();

    assertThat(Times.nextDigest(hourly, NOON)).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(Times.nextDigest(weekly, NOON)).isEqualTo(Instant.parse("2026-03-16T07:00:00Z"));
    assertThat(Times.nextDigest(weekly, Instant.parse("2026-03-16T07:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-23T07:00:00Z"));
    assertThat(Times.nextDigest(weekly, Instant.parse("2026-03-16T06:59:00Z")))
        .isEqualTo(Instant.parse("2026-03-16T07:00:00Z"));
  }

  @Test
  void what_passes_the_cap_of_an_hour_goes_out_together_once_there_is_room() {
    var capped = new Lane(subscription().capPerHour(1).build());
    for (int number = 0; number < 4; number++) {
      capped.fold(Matches.of(number).in("s-" + number), NOON);
    }
    capped.tick(NOON.plus(Duration.ofMinutes(59)));
    assertThat(capped.digests).isEmpty();
    capped.tick(NOON.plus(Duration.ofHours(1)));

    assertThat(capped.alerts).extracting(Alert::digested).containsExactly(false, true, true, true);
    assertThat(capped.digests.getFirst().alerts()).hasSize(3);
  }

  @Test
  void a_story_cools_down_after_an_alert() {
    var cool = new Lane(subscription().cooldown(Duration.ofMinutes(30)).build());
    cool.fold(Matches.of(1), NOON);
    Folded again = cool.fold(Matches.of(1).retitled("Before"), NOON.plus(MINUTE));
    Folded other = cool.fold(Matches.of(2).in("s-2"), NOON.plus(MINUTE));

    assertThat(again.due()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    assertThat(other.outcome()).isEqualTo(Outcome.TOLD);
  }

  @Test
  void a_night_that_a_clock_change_cuts_ends_when_its_clock_says() {
    Subscription spring =
        subscription()
            .zone(ZoneId.of("Europe/Berlin"))
            .quietHours(new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30)))
            .build();

    // 02:30 does not exist on that day: it is 03:30 by the new time.
    assertThat(Times.afterQuiet(spring, Instant.parse("2026-03-29T00:30:00Z")))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }
}
