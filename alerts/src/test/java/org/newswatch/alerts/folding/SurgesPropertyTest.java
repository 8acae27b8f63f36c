package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Spike;
import org.newswatch.contract.Subscription.Spike.Span;

class SurgesPropertyTest {

  private static final Instant MADE = Instant.parse("2026-01-01T00:30:00Z");
  private static final Spike SPIKE = new Spike(Span.HOUR, 2, 4);

  private static Lane lane(Span span) {
    return new Lane(
        Subscription.builder("ferries", "ida", "Ferries", "ferry", MADE)
            .spike("ferry", new Spike(span, 2, 4))
            .maxAge(null)
            .build());
  }

  /** Minutes between articles: mostly long, at times short. */
  @Provide
  Arbitrary<List<Integer>> gaps() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 12)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(30, 600)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(600, 6_000)))
        .list()
        .ofMaxSize(150);
  }

  private static List<Instant> times(List<Integer> gaps) {
    List<Instant> times = new ArrayList<>();
    Instant at = MADE;
    for (int gap : gaps) {
      at = at.plus(Duration.ofMinutes(gap));
      times.add(at);
    }
    return times;
  }

  @Property(tries = 200)
  void the_counts_are_those_of_a_plain_list_of_times(@ForAll("gaps") List<Integer> gaps) {
    List<Instant> times = times(gaps);
    Lane lane = lane(Span.HOUR);
    for (int i = 0; i < times.size(); i++) {
      Instant at = times.get(i);
      Folded folded = lane.fold(Matches.of(i).at(at), at);
      Counts.Level level = java.util.Objects.requireNonNull(folded.counts()).level(at);
      long minute = at.getEpochSecond() / 60;
      long end = (at.getEpochSecond() - 3_600) / 3_600;
      List<Instant> sofar = times.subList(0, i + 1);
      assertThat(level.count())
          .isEqualTo(
              sofar.stream().filter(each -> each.getEpochSecond() / 60 > minute - 60).count());
      long before =
          sofar.stream()
              .map(each -> each.getEpochSecond() / 3_600)
              .filter(hour -> hour < end && hour >= end - Counts.HOURS_MAX)
              .filter(hour -> hour >= (MADE.getEpochSecond() + 3_599) / 3_600)
              .count();
      assertThat(level.spans() * level.usual()).isCloseTo((double) before, within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  @Property(tries = 200)
  void between_two_alerts_it_fell_below_half_and_each_reaches_floor_and_factor(
      @ForAll("gaps") List<Integer> gaps) {
    Lane lane = lane(Span.HOUR);
    boolean fell = true;
    Counts counts = null;
    List<Instant> times = times(gaps);
    for (int i = 0; i < times.size(); i++) {
      Instant at = times.get(i);
      if (counts != null) {
        Counts.Level before = counts.level(at);
        fell |= before.count() < before.needed(SPIKE) / 2;
      }
      Folded folded = lane.fold(Matches.of(i).at(at), at);
      counts = folded.counts();
      Alert alert = folded.alert();
      if (alert != null) {
        Alert.Surge surge = java.util.Objects.requireNonNull(alert.surge());
        assertThat(fell).isTrue();
        assertThat(surge.count()).isGreaterThanOrEqualTo(4);
        assertThat((double) surge.count()).isGreaterThanOrEqualTo(2 * surge.usual());
        fell = false;
      }
    }
  }

  @Property(tries = 100)
  void what_comes_twice_counts_once(@ForAll("gaps") List<Integer> gaps) {
    Lane once = lane(Span.DAY);
    Lane twice = lane(Span.DAY);
    List<Instant> times = times(gaps);
    for (int i = 0; i < times.size(); i++) {
      Instant at = times.get(i);
      once.fold(Matches.of(i).at(at), at);
      twice.fold(Matches.of(i).at(at), at);
      twice.fold(Matches.of(i).at(at), at.plusSeconds(3));
    }

    assertThat(twice.alerts).isEqualTo(once.alerts);
  }
}
