package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.servicekit.kafka.NotDurableException;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one delivery to its receiver and writes down what came of it before anything else is done
 * with it. Whoever is killed in between sends it once more, under the same key. Thread-safe.
 *
 * <p>Counts {@code newswatch.alerts.delivery.delivered}, {@code .failed} (attempts, by reason) and
 * {@code .dead} (by reason).
 */
final class Courier {

  /** Until what could not be read or written is tried again. */
  static final Duration KAFKA_PAUSE = Duration.ofSeconds(2);

  static final String SERVICE = "alerts.delivery";
  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);

  private final DeliveryLog log;
  private final Outbox outbox;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final Map<Channel.Type, ChannelSender> senders;
  private final RetryPlan plan;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Metrics metrics;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param subscriptions the newest version of each
   */
  Courier(
      DeliveryLog log,
      Outbox outbox,
      Function<String, Optional<Subscription>> subscriptions,
      Map<Channel.Type, ChannelSender> senders,
      RetryPlan plan,
      InstantSource clock,
      Sleeper sleeper,
      Metrics metrics) {
    this.log = log;
    this.outbox = outbox;
    this.subscriptions = subscriptions;
    this.senders = Map.copyOf(senders);
    this.plan = plan;
    this.clock = clock;
    this.sleeper = sleeper;
    this.metrics = metrics;
  }

  /** What keeps results from being written down now; empty when nothing does. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Where a delivery goes, so that what goes to one place stands in one lane. */
  String target(Delivery row) {
    return channel(row).map(Channel::destination).orElse("nowhere");
  }

  /** One attempt at a delivery that was taken out of the outbox. */
  void deliver(Delivery row) throws InterruptedException {
    if (!outbox.begin(row)) {
      outbox.settle(row);
      return;
    }
    try {
      carry(row);
    } catch (InterruptedException e) {
      outbox.left(row);
      throw e;
    }
  }

  private void carry(Delivery row) throws InterruptedException {
    Optional<Delivery> attempted = attempt(row);
    if (attempted.isEmpty()) {
      outbox.settle(RetryPlan.putOff(row, KAFKA_PAUSE, clock.instant()));
      return;
    }
    Delivery result = attempted.get();
    // Of an attempt that outlived the ownership only success is news: whoever owns it now tries it
    // again anyway, and a late failure would stand above what came of that.
    if (outbox.owns(row.partition()) || result.state() == Delivery.State.DELIVERED) {
      write(result);
      count(result);
    }
    outbox.settle(result);
  }

  /** How it stands afterwards; empty when Kafka did not tell what to send. */
  private Optional<Delivery> attempt(Delivery row) throws InterruptedException {
    Optional<Channel> channel = channel(row);
    if (channel.isEmpty()) {
      return Optional.of(
          RetryPlan.dead(
              row,
              "removed",
              "the subscription does not have the channel any more that this was for",
              clock.instant()));
    }
    Optional<Message.Content> content;
    try {
      content = log.content(row);
      trouble = Optional.empty();
    } catch (InterruptException e) {
      throw stopped(e);
    } catch (KafkaException e) {
      trouble = Optional.of("a message cannot be read: " + e.getMessage());
      return Optional.empty();
    }
    if (content.isEmpty()) {
      return Optional.of(
          RetryPlan.dead(row, "expired", "the message is no longer kept", clock.instant()));
    }
    Sent sent = send(row, channel.get(), content.get());
    return Optional.of(plan.after(row, sent, clock.instant()));
  }

  private Sent send(Delivery row, Channel channel, Message.Content content)
      throws InterruptedException {
    Subscription subscription = subscriptions.apply(row.subscriptionId()).orElseThrow();
    ChannelSender sender = senders.get(channel.type());
    if (sender == null) {
      return new Sent.Dead("channel", "nothing is sent to " + channel.type());
    }
    try {
      return sender.send(new Message(row.messageKey(), channel, subscription, content));
    } catch (RuntimeException e) {
      // A fault of ours with one message must not end the lane.
      LOGGER.atError().addKeyValue("type", channel.type()).setCause(e).log("sending failed");
      return new Sent.Refused("fault", String.valueOf(e));
    }
  }

  /** The channel it was meant for, wherever that stands in the list by now. */
  private Optional<Channel> channel(Delivery row) {
    String destination = row.destination();
    List<Channel> channels =
        subscriptions
            .apply(row.subscriptionId())
            .filter(subscription -> !subscription.removed())
            .map(Subscription::channels)
            .orElse(List.of());
    if (destination != null) {
      return channels.stream()
          .filter(channel -> channel.destination().equals(destination))
          .findFirst();
    }
    return row.channel() < channels.size()
        ? Optional.of(channels.get(row.channel())).filter(each -> each.type() == row.type())
        : Optional.empty();
  }

  /** Until it is safe: what was sent must not be forgotten while this process lives. */
  private void write(Delivery result) throws InterruptedException {
    while (true) {
      try {
        log.write(List.of(result));
        trouble = Optional.empty();
        return;
      } catch (InterruptException e) {
        throw stopped(e);
      } catch (NotDurableException e) {
        trouble = Optional.of(String.valueOf(e.getMessage()));
        sleeper.sleep(KAFKA_PAUSE);
      }
    }
  }

  private void count(Delivery result) {
    switch (result.state()) {
      case DELIVERED -> metrics.counter(SERVICE, "delivered").increment();
      case PENDING -> metrics.counter(SERVICE, "failed", reason(result)).increment();
      case DEAD -> {
        metrics.counter(SERVICE, "dead", reason(result)).increment();
        LOGGER
            .atWarn()
            .addKeyValue("delivery", result.key())
            .addKeyValue("subscription", result.subscriptionId())
            .addKeyValue("attempts", result.attempts())
            .addKeyValue("error", result.lastError())
            .log("a delivery was given up");
      }
    }
  }

  private static String reason(Delivery result) {
    String error = String.valueOf(result.lastError());
    int colon = error.indexOf(':');
    return colon < 0 ? "unknown" : error.substring(0, colon);
  }

  private static InterruptedException stopped(Exception cause) {
    var stopped = new InterruptedException("stopped while sending");
    stopped.initCause(cause);
    return stopped;
  }
}
