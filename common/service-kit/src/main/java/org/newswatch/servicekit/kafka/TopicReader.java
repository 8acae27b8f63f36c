package org.newswatch.servicekit.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who is told what a topic holds, by the thread of a {@link TopicFollower}. What any of these
 * throws is logged, and the topic read from its beginning again.
 *
 * <p>A reader that shows others what it read shows none of it between {@link #fromTheBeginning} and
 * {@link #caughtUp}: what counts of a key now may stand behind much that counted once.
 */
public interface TopicReader {

  /** What comes next is all that the topic holds, from its first record on. */
  default void fromTheBeginning() {}

  /** Some records, those of one partition in their order; never none. */
  void take(List<ConsumerRecord<byte[], byte[]>> records);

  /** All was given that the topic held when it was begun. */
  default void caughtUp() {}

  /** Asked then: whether records are needed that were passed over; all are then given again. */
  default boolean lacks() {
    return false;
  }

  /** As {@link #take}, of records that it was given before, as it lacked some. */
  default void again(List<ConsumerRecord<byte[], byte[]>> records) {}
}
