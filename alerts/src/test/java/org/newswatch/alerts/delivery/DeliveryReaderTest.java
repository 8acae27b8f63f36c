package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Topic;

@Timeout(30)
final class DeliveryReaderTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PARTITION = 3;
  private static final List<TopicPartition> PARTITIONS =
      List.of(new TopicPartition(Topic.ALERTS.topicName(), PARTITION));

  private final Outbox outbox = new Outbox();
  private final Queue<Delivery> underWay = new ConcurrentLinkedQueue<>();

  private DeliveryReader reader(Duration patience) {
    return new DeliveryReader(
        () -> {
          throw new AssertionError("nothing is read here");
        },
        outbox,
        resumed -> {},
        underWay::addAll,
        patience);
  }

  /** A delivery that is being sent. */
  private Delivery begun(DeliveryReader reader) throws InterruptedException {
    reader.gained(PARTITIONS);
    outbox.loaded(PARTITION);
    outbox.add(List.of(RetryPlanTest.pending("a")));
    Delivery row = outbox.take(() -> Samples.NOW, Duration.ofNanos(1)).getFirst();
    assertThat(outbox.begin(row)).isTrue();
    return row;
  }

  @Test
  void a_partition_is_given_up_only_when_what_was_being_sent_is_done() throws Exception {
    try (DeliveryReader reader = reader(LONG)) {
      Delivery row = begun(reader);

      CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> reader.gone(PARTITIONS));
      await().until(() -> !outbox.owns(PARTITION));
      assertThat(gone).isNotDone();
      outbox.settle(row);

      gone.join();
      assertThat(underWay).isEmpty();
    }
  }

  @Test
  void what_is_still_being_sent_when_patience_ends_is_told() throws Exception {
    try (DeliveryReader reader = reader(Duration.ofMillis(1))) {
      Delivery row = begun(reader);

      reader.gone(PARTITIONS);

      assertThat(underWay).containsExactly(row);
      Delivery moved = RetryPlan.moved(row, Samples.NOW);
      assertThat(moved.attempts()).isEqualTo(row.attempts() + 1);
      assertThat(moved.state()).isEqualTo(Delivery.State.PENDING);
      assertThat(moved.nextTry()).isEqualTo(Samples.NOW.plus(RetryPlan.UNDER_WAY_MAX));
    }
  }

  @Test
  void nothing_is_waited_for_when_the_partition_is_lost_already() throws Exception {
    try (DeliveryReader reader = reader(LONG)) {
      begun(reader);

      reader.lost(PARTITIONS);

      assertThat(underWay).isEmpty();
      assertThat(outbox.owns(PARTITION)).isFalse();
    }
  }
}
