package org.newswatch.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Turns turns = new Turns();

  @Test
  void who_need_not_wait_does_not() {
    assertThat(turns.isHeld(false, NOON)).isFalse();
  }

  @Test
  void who_waits_latergets_a_turn_and_waits_again() {
    Instant later = NOON.plus(Turns.WAIT_MAX);
    assertThat(turns.isHeld(true, NOON)).isTrue();
    assertThat(turns.isHeld(true, later.minusMillis(1))).isTrue();
    assertThat(turns.isHeld(true, later)).isFalse();
    assertThat(turns.isHeld(true, later.plus(Turns.TURN).minusMillis(1))).isFalse();
    assertThat(turns.isHeld(true, later.plus(Turns.TURN))).isTrue();
  }

  @Test
  void a_wait_that_ended_is_not_counted_with_the_next() {
    turns.isHeld(true, NOON);
    turns.isHeld(false, NOON.plusSeconds(60));

    assertThat(turns.isHeld(true, NOON.plus(Turns.WAIT_MAX))).isTrue();
  }
}
