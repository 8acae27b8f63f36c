package org.newswatch.enricher.connect;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.connect.state.KeptState;
import org.newswatch.servicekit.management.Metrics;

/**
 * Annotated articles in, each new revision out with its identity and its entities; and what people
 * decided about entities, and what was erased, in, the entities out.
 */
public final class ConnectTopology {

  static final String ENRICHED = "enriched";
  static final String ENTITIES = "entities";
  static final String STORIES = "stories";
  static final String DEAD_LETTERS = "dead-letters";

  private static final String ANNOTATED = "annotated";
  private static final String DECIDED = "decided";
  private static final String FORGOTTEN = "forgotten";
  private static final String CONNECT = "connect";

  private ConnectTopology() {}

  /** The topology; the clock gives versions, never identity. */
  public static Topology build(Metrics metrics, InstantSource clock) {
    return build(Thing::of, metrics, clock);
  }

  /** The same, with another way to find what an article names. */
  static Topology build(
      Function<AnnotatedArticle, List<Thing>> things, Metrics metrics, InstantSource clock) {
    var bytes = new ByteArraySerializer();
    return new Topology()
        .addSource(
            ANNOTATED,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.ARTICLES_ANNOTATED.topicName())
        .addSource(
            DECIDED,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.ENTITY_DECISIONS.topicName())
        .addSource(
            FORGOTTEN,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.FORGOTTEN.topicName())
        // One processor for all, so that they share the lane: each decision lies between two
        // articles.
        .addProcessor(
            CONNECT,
            () -> new ConnectProcessor(things, metrics, clock),
            ANNOTATED,
            DECIDED,
            FORGOTTEN)
        .addStateStore(KeptState.builder(), CONNECT)
        .addSink(ENRICHED, Topic.ARTICLES_ENRICHED.topicName(), bytes, bytes, CONNECT)
        .addSink(ENTITIES, Topic.ENTITIES.topicName(), bytes, bytes, CONNECT)
        .addSink(STORIES, Topic.STORIES.topicName(), bytes, bytes, CONNECT)
        .addSink(DEAD_LETTERS, Topic.CONNECT_DEAD_LETTERS.topicName(), bytes, bytes, CONNECT);
  }
}
