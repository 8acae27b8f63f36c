package org.newswatch.crawler.sources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Source;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;

/** Follows the topic of the sources; after a failure it starts again from the beginning. */
final class KafkaSourceFollower implements SourceFollower {

  private final CompactedTopic<Source> topic;
  private boolean caughtUp;

  KafkaSourceFollower(KafkaSettings settings) {
    this.topic = new CompactedTopic<>(settings, Topic.SOURCES, Codec.SOURCE);
  }

  @Override
  public List<SourceChange> poll(Duration wait) throws SourceStoreException, InterruptedException {
    List<SourceChange> changes = new ArrayList<>();
    for (CompactedTopic.Entry<Source> entry : topic.poll(wait)) {
      Source source = entry.value();
      changes.add(
          source == null ? new SourceChange.Removed(entry.key()) : new SourceChange.Put(source));
    }
    caughtUp = caughtUp || topic.caughtUp();
    return changes;
  }

  @Override
  public boolean caughtUp() {
    return caughtUp;
  }

  @Override
  public Optional<Health> health() {
    return topic.health();
  }

  @Override
  public void close() {
    topic.close();
  }
}
