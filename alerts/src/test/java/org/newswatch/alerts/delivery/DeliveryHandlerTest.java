package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;

final class DeliveryHandlerTest {

  private static final int PARTITION = 3;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final KafkaDeliveryLog log =
      new KafkaDeliveryLog(producer, new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()));
  private final Outbox outbox = new Outbox();
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Metrics metrics = Metrics.create();
  private Duration slept = Duration.ZERO;

  private final DeliveryHandler handler =
      new DeliveryHandler(
          log,
          outbox,
          id -> Optional.ofNullable(subscriptions.get(id)),
          new DeadLetters(producer, () -> Samples.NOW),
          () -> Samples.NOW,
          pause -> slept = slept.plus(pause),
          metrics);

  @BeforeEach
  void own() {
    outbox.gained(PARTITION);
    outbox.loaded(PARTITION);
  }

  @AfterEach
  void close() {
    log.close();
    metrics.close();
  }

  private Outcome handle(int from, int to) throws InterruptedException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Alert alert = Samples.alert("s-" + number, 1, "Ferry number " + number);
      records.add(
          new ConsumerRecord<>(
              Topic.ALERTS.topicName(),
              PARTITION,
              number,
              alert.subscriptionId().getBytes(UTF_8),
              Codec.ALERT.encode(alert)));
    }
    var partition = new TopicPartition(Topic.ALERTS.topicName(), PARTITION);
    return handler.handle(new ConsumerRecords<>(Map.of(partition, records), Map.of()));
  }

  private long writtenTo(Topic topic) {
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic.topicName()))
        .count();
  }

  @Test
  void a_subscription_that_nobody_knows_is_waited_for_once_and_its_messages_are_put_aside()
      throws Exception {
    assertThat(handle(0, 100)).isEqualTo(Outcome.DONE);
    assertThat(handle(100, 200)).isEqualTo(Outcome.DONE);

    assertThat(slept).isEqualTo(DeliveryHandler.SUBSCRIPTION_PATIENCE);
    assertThat(writtenTo(Topic.ALERTS_DEAD_LETTERS)).isEqualTo(200);
    assertThat(metrics.counter("alerts", "dead_letters", "subscription").count()).isEqualTo(200);
  }

  @Test
  void a_subscription_that_comes_late_gets_what_follows() throws Exception {
    var unused = handle(0, 1);
    Subscription late = Samples.subscription(Samples.WEBHOOK);
    subscriptions.put(late.id(), late);

    assertThat(handle(1, 3)).isEqualTo(Outcome.DONE);

    assertThat(writtenTo(Topic.DELIVERIES)).isEqualTo(2);
    assertThat(outbox.pending()).isEqualTo(2);
  }

  @Test
  void a_delivery_says_where_it_goes_and_a_feed_gets_none() throws Exception {
    Subscription watch =
        Samples.subscription(new Channel(Channel.Type.RSS, "", null), Samples.EMAIL);
    subscriptions.put(watch.id(), watch);

    var unused = handle(0, 1);

    assertThat(outbox.take(() -> Samples.NOW, Duration.ofNanos(1)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.channel()).isEqualTo(1);
              assertThat(row.destination()).isEqualTo(Samples.EMAIL.destination());
            });
  }

  @Test
  void what_finds_no_room_is_given_up_and_counted() throws Exception {
    Subscription watch = Samples.subscription(Samples.WEBHOOK);
    subscriptions.put(watch.id(), watch);
    for (int number = 0; number < Outbox.WAITING_MAX; number++) {
      outbox.add(List.of(RetryPlanTest.pending("waits-" + number)));
    }

    var unused = handle(0, 2);

    assertThat(outbox.dead()).isEqualTo(2);
    assertThat(metrics.counter("alerts.delivery", "dead", "overflow").count()).isEqualTo(2);
  }
}
