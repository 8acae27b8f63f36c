package org.newswatch.enricher.connect;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;

/** Annotated articles in, each new revision out with its identity and its entities. */
public final class ConnectTopology {

  /** What is known of each article, by its id. */
  static final String ARTICLES_STORE = "known-articles";

  /** The label of each entity, by its id. */
  static final String LABELS_STORE = "entity-labels";

  static final String ENRICHED = "enriched";
  static final String DEAD_LETTERS = "dead-letters";

  private static final String ANNOTATED = "annotated";
  private static final String CONNECT = "connect";

  private ConnectTopology() {}

  /** The topology; the clock gives versions, never identity. */
  public static Topology build(Metrics metrics, InstantSource clock) {
    return build(Entities::of, metrics, clock);
  }

  /** The same, with another way to find the entities of an article. */
  static Topology build(
      Function<AnnotatedArticle, List<EntityRef>> entities, Metrics metrics, InstantSource clock) {
    var bytes = new ByteArraySerializer();
    return new Topology()
        .addSource(
            ANNOTATED,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.ARTICLES_ANNOTATED.topicName())
        .addProcessor(CONNECT, () -> new ConnectProcessor(entities, metrics, clock), ANNOTATED)
        .addStateStore(store(ARTICLES_STORE), CONNECT)
        .addStateStore(store(LABELS_STORE), CONNECT)
        .addSink(ENRICHED, Topic.ARTICLES_ENRICHED.topicName(), bytes, bytes, CONNECT)
        .addSink(DEAD_LETTERS, Topic.CONNECT_DEAD_LETTERS.topicName(), bytes, bytes, CONNECT);
  }

  private static StoreBuilder<KeyValueStore<String, String>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())
        .withCachingDisabled();
  }
}
