package org.newswatch.e2e;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Topic;

/** How many records of a topic its reader has before it. */
final class Lags implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 20;

  private final Admin admin;

  Lags(String bootstrap) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /**
   * What is not committed of the topic by the group whose name begins so. Marks of transactions
   * count, too.
   */
  long of(Topic topic, String groupBegins) {
    try {
      String group =
          admin.listGroups().all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
              .map(GroupListing::groupId)
              .filter(id -> id.startsWith(groupBegins))
              .min(String::compareTo)
              .orElseThrow(() -> new IllegalStateException("no group " + groupBegins));
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetSpec> asked =
          Objects.requireNonNull(
                  admin
                      .describeTopics(List.of(topic.topicName()))
                      .allTopicNames()
                      .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                      .get(topic.topicName()))
              .partitions()
              .stream()
              .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      return admin
          .listOffsets(asked)
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .mapToLong(
              end -> {
                OffsetAndMetadata at = committed.get(end.getKey());
                return end.getValue().offset() - (at == null ? 0 : at.offset());
              })
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the lag of " + topic, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not tell the lag of " + topic, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
