package org.newswatch.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Topic;

/** What Kafka knows of those who read together: what they have before them, and who they are. */
final class Groups implements AutoCloseable {

  /** A broker that comes back on a machine with much to do takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Admin admin;

  Groups(String bootstrap) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
  }

  /**
   * What is not committed of the topic by the group whose name begins so. Marks of transactions
   * count, too.
   */
  long lag(Topic topic, String groupBegins) {
    String group =
        told(admin.listGroups().all()).stream()
            .map(GroupListing::groupId)
            .filter(id -> id.startsWith(groupBegins))
            .min(String::compareTo)
            .orElseThrow(() -> new IllegalStateException("no group " + groupBegins));
    Map<TopicPartition, OffsetAndMetadata> committed =
        told(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, OffsetSpec> asked =
        Objects.requireNonNull(
                told(admin.describeTopics(List.of(topic.topicName())).allTopicNames())
                    .get(topic.topicName()))
            .partitions()
            .stream()
            .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return told(admin.listOffsets(asked).all()).entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata at = committed.get(end.getKey());
              return end.getValue().offset() - (at == null ? 0 : at.offset());
            })
        .sum();
  }

  /** The members of a group; one that was put out and comes back is another one. */
  Set<String> members(String group) {
    return Objects.requireNonNull(
            told(admin.describeConsumerGroups(List.of(group)).all()).get(group))
        .members()
        .stream()
        .map(member -> member.consumerId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> T told(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not tell of its groups", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
