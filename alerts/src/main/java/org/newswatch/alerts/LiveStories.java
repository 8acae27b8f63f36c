package org.newswatch.alerts;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;

/**
 * Which stories turned out to be one, followed on the topic. Holds those that were merged only.
 * Thread-safe.
 */
final class LiveStories implements StoryRoots, AutoCloseable {

  /** Links of a chain of merges that are followed; no chain of ours comes near. */
  private static final int CHAIN_MAX = 100;

  private final Map<String, String> mergedInto = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final TopicFollower follower;

  LiveStories(KafkaSettings settings) {
    follower = new TopicFollower(settings, Topic.STORIES, "newswatch-alerts-stories", this::take);
  }

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (Codec.STORY.decode(record.value()) instanceof Decoded.Read<Story> read) {
        take(read.value());
      }
    }
  }

  synchronized void take(Story story) {
    String into = story.mergedInto();
    String before = mergedInto.get(story.id());
    if (before != null && !before.equals(into)) {
      mergedInto.remove(story.id());
      Set<String> others = members.get(before);
      if (others != null) {
        others.remove(story.id());
      }
    }
    if (into != null) {
      mergedInto.put(story.id(), into);
      members.computeIfAbsent(into, id -> new HashSet<>()).add(story.id());
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
