package org.newswatch.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.query.SameIds;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;

/** Which stories, or entities, turned out to be one, followed on their topic. Thread-safe. */
final class LiveMerges implements StoryRoots, TopicReader, AutoCloseable {

  private final Function<byte[], @Nullable Merge> read;
  private final TopicFollower follower;
  private volatile SameIds shown = new SameIds();
  private SameIds told = shown;

  private LiveMerges(KafkaSettings settings, Topic topic, Function<byte[], @Nullable Merge> read) {
    this.read = read;
    follower = new TopicFollower(settings, topic, "newswatch-alerts-" + topic, this);
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

  @Override
  public String root(String id) {
    return shown.root(id);
  }

  @Override
  public Set<String> members(String id) {
    return shown.of(id);
  }

  void start() {
    follower.start();
  }

  boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  @Override
  public void fromTheBeginning() {
    told = new SameIds();
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Merge merge = record.value() == null ? null : read.apply(record.value());
      if (merge != null) {
        var unused = told.take(merge.id(), merge.into());
      }
    }
  }

  @Override
  public void caughtUp() {
    shown = told;
  }

  @Override
  public void close() {
    follower.close();
  }
}
