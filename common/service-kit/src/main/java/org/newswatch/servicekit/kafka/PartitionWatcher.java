package org.newswatch.servicekit.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/**
 * Learns which partitions a {@link ConsumeLoop} reads, for services that keep state for each.
 * Called by the polling thread, so it must not wait for anything.
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

  /** These may be read by somebody else from now on. */
  void gone(Collection<TopicPartition> partitions);
}
