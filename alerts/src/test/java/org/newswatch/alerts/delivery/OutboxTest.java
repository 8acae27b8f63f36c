package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.delivery.RetryPlanTest.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Delivery;

final class OutboxTest {

  private static final Instant NOW = Samples.NOW;
  private static final int PARTITION = 3;

  private final Outbox outbox = new Outbox();
  private final RetryPlan plan = new RetryPlan(RetryPlan.WAITS, new Random(7));

  private List<Delivery> due(Instant now) throws InterruptedException {
    return outbox.take(() -> now, Duration.ofNanos(1));
  }

  private void own() {
    outbox.gained(PARTITION);
    outbox.loaded(PARTITION);
  }

  @Test
  void nothing_is_sent_before_the_rows_of_the_partition_were_read_to_the_end() throws Exception {
    outbox.gained(PARTITION);
    outbox.saw(PARTITION, "a/0", pending("a"));
    assertThat(due(NOW)).isEmpty();
    assertThat(outbox.awaitLoaded(Set.of(PARTITION), Duration.ZERO)).isFalse();

    outbox.loaded(PARTITION);

    assertThat(outbox.awaitLoaded(Set.of(PARTITION), Duration.ZERO)).isTrue();
    assertThat(due(NOW)).extracting(Delivery::messageId).containsExactly("a");
  }

  @Test
  void a_delivery_that_was_taken_is_given_to_nobody_else_until_it_is_settled() throws Exception {
    own();
    outbox.add(List.of(pending("a")));
    Delivery taken = due(NOW).getFirst();
    assertThat(due(NOW)).isEmpty();

    Delivery later = plan.after(taken, Sent.later("dns", "no address"), NOW);
    outbox.settle(later);

    assertThat(due(NOW)).isEmpty();
    assertThat(due(Objects.requireNonNull(later.nextTry()))).containsExactly(later);
  }

  @Test
  void an_older_row_that_is_read_late_changes_nothing() throws Exception {
    own();
    outbox.add(List.of(pending("a")));
    Delivery done = plan.after(due(NOW).getFirst(), Sent.DELIVERED, NOW);
    outbox.settle(done);

    outbox.saw(PARTITION, "a/0", pending("a"));

    assertThat(due(NOW.plusSeconds(9))).isEmpty();
    assertThat(outbox.pending()).isZero();
    assertThat(outbox.unknown(List.of(pending("a"), pending("b"))))
        .extracting(Delivery::messageId)
        .containsExactly("b");
  }

  @Test
  void what_somebody_revives_is_sent_again() throws Exception {
    own();
    Delivery dead = plan.after(pending("a"), new Sent.Dead("gone", "410"), NOW);
    outbox.saw(PARTITION, "a/0", dead);
    assertThat(outbox.dead()).isEqualTo(1);

    Delivery revived = dead.revived(NOW);
    outbox.saw(PARTITION, "a/0", revived);

    assertThat(outbox.dead()).isZero();
    assertThat(due(NOW.plusSeconds(1))).containsExactly(revived);
  }

  @Test
  void what_moved_to_another_process_is_not_sent_here() throws Exception {
    own();
    outbox.add(List.of(pending("a")));
    Delivery taken = due(NOW).getFirst();

    outbox.gone(PARTITION);

    assertThat(outbox.begin(taken)).isFalse();
    assertThat(due(NOW)).isEmpty();
    assertThat(outbox.pending()).isZero();
  }

  @Test
  void what_comes_back_while_it_is_still_being_sent_is_not_sent_twice() throws Exception {
    own();
    outbox.add(List.of(pending("a")));
    Delivery taken = due(NOW).getFirst();
    outbox.gone(PARTITION);
    outbox.gained(PARTITION);
    outbox.saw(PARTITION, "a/0", pending("a"));
    outbox.loaded(PARTITION);
    assertThat(due(NOW)).isEmpty();

    outbox.settle(plan.after(taken, Sent.DELIVERED, NOW));

    assertThat(due(NOW.plusSeconds(9))).isEmpty();
    assertThat(outbox.pending()).isZero();
  }

  @Test
  void what_waits_for_one_channel_is_bounded() {
    own();
    outbox.add(
        java.util.stream.IntStream.range(0, Outbox.WAITING_MAX)
            .mapToObj(number -> pending("m" + number))
            .toList());

    assertThat(outbox.isFull(pending("one more"))).isTrue();
    outbox.gone(PARTITION);
    assertThat(outbox.isFull(pending("one more"))).isFalse();
  }

  @Test
  void old_rows_that_wait_for_nothing_can_be_forgotten() {
    own();
    Delivery done = plan.after(pending("a"), Sent.DELIVERED, NOW);
    outbox.add(List.of(done, pending("b")));

    assertThat(outbox.settledBefore(NOW, 10)).isEmpty();
    assertThat(outbox.settledBefore(NOW.plusSeconds(1), 10))
        .extracting(Delivery::messageId)
        .containsExactly("a");
    outbox.saw(PARTITION, "a/0", null);
    assertThat(outbox.settledBefore(NOW.plusSeconds(1), 10)).isEmpty();
  }

  @Test
  void what_was_delivered_stays_so_whatever_who_had_it_before_writes_late() throws Exception {
    own();
    Delivery before = pending("a");
    outbox.add(List.of(before));
    outbox.settle(plan.after(due(NOW).getFirst(), Sent.DELIVERED, NOW));

    Delivery late = plan.after(before, Sent.later("timeout", "no answer"), NOW.plusSeconds(15));
    outbox.saw(PARTITION, "a/0", late);

    assertThat(outbox.pending()).isZero();
    assertThat(due(NOW.plus(Duration.ofDays(1)))).isEmpty();
  }
}
