package org.newswatch.indexer;

import java.time.Duration;
import java.time.Instant;
import org.newswatch.contract.Delivery;
import org.newswatch.query.DeliveryFields;

/** How a message does on a channel, as the document that the index template describes. */
final class DeliveryDocument {

  private static final double MILLIS_A_SECOND = 1_000;

  private DeliveryDocument() {}

  /**
   * The document's bytes, on one line.
   *
   * @param record the delivery's own
   */
  static byte[] of(Delivery delivery, byte[] record, Known known, Instant indexedAt) {
    String subscription = delivery.subscriptionId();
    var document =
        new Fielded()
            .put(DeliveryFields.TIMESTAMP, delivery.at())
            .put(DeliveryFields.MESSAGE_ID, delivery.messageId())
            .put(DeliveryFields.MESSAGE_KIND, delivery.kind())
            .put(DeliveryFields.SUBSCRIPTION_ID, subscription)
            .put(
                DeliveryFields.SUBSCRIPTION_NAME,
                known.subscription(subscription).orElse(subscription))
            .put(DeliveryFields.CHANNEL, (long) delivery.channel())
            .put(DeliveryFields.CHANNEL_TYPE, delivery.type())
            .put(DeliveryFields.DESTINATION, delivery.destination())
            .put(DeliveryFields.STATE, delivery.state())
            .put(DeliveryFields.ATTEMPTS, (long) delivery.attempts())
            .put(DeliveryFields.SINCE, delivery.since())
            .put(DeliveryFields.NEXT_TRY, delivery.nextTry())
            .put(DeliveryFields.LAST_ERROR, delivery.lastError());
    if (delivery.state() == Delivery.State.DELIVERED) {
      Duration took = Duration.between(delivery.since(), delivery.at());
      document.put(DeliveryFields.DELIVER_SECONDS, Math.max(0, took.toMillis()) / MILLIS_A_SECOND);
    }
    return document
        .put(DeliveryFields.VERSION, delivery.at().toEpochMilli())
        .put(DeliveryFields.INDEXED_AT, indexedAt)
        .keep(DeliveryFields.RECORD, record)
        .bytes();
  }
}
