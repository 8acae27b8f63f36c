package org.newswatch.alerts;

import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;

/**
 * Two halves that meet on the topic of candidates: articles are matched wherever their partition
 * is, and the candidates of one subscription are folded in one place.
 */
final class AlertsTopology {

  static final String CANDIDATES = "candidates";
  static final String ALERTS = "alerts";
  static final String DIGESTS = "digests";
  static final String DEAD_ARTICLES = "dead-articles";
  static final String DEAD_CANDIDATES = "dead-candidates";
  static final String TALLIES = "tallies";
  static final String STORE = "folds";
  static final String READ_STORE = "read";

  private static final String ARTICLES = "articles";
  private static final String MATCH = "match";
  private static final String MATCHED = "matched";
  private static final String FOLD = "fold";

  private AlertsTopology() {}

  static Topology build(
      Matching matching, Followed followed, Folding folding, Metrics metrics, InstantSource clock) {
    var bytes = new ByteArraySerializer();
    return new Topology()
        .addSource(
            ARTICLES,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.ARTICLES_ENRICHED.topicName())
        .addProcessor(MATCH, () -> new MatchProcessor(matching, metrics, clock), ARTICLES)
        .addSink(CANDIDATES, Topic.ALERT_CANDIDATES.topicName(), bytes, bytes, MATCH)
        .addSink(DEAD_ARTICLES, Topic.ALERTS_DEAD_LETTERS.topicName(), bytes, bytes, MATCH)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(READ_STORE), Serdes.ByteArray(), Serdes.ByteArray()),
            MATCH)
        .addSink(TALLIES, Topic.READ_TALLIES.topicName(), bytes, bytes, MATCH)
        .addSource(
            MATCHED,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.ALERT_CANDIDATES.topicName())
        .addProcessor(FOLD, () -> new FoldProcessor(followed, folding, metrics, clock), MATCHED)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()),
            FOLD)
        .addSink(ALERTS, Topic.ALERTS.topicName(), bytes, bytes, FOLD)
        .addSink(DIGESTS, Topic.DIGESTS.topicName(), bytes, bytes, FOLD)
        .addSink(DEAD_CANDIDATES, Topic.ALERTS_DEAD_LETTERS.topicName(), bytes, bytes, FOLD);
  }
}
