package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.folding.Matches.NOON;
import static org.newswatch.alerts.folding.Matches.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newswatch.contract.Alert;

class FoldingPropertyTest {

  private static final int CAP = 3;

  /**
   * Something that happens: a match, or two stories that turn out to be one.
   *
   * @param minute on from the one before
   */
  record Step(int article, int story, int revision, int into, boolean merges, int minute) {

    Matches.Match match(Instant at) {
      Matches.Match match =
          Matches.of(article)
              .in("s-" + story)
              .at(at)
              .from("paper" + article % 7 + ".test")
              .naming("p-" + article % 3);
      for (int i = 1; i < revision; i++) {
        match = i % 2 == 0 ? match.rewritten(0.1) : match.retitled("Before");
      }
      return match;
    }
  }

  @Provide
  Arbitrary<List<Step>> days() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 9).map(i -> i == 0),
            Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 200)
  void the_same_matches_give_the_same_alerts_with_the_same_ids(@ForAll("days") List<Step> steps) {
    Lane one = run(steps, 1);
    Lane other = run(steps, 1);

    assertThat(other.alerts).isEqualTo(one.alerts);
    assertThat(other.digests).isEqualTo(one.digests);
    assertThat(one.alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  void a_match_that_comes_twice_changes_nothing(@ForAll("days") List<Step> steps) {
    Lane once = run(steps, 1);
    Lane twice = run(steps, 2);

    assertThat(twice.alerts).isEqualTo(once.alerts);
    assertThat(twice.digests).isEqualTo(once.digests);
    assertThat(twice.strands.keySet()).isEqualTo(once.strands.keySet());
    once.strands.forEach((id, bytes) -> assertThat(twice.strands.get(id)).isEqualTo(bytes));
  }

  @Property(tries = 200)
  void all_once_more_from_the_beginning_tells_nothing(@ForAll("days") List<Step> steps) {
    Lane lane = run(steps, 1);
    int told = lane.alerts.size();
    Instant at = NOON;
    for (Step step : steps) {
      at = at.plus(Duration.ofMinutes(step.minute()));
      if (!step.merges()) {
        lane.fold(step.match(at), at.plus(Duration.ofHours(1)));
      }
    }

    assertThat(lane.alerts).hasSize(told);
  }

  @Property(tries = 200)
  void no_story_has_two_first_alerts(@ForAll("days") List<Step> steps) {
    Lane lane = new Lane(subscription().maxAge(null).build());
    Instant at = NOON;
    for (Step step : steps) {
      at = at.plus(Duration.ofMinutes(step.minute()));
      if (step.merges()) {
        lane.merge("s-" + step.story(), "s-" + step.into());
        continue;
      }
      List<Alert> before = List.copyOf(lane.alerts);
      Alert alert = lane.fold(step.match(at), at).alert();
      if (alert != null && alert.reason() == Alert.Reason.FIRST) {
        assertThat(before)
            .noneMatch(
                earlier ->
                    lane.root(String.valueOf(earlier.storyId()))
                        .equals(String.valueOf(alert.storyId())));
      }
    }
  }

  @Property(tries = 200)
  void no_hour_has_more_messages_than_its_cap_and_no_alert_is_lost(
      @ForAll("days") List<Step> steps) {
    Lane lane = run(steps, 1);
    List<Instant> sent = new ArrayList<>();
    lane.alerts.stream().filter(alert -> !alert.digested()).map(Alert::at).forEach(sent::add);
    lane.digests.forEach(digest -> sent.add(digest.at()));

    for (Instant from : sent) {
      Instant to = from.plus(Duration.ofHours(1));
      assertThat(sent.stream().filter(at -> !at.isBefore(from) && at.isBefore(to)).count())
          .isLessThanOrEqualTo(CAP);
    }
    Stream<String> digested =
        lane.digests.stream().flatMap(digest -> digest.alerts().stream()).map(Alert::id);
    assertThat(digested)
        .containsExactlyInAnyOrderElementsOf(
            lane.alerts.stream().filter(Alert::digested).map(Alert::id).toList());
  }

  private static Lane run(List<Step> steps, int times) {
    Lane lane = new Lane(subscription().capPerHour(CAP).build());
    Instant at = NOON;
    for (Step step : steps) {
      for (int minute = 0; minute < step.minute(); minute++) {
        at = at.plus(Duration.ofMinutes(1));
        lane.tick(at);
      }
      if (step.merges()) {
        lane.merge("s-" + step.story(), "s-" + step.into());
        continue;
      }
      for (int i = 0; i < times; i++) {
        lane.fold(step.match(at), at);
      }
    }
    for (int minute = 0; minute < 180; minute++) {
      at = at.plus(Duration.ofMinutes(1));
      lane.tick(at);
    }
    return lane;
  }
}
