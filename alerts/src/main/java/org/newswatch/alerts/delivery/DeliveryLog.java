package org.newswatch.alerts.delivery;

import java.util.List;
import java.util.Optional;
import org.newswatch.contract.Delivery;

/** Where deliveries and messages are kept. Thread-safe. */
interface DeliveryLog {

  /**
   * Returns when these rows are safe.
   *
   * @throws org.newswatch.servicekit.kafka.NotDurableException when one is not
   */
  void write(List<Delivery> rows) throws InterruptedException;

  /** Returns when nothing is known of these rows any more; their messages are long gone. */
  void forget(List<Delivery> rows) throws InterruptedException;

  /** What this row is to deliver; as below. */
  default Optional<Message.Content> content(Delivery row) throws InterruptedException {
    return content(row.kind(), row.partition(), row.offset());
  }

  /**
   * What stands there; empty when it is no longer kept.
   *
   * @throws org.apache.kafka.common.KafkaException when it cannot be read now
   */
  Optional<Message.Content> content(Delivery.Kind kind, int partition, long offset)
      throws InterruptedException;
}
