package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Delivery.State;

final class RetryPlanTest {

  private static final Instant NOW = Samples.NOW;

  private final RetryPlan plan = new RetryPlan(RetryPlan.WAITS, new Random(7));

  static Delivery pending(String message) {
    return new Delivery(
        message,
        Delivery.Kind.ALERT,
        3,
        41,
        "aurelia-low",
        0,
        Channel.Type.WEBHOOK,
        Samples.WEBHOOK.destination(),
        State.PENDING,
        0,
        NOW,
        null,
        Delivery.key(message, 0),
        NOW,
        NOW);
  }

  @Test
  void what_was_taken_is_done() {
    Delivery done = plan.after(pending("a"), Sent.DELIVERED, NOW);

    assertThat(done.state()).isEqualTo(State.DELIVERED);
    assertThat(done.attempts()).isEqualTo(1);
    assertThat(done.nextTry()).isNull();
  }

  @Test
  void a_receiver_that_is_away_is_tried_for_a_day_ever_more_rarely_and_then_given_up() {
    Delivery row = pending("a");
    Instant last = NOW;
    Duration before = Duration.ZERO;
    while (row.state() == State.PENDING) {
      Instant now = Objects.requireNonNull(row.nextTry());
      last = now;
      before = Duration.between(NOW, now);
      row = plan.after(row, Sent.later("http-503", "the receiver answered 503"), now);
    }
    assertThat(row.state()).isEqualTo(State.DEAD);
    assertThat(before).isBetween(Duration.ofHours(22), RetryPlan.GIVE_UP_AFTER);
    assertThat(last).isBefore(NOW.plus(RetryPlan.GIVE_UP_AFTER));
    assertThat(row.attempts()).isBetween(25, 50);
    assertThat(row.lastError()).isEqualTo("http-503: the receiver answered 503");
  }

  @Test
  void a_pause_that_the_receiver_asks_for_is_kept() {
    Delivery row =
        plan.after(pending("a"), new Sent.Later("http-429", "slowly", Duration.ofMinutes(7)), NOW);

    assertThat(row.nextTry()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
  }

  @Test
  void a_refusal_is_believed_after_a_few_attempts() {
    Delivery row = pending("a");
    int attempts = 0;
    while (row.state() == State.PENDING) {
      row = plan.after(row, new Sent.Refused("http-400", "no"), NOW);
      attempts++;
    }
    assertThat(attempts).isEqualTo(RetryPlan.REFUSED_ATTEMPTS_MAX);
    assertThat(row.state()).isEqualTo(State.DEAD);
  }

  @Test
  void what_is_dead_at_once_can_be_revived_for_another_day_under_the_same_key() {
    Delivery dead = plan.after(pending("a"), new Sent.Dead("gone", "410"), NOW);
    Delivery revived = dead.revived(NOW.minusSeconds(9));

    assertThat(dead.state()).isEqualTo(State.DEAD);
    assertThat(revived.state()).isEqualTo(State.PENDING);
    assertThat(revived.messageKey()).isEqualTo(dead.messageKey());
    assertThat(revived.attempts()).isZero();
    // Also by a clock that is behind: whoever reads both rows must see which one is newer.
    assertThat(revived.at()).isAfter(dead.at());
  }
}
