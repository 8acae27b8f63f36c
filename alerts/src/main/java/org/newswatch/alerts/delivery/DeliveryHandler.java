package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.BatchHandler;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Makes of each message one delivery for each channel of its subscription. Only when they stand
 * written is the message's offset committed; one that is known already is not made again. For one
 * thread.
 */
final class DeliveryHandler implements BatchHandler {

  /** How long reading the deliveries of a partition is waited for at a time. */
  static final Duration LOAD_PATIENCE = Duration.ofSeconds(5);

  /** How long a subscription may lag behind the messages that it caused. */
  static final Duration SUBSCRIPTION_PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final String SERVICE = "alerts";

  private final KafkaDeliveryLog log;
  private final Outbox outbox;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final DeadLetters deadLetters;
  private final InstantSource clock;
  private final Sleeper sleeper;

  DeliveryHandler(
      KafkaDeliveryLog log,
      Outbox outbox,
      Function<String, Optional<Subscription>> subscriptions,
      DeadLetters deadLetters,
      InstantSource clock,
      Sleeper sleeper) {
    this.log = log;
    this.outbox = outbox;
    this.subscriptions = subscriptions;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** What a record says of the subscription that it belongs to. */
  private record Order(
      String messageId, String subscriptionId, long version, Message.Content content) {}

  @Override
  public Outcome handle(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    Set<Integer> partitions =
        batch.partitions().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    if (!outbox.awaitLoaded(partitions, LOAD_PATIENCE)) {
      return new Outcome.RetryLater("the deliveries of " + partitions + " are still being read");
    }
    List<Delivery> rows = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      rows.addAll(rows(record));
    }
    List<Delivery> fresh = outbox.unknown(rows);
    log.write(fresh);
    deadLetters.flush();
    outbox.add(fresh);
    return Outcome.DONE;
  }

  private List<Delivery> rows(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    Delivery.Kind kind =
        record.topic().equals(Topic.DIGESTS.topicName())
            ? Delivery.Kind.DIGEST
            : Delivery.Kind.ALERT;
    Decoded<Optional<Order>> decoded =
        switch (kind) {
          case ALERT -> alert(Codec.ALERT.decode(record.value()));
          case DIGEST -> digest(Codec.DIGEST.decode(record.value()));
        };
    return switch (decoded) {
      case Decoded.Read<Optional<Order>> read ->
          read.value().isEmpty() ? List.of() : rows(record, kind, read.value().get());
      case Decoded.Undecodable<Optional<Order>> bad -> {
        deadLetters.send(record, SERVICE, bad.reason(), bad.detail());
        yield List.of();
      }
    };
  }

  /** An alert that goes out with a digest is not sent by itself. */
  private static Decoded<Optional<Order>> alert(Decoded<Alert> decoded) {
    return switch (decoded) {
      case Decoded.Read<Alert> read -> {
        Alert alert = read.value();
        yield new Decoded.Read<>(
            alert.digested()
                ? Optional.empty()
                : Optional.of(
                    new Order(
                        alert.id(),
                        alert.subscriptionId(),
                        alert.subscriptionVersion(),
                        new Message.Content.One(alert))));
      }
      case Decoded.Undecodable<Alert> bad -> new Decoded.Undecodable<>(bad.reason(), bad.detail());
    };
  }

  private static Decoded<Optional<Order>> digest(Decoded<Digest> decoded) {
    return switch (decoded) {
      case Decoded.Read<Digest> read -> {
        Digest digest = read.value();
        yield new Decoded.Read<>(
            Optional.of(
                new Order(
                    digest.id(),
                    digest.subscriptionId(),
                    digest.subscriptionVersion(),
                    new Message.Content.Many(digest))));
      }
      case Decoded.Undecodable<Digest> bad -> new Decoded.Undecodable<>(bad.reason(), bad.detail());
    };
  }

  private List<Delivery> rows(
      ConsumerRecord<byte[], byte[]> record, Delivery.Kind kind, Order order)
      throws InterruptedException {
    Optional<Subscription> subscription = newest(order);
    if (subscription.isEmpty()) {
      deadLetters.send(
          record, SERVICE, "subscription", "no subscription " + order.subscriptionId());
      return List.of();
    }
    Instant now = clock.instant();
    List<Delivery> rows = new ArrayList<>();
    List<Channel> channels =
        subscription.get().removed() ? List.of() : subscription.get().channels();
    for (int place = 0; place < channels.size(); place++) {
      Channel.Type type = channels.get(place).type();
      // A feed is read from the topic itself: there is nothing to send.
      if (type != Channel.Type.RSS) {
        rows.add(row(record, kind, order, place, type, now));
      }
    }
    if (!rows.isEmpty()) {
      log.hold(kind, record, order.content());
    }
    return rows;
  }

  private Delivery row(
      ConsumerRecord<byte[], byte[]> record,
      Delivery.Kind kind,
      Order order,
      int place,
      Channel.Type type,
      Instant now) {
    Delivery row =
        new Delivery(
            order.messageId(),
            kind,
            record.partition(),
            record.offset(),
            order.subscriptionId(),
            place,
            type,
            Delivery.State.PENDING,
            0,
            now,
            null,
            Delivery.key(order.messageId(), place),
            now,
            now);
    return outbox.isFull(row)
        ? RetryPlan.dead(
            row, "overflow", Outbox.WAITING_MAX + " wait for this channel already", now)
        : row;
  }

  /** The subscription, at least as new as the message; waited for, as it comes by another way. */
  private Optional<Subscription> newest(Order order) throws InterruptedException {
    Optional<Subscription> newest = subscriptions.apply(order.subscriptionId());
    Duration left = SUBSCRIPTION_PATIENCE;
    while (left.isPositive() && (newest.isEmpty() || newest.get().version() < order.version())) {
      sleeper.sleep(LOOK_AGAIN);
      left = left.minus(LOOK_AGAIN);
      newest = subscriptions.apply(order.subscriptionId());
    }
    return newest;
  }
}
