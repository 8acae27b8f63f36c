package org.newswatch.enricher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Asks Kafka where the readers of a topic are and where it ends. */
final class LaneOffsets implements LiveFirst.Looks {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaSettings kafka;
  private @Nullable Admin admin;

  /** Connects when it is asked first. */
  LaneOffsets(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  @Override
  public Lane.Look at(String group, Topic topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    return lookAt(connected(), group, topic);
  }

  private synchronized Admin connected() {
    Admin asked = admin == null ? KafkaClients.admin(kafka, "newswatch-live-first") : admin;
    admin = asked;
    return asked;
  }

  private static Lane.Look lookAt(Admin admin, String group, Topic topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null && partition.topic().equals(topic.topicName())) {
            asked.put(partition, OffsetSpec.latest());
          }
        });
    if (asked.isEmpty()) {
      return new Lane.Look(0, 0);
    }
    long waiting = 0;
    long done = 0;
    for (var end :
        admin
            .listOffsets(asked)
            .all()
            .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .entrySet()) {
      OffsetAndMetadata offset = committed.get(end.getKey());
      if (offset != null) {
        waiting += Math.max(0, end.getValue().offset() - offset.offset());
        done += offset.offset();
      }
    }
    return new Lane.Look(waiting, done);
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
