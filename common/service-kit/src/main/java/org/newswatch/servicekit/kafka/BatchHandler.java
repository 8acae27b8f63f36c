package org.newswatch.servicekit.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What a service does with the records that a {@link ConsumeLoop} polled. */
@FunctionalInterface
public interface BatchHandler {

  /**
   * Makes the effect of every record durable, dead letters included, and says whether it is. Called
   * by one thread, one batch at a time; never with an empty batch. The same batch may come again,
   * in whole or in part, so the effect must be idempotent.
   *
   * @throws InterruptedException when interrupted: the loop stops or lost the batch. Honour it
   *     promptly; nothing is committed
   */
  Outcome handle(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException;
}
