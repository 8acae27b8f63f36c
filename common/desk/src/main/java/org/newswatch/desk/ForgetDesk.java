package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Entity;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.retry.Sleeper;

/** Where erasures are written down, which is what carries them out. */
public final class ForgetDesk {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final TopicDesk topics;

  /** Nothing is read yet. */
  public ForgetDesk(KafkaSettings settings) {
    this.topics = new TopicDesk(settings, "newswatch-forget");
  }

  /** All that was erased, by id. */
  public Map<String, Forgotten> all() throws DeskException, InterruptedException {
    return topics.latest(Topic.FORGOTTEN, Codec.FORGOTTEN);
  }

  /** The ids of those that turned out to be this entity, its own included. */
  public Set<String> withMerged(String entity) throws DeskException, InterruptedException {
    Map<String, Entity> all = topics.latest(Topic.ENTITIES, Codec.ENTITY);
    Set<String> ids = new TreeSet<>(Set.of(entity));
    // A chain of mergers may be told in any order.
    boolean grows = true;
    while (grows) {
      grows =
          ids.addAll(
              all.values().stream()
                  .filter(other -> other.mergedInto() != null && ids.contains(other.mergedInto()))
                  .map(Entity::id)
                  .collect(Collectors.toSet()));
    }
    return ids;
  }

  /** Writes erasures down. To do it again does no harm. */
  public void forget(Collection<Forgotten> erasures) throws DeskException, InterruptedException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Forgotten one : erasures) {
      records.add(record(Topic.FORGOTTEN, one.id(), Codec.FORGOTTEN.encode(one)));
    }
    topics.write(records);
  }

  /**
   * Takes all that was written down out of the topics that keep the last record of each key, once
   * the one who writes them has read it: he tells anew, without it, what he still knows, and of the
   * rest he never writes again. Only so no record of his is replaced by an older one. To do it
   * again does no harm.
   *
   * @param connect as which group entities and stories are written
   * @return whether that group had read it in time; if not, nothing was taken out
   */
  public boolean clear(String connect, Duration patience, Sleeper sleeper)
      throws DeskException, InterruptedException {
    if (!awaitRead(connect, patience, sleeper)
        || !topics.awaitDecided(Topic.STORIES, patience, sleeper)) {
      return false;
    }
    Set<String> forgotten = all().keySet();
    List<ProducerRecord<byte[], byte[]>> left = new ArrayList<>();
    for (String entity : topics.latest(Topic.ENTITIES, Codec.ENTITY).keySet()) {
      if (forgotten.contains(entity)) {
        left.add(new ProducerRecord<>(Topic.ENTITIES.topicName(), entity.getBytes(UTF_8), null));
      }
    }
    for (Story story : topics.latest(Topic.STORIES, Codec.STORY).values()) {
      if (story.holds(forgotten::contains)) {
        Story without = story.without(forgotten::contains, story.version() + 1);
        left.add(record(Topic.STORIES, story.id(), Codec.STORY.encode(without)));
      }
    }
    topics.write(left);
    return true;
  }

  private static ProducerRecord<byte[], byte[]> record(Topic topic, String key, byte[] value) {
    return new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value);
  }

  /** Whether a group of readers ever read of a topic, as far as Kafka remembers. */
  public boolean isRead(Topic topic, String group) throws DeskException, InterruptedException {
    return !topics.committed(topic, group).isEmpty();
  }

  /** Whether a group of readers has read all that was written down so far, in time. */
  public boolean awaitRead(String group, Duration patience, Sleeper sleeper)
      throws DeskException, InterruptedException {
    AtomicLong next = new AtomicLong();
    topics.read(Topic.FORGOTTEN, record -> next.set(record.offset() + 1));
    long deadline = System.nanoTime() + patience.toNanos();
    while (topics.committed(Topic.FORGOTTEN, group).getOrDefault(0, 0L) < next.get()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      sleeper.sleep(LOOK_AGAIN);
    }
    return true;
  }
}
