package org.newswatch.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LaneTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Lane lane = new Lane(10);

  @Test
  void a_lane_where_few_wait_is_not_busy() {
    assertThat(lane.isBusy(new Lane.Look(10, 5), NOON)).isFalse();
  }

  @Test
  void a_lane_where_many_wait_is_busy_until_they_are_done() {
    assertThat(lane.isBusy(new Lane.Look(11, 5), NOON)).isTrue();
    assertThat(lane.isBusy(new Lane.Look(9, 7), NOON.plusSeconds(1))).isFalse();
  }

  @Test
  void a_lane_that_stands_still_is_not_waited_for_until_it_moves_again() {
    Instant later = NOON.plus(Lane.STILL_AFTER);
    assertThat(lane.isBusy(new Lane.Look(50, 5), NOON)).isTrue();
    assertThat(lane.isBusy(new Lane.Look(60, 5), later.minusMillis(1))).isTrue();
    assertThat(lane.isBusy(new Lane.Look(60, 5), later)).isFalse();
    assertThat(lane.isBusy(new Lane.Look(60, 6), later.plusSeconds(1))).isTrue();
  }
}
