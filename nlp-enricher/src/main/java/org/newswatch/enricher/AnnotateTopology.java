package org.newswatch.enricher;

import java.time.InstantSource;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;

/** Raw articles in, annotated ones out; what cannot be read joins the dead letters. No state. */
public final class AnnotateTopology {

  static final String ANNOTATED = "annotated";
  static final String DEAD_LETTERS = "dead-letters";

  private static final String ARTICLES = "articles";
  private static final String ANNOTATE = "annotate";

  private AnnotateTopology() {}

  /**
   * The topology.
   *
   * @param source {@link Topic#ARTICLES_RAW} or {@link Topic#ARTICLES_BACKFILL}
   * @param annotate asked for each article, from each stream thread
   */
  public static Topology build(
      Topic source,
      Function<RawArticle, Annotation> annotate,
      Metrics metrics,
      InstantSource clock) {
    var key = new ByteArrayDeserializer();
    var bytes = new ByteArraySerializer();
    return new Topology()
        .addSource(ARTICLES, key, new ByteArrayDeserializer(), source.topicName())
        .addProcessor(ANNOTATE, () -> new AnnotateProcessor(annotate, metrics, clock), ARTICLES)
        .addSink(ANNOTATED, Topic.ARTICLES_ANNOTATED.topicName(), bytes, bytes, ANNOTATE)
        .addSink(DEAD_LETTERS, Topic.ANNOTATE_DEAD_LETTERS.topicName(), bytes, bytes, ANNOTATE);
  }
}
