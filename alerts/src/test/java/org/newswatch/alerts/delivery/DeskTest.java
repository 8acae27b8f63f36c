package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Delivery.State;

final class DeskTest {

  private final Desk desk = new Desk();

  private static Delivery row(State state, Instant at) {
    return new Delivery(
        "a-1",
        Delivery.Kind.ALERT,
        0,
        7,
        "fires",
        0,
        Channel.Type.EMAIL,
        null,
        state,
        1,
        null,
        null,
        "key-1",
        Samples.NOW,
        at);
  }

  @Test
  void a_success_counts_however_late_and_by_whatever_clock_it_comes() {
    assertThat(desk.put(row(State.DEAD, Samples.NOW.plusSeconds(60)))).isTrue();

    assertThat(desk.put(row(State.DELIVERED, Samples.NOW))).isTrue();

    assertThat(desk.deadCount()).isZero();
    assertThat(desk.put(row(State.DEAD, Samples.NOW.plusSeconds(90)))).isFalse();
    assertThat(desk.put(row(State.DELIVERED, Samples.NOW.plusSeconds(90)))).isFalse();
  }

  @Test
  void of_two_that_are_no_success_the_later_counts() {
    assertThat(desk.put(row(State.DEAD, Samples.NOW))).isTrue();

    assertThat(desk.put(row(State.PENDING, Samples.NOW.minusSeconds(1)))).isFalse();
    assertThat(desk.put(row(State.PENDING, Samples.NOW.plusSeconds(1)))).isTrue();
  }
}
