package org.newswatch.alerts;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;

/**
 * Which stories, or entities, turned out to be one, followed on their topic. Holds those that were
 * merged only. Thread-safe.
 */
final class LiveMerges implements StoryRoots, AutoCloseable {

  /** Links of a chain of merges that are followed; no chain of ours comes near. */
  private static final int CHAIN_MAX = 100;

  private final Map<String, String> mergedInto = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Function<byte[], @Nullable Merge> read;
  private final TopicFollower follower;

  private LiveMerges(KafkaSettings settings, Topic topic, Function<byte[], @Nullable Merge> read) {
    this.read = read;
    follower = new TopicFollower(settings, topic, "newswatch-alerts-" + topic, this::take);
  }

  static LiveMerges ofStories(KafkaSettings settings) {
    return new LiveMerges(
        settings,
        Topic.STORIES,
        bytes ->
            Codec.STORY.decode(bytes) instanceof Decoded.Read<Story> one
                ? new Merge(one.value().id(), one.value().mergedInto())
                : null);
  }

  static LiveMerges ofEntities(KafkaSettings settings) {
    return new LiveMerges(
        settings,
        Topic.ENTITIES,
        bytes ->
            Codec.ENTITY.decode(bytes) instanceof Decoded.Read<Entity> one
                ? new Merge(one.value().id(), one.value().mergedInto())
                : null);
  }

  /**
   * What a record tells.
   *
   * @param into null for one that stands for itself
   */
  record Merge(String id, @Nullable String into) {}

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Merge merge = record.value() == null ? null : read.apply(record.value());
      if (merge != null) {
        take(merge);
      }
    }
  }

  synchronized void take(Merge merge) {
    String into = merge.into();
    String before = mergedInto.get(merge.id());
    if (before != null && !before.equals(into)) {
      mergedInto.remove(merge.id());
      Set<String> others = members.get(before);
      if (others != null) {
        others.remove(merge.id());
      }
    }
    if (into != null) {
      mergedInto.put(merge.id(), into);
      members.computeIfAbsent(into, id -> new HashSet<>()).add(merge.id());
    }
  }

  @Override
  public synchronized String root(String storyId) {
    String root = storyId;
    for (int i = 0; i < CHAIN_MAX; i++) {
      String into = mergedInto.get(root);
      if (into == null) {
        return root;
      }
      root = into;
    }
    return root;
  }

  /** All that are one with this one, itself among them. */
  Set<String> same(String id) {
    return members(root(id));
  }

  @Override
  public synchronized Set<String> members(String root) {
    Set<String> all = new HashSet<>();
    add(root, all);
    return all;
  }

  private void add(String id, Set<String> all) {
    if (all.add(id)) {
      members.getOrDefault(id, Set.of()).forEach(member -> add(member, all));
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
