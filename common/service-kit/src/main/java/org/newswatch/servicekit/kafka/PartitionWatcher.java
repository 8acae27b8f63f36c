package org.newswatch.servicekit.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/**
 * Learns which partitions a {@link ConsumeLoop} reads, for services that keep state for each.
 * Called by the polling thread: it may wait for seconds where it says so, and for nothing else.
 */
public interface PartitionWatcher {

  /** For services that keep none. */
  PartitionWatcher NONE =
      new PartitionWatcher() {
        @Override
        public void gained(Collection<TopicPartition> partitions) {}

        @Override
        public void gone(Collection<TopicPartition> partitions) {}
      };

  /** These are read from now on; none of their records was handed over yet. */
  void gained(Collection<TopicPartition> partitions);

  /**
   * These may be read by somebody else as soon as this returns; for that, a few seconds may be
   * waited.
   */
  void gone(Collection<TopicPartition> partitions);

  /** These may have been read by somebody else for a while; nothing must be waited for. */
  default void lost(Collection<TopicPartition> partitions) {
    gone(partitions);
  }
}
