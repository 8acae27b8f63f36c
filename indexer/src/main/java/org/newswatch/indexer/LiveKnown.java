package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Source;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;

/** Sources, subscriptions, labels and what was erased, followed on their topics. */
public final class LiveKnown implements Known, AutoCloseable {

  private final Followed<Source, Source> sources;
  private final Followed<Subscription, String> subscriptions;
  private final Followed<Forgotten, Forgotten> forgotten;
  private final Labels labels;
  private final TopicFollower entities;

  /** Nothing is read yet. */
  public LiveKnown(KafkaSettings kafka) {
    this(kafka, Labels.ENTITIES_MAX);
  }

  /**
   * Nothing is read yet.
   *
   * @param labelsMax entities whose labels are held; who writes all articles anew needs all
   */
  public LiveKnown(KafkaSettings kafka, int labelsMax) {
    labels = new Labels(labelsMax);
    sources = new Followed<>(kafka, Topic.SOURCES, Codec.SOURCE, source -> source);
    subscriptions =
        new Followed<>(kafka, Topic.SUBSCRIPTIONS, Codec.SUBSCRIPTION, Subscription::name);
    forgotten = new Followed<>(kafka, Topic.FORGOTTEN, Codec.FORGOTTEN, erased -> erased);
    entities = new TopicFollower(kafka, Topic.ENTITIES, clientId(Topic.ENTITIES), labels);
  }

  /**
   * Begins to read, and waits until all is known that was told already.
   *
   * @param patience how long; what is not known then is told by its id
   */
  public void start(Duration patience) throws InterruptedException {
    sources.follower.start();
    subscriptions.follower.start();
    forgotten.follower.start();
    entities.start();
    long deadline = System.nanoTime() + patience.toNanos();
    for (TopicFollower each :
        List.of(forgotten.follower, entities, sources.follower, subscriptions.follower)) {
      if (!each.awaitRead(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
        return;
      }
    }
  }

  @Override
  public Optional<Source> source(String id) {
    return Optional.ofNullable(sources.told.get(id));
  }

  @Override
  public Optional<String> subscription(String id) {
    return Optional.ofNullable(subscriptions.told.get(id));
  }

  @Override
  public Optional<String> label(String entity) {
    return labels.of(entity);
  }

  /** What entities are called, as far as it is held. */
  Labels labels() {
    return labels;
  }

  @Override
  public boolean forgotten(String id) {
    return forgotten.told.containsKey(id);
  }

  /** What was erased must not come back for want of having read that it was; nor an old label. */
  @Override
  public boolean ready() {
    return forgotten.caughtUp && labels.isCaughtUp();
  }

  @Override
  public void close() {
    forgotten.follower.close();
    entities.close();
    sources.follower.close();
    subscriptions.follower.close();
  }

  private static String clientId(Topic topic) {
    return "newswatch-" + IndexerService.NAME + "-" + topic.topicName();
  }

  /** What is kept of each key of a topic. */
  private static final class Followed<T, K> implements TopicReader {

    private final TopicFollower follower;
    private final Codec<T> codec;
    private final Function<T, K> kept;
    private final Map<String, K> told = new ConcurrentHashMap<>();
    private volatile boolean caughtUp;

    Followed(KafkaSettings kafka, Topic topic, Codec<T> codec, Function<T, K> kept) {
      this.codec = codec;
      this.kept = kept;
      follower = new TopicFollower(kafka, topic, clientId(topic), this);
    }

    @Override
    public void caughtUp() {
      caughtUp = true;
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.key() == null) {
          continue;
        }
        String id = new String(record.key(), UTF_8);
        if (record.value() == null) {
          told.remove(id);
        } else if (codec.decode(record.value()) instanceof Decoded.Read<T> read) {
          told.put(id, kept.apply(read.value()));
        }
      }
    }
  }
}
