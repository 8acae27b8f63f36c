package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of each message one delivery for each channel of its subscription. Only when they stand
 * written is the message's offset committed; one that is known already is not made again. For one
 * thread.
 */
final class DeliveryHandler implements BatchHandler {

  /** How long reading the deliveries of a partition is waited for at a time. */
  static final Duration LOAD_PATIENCE = Duration.ofSeconds(5);

  /**
   * How long subscriptions may lag behind the messages that they caused; for all messages of a
   * batch together, as all of them were there when the wait began.
   */
  static final Duration SUBSCRIPTION_PATIENCE = Duration.ofSeconds(30);

  /** Subscriptions that were waited for in vain and are not waited for again. */
  static final int MISSING_MAX = 10_000;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final String SERVICE = "alerts";
  private static final String OVERFLOW = "overflow";
  private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryHandler.class);

  private final KafkaDeliveryLog log;
  private final Outbox outbox;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final DeadLetters deadLetters;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Metrics metrics;

  /** What is left of the patience with the batch at hand. */
  private Duration patience = Duration.ZERO;

  /** The version of each subscription that did not come in time, the oldest of them first. */
  private final Map<String, Long> missing =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MISSING_MAX;
        }
      };

  DeliveryHandler(
      KafkaDeliveryLog log,
      Outbox outbox,
      Function<String, Optional<Subscription>> subscriptions,
      DeadLetters deadLetters,
      InstantSource clock,
      Sleeper sleeper,
      Metrics metrics) {
    this.log = log;
    this.outbox = outbox;
    this.subscriptions = subscriptions;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.sleeper = sleeper;
    this.metrics = metrics;
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
    patience = SUBSCRIPTION_PATIENCE;
    List<Delivery> rows = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      rows.addAll(rows(record));
    }
    List<Delivery> fresh = outbox.unknown(rows);
    log.write(fresh);
    deadLetters.flush();
    outbox.add(fresh);
    fresh.stream().filter(row -> row.state() == Delivery.State.DEAD).forEach(this::tell);
    return Outcome.DONE;
  }

  /** What is given up before the first attempt must be seen as all else that is. */
  private void tell(Delivery dead) {
    metrics.counter(Courier.SERVICE, "dead", OVERFLOW).increment();
    LOGGER
        .atWarn()
        .addKeyValue("delivery", dead.key())
        .addKeyValue("subscription", dead.subscriptionId())
        .addKeyValue("error", dead.lastError())
        .log("a delivery was given up");
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
        putAside(record, bad.reason(), bad.detail());
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
      putAside(record, "subscription", "no subscription " + order.subscriptionId());
      return List.of();
    }
    Instant now = clock.instant();
    List<Delivery> rows = new ArrayList<>();
    List<Channel> channels =
        subscription.get().removed() ? List.of() : subscription.get().channels();
    for (int place = 0; place < channels.size(); place++) {
      Channel channel = channels.get(place);
      // A feed is read from the topic itself: there is nothing to send.
      if (channel.type() != Channel.Type.RSS) {
        rows.add(row(record, kind, order, place, channel, now));
      }
    }
    if (!rows.isEmpty()) {
      log.hold(kind, record, order.content());
    }
    return rows;
  }

  private void putAside(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
    metrics.counter(SERVICE, "dead_letters", reason).increment();
    deadLetters.send(record, SERVICE, reason, detail);
  }

  private Delivery row(
      ConsumerRecord<byte[], byte[]> record,
      Delivery.Kind kind,
      Order order,
      int place,
      Channel channel,
      Instant now) {
    Delivery row =
        new Delivery(
            order.messageId(),
            kind,
            record.partition(),
            record.offset(),
            order.subscriptionId(),
            place,
            channel.type(),
            channel.destination(),
            Delivery.State.PENDING,
            0,
            now,
            null,
            Delivery.key(order.messageId(), place),
            now,
            now);
    return outbox.isFull(row)
        ? RetryPlan.dead(row, OVERFLOW, Outbox.WAITING_MAX + " wait for this channel already", now)
        : row;
  }

  /**
   * The subscription, at least as new as the message; waited for, as it comes by another way. One
   * that does not come holds nothing up again: it is as old as it is, or its messages are put
   * aside.
   */
  private Optional<Subscription> newest(Order order) throws InterruptedException {
    String id = order.subscriptionId();
    Optional<Subscription> newest = subscriptions.apply(id);
    while (!isAsNew(newest, order)
        && patience.isPositive()
        && missing.getOrDefault(id, 0L) < order.version()) {
      sleeper.sleep(LOOK_AGAIN);
      patience = patience.minus(LOOK_AGAIN);
      newest = subscriptions.apply(id);
    }
    if (isAsNew(newest, order)) {
      missing.remove(id);
    } else {
      missing.merge(id, order.version(), Math::max);
    }
    return newest;
  }

  private static boolean isAsNew(Optional<Subscription> newest, Order order) {
    return newest.isPresent() && newest.get().version() >= order.version();
  }
}
