package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.servicekit.management.Metrics;

final class CourierTest {

  private static final Channel OTHER =
      new Channel(Channel.Type.WEBHOOK, "https://other.example/hook", Samples.SECRET_REF);
  private static final int PARTITION = 3;

  private final Log log = new Log();
  private final Outbox outbox = new Outbox();
  private final Metrics metrics = Metrics.create();
  private final List<Channel> sentTo = new ArrayList<>();
  private Subscription subscription = Samples.subscription(Samples.WEBHOOK, OTHER);
  private Sent answer = Sent.DELIVERED;
  private Runnable meanwhile = () -> {};

  private final Courier courier =
      new Courier(
          log,
          outbox,
          id -> Optional.of(subscription),
          Map.of(Channel.Type.WEBHOOK, this::send),
          new RetryPlan(RetryPlan.WAITS, new Random(7)),
          () -> Samples.NOW,
          pause -> {},
          metrics);

  /** Keeps what is written in memory. */
  private static final class Log implements DeliveryLog {
    private final List<Delivery> written = new ArrayList<>();

    @Override
    public void write(List<Delivery> rows) {
      written.addAll(rows);
    }

    @Override
    public void forget(List<Delivery> rows) {
      written.removeAll(rows);
    }

    @Override
    public Optional<Message.Content> content(Delivery.Kind kind, int partition, long offset) {
      return Optional.of(Samples.one());
    }
  }

  private Sent send(Message message) {
    sentTo.add(message.channel());
    meanwhile.run();
    return answer;
  }

  private void deliver() throws InterruptedException {
    outbox.gained(PARTITION);
    outbox.loaded(PARTITION);
    outbox.add(List.of(RetryPlanTest.pending("a")));
    courier.deliver(outbox.take(() -> Samples.NOW, Duration.ofNanos(1)).getFirst());
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void what_waits_for_a_channel_follows_it_to_another_place_in_the_list() throws Exception {
    subscription = Samples.subscription(OTHER, Samples.WEBHOOK);

    deliver();

    assertThat(sentTo).containsExactly(Samples.WEBHOOK);
    assertThat(courier.target(RetryPlanTest.pending("b"))).isEqualTo(Samples.WEBHOOK.destination());
  }

  @Test
  void what_waits_for_a_channel_that_is_gone_goes_to_no_other_and_is_given_up() throws Exception {
    subscription = Samples.subscription(OTHER);

    deliver();

    assertThat(sentTo).isEmpty();
    assertThat(log.written)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.state()).isEqualTo(Delivery.State.DEAD);
              assertThat(row.lastError()).startsWith("removed: ");
            });
    assertThat(outbox.dead()).isEqualTo(1);
  }

  @Test
  void a_channel_with_another_secret_is_the_same_channel() throws Exception {
    var renewed = new Channel(Channel.Type.WEBHOOK, Samples.WEBHOOK.target(), "env:NEW_HOOK");
    subscription = Samples.subscription(renewed);

    deliver();

    assertThat(sentTo).containsExactly(renewed);
  }

  @Test
  void a_failure_that_comes_after_the_partition_moved_is_not_written_over_what_others_did()
      throws Exception {
    answer = Sent.later("timeout", "no answer");
    meanwhile = () -> outbox.gone(PARTITION);

    deliver();

    assertThat(log.written).isEmpty();
  }

  @Test
  void a_success_that_comes_after_the_partition_moved_is_told_to_who_has_it_now() throws Exception {
    meanwhile = () -> outbox.gone(PARTITION);

    deliver();

    assertThat(log.written).extracting(Delivery::state).containsExactly(Delivery.State.DELIVERED);
  }
}
