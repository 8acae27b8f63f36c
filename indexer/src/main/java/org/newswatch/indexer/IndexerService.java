package org.newswatch.indexer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.ConsumeLoop;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries articles, stories, entities, alerts and what readers think of them, deliveries and how
 * sources do to Elasticsearch, each from its topic.
 */
public final class IndexerService implements Service {

  /** What it is called; its consumer group is {@link IndexNames#WRITER_GROUP}. */
  public static final String NAME = "indexer";

  private static final Logger LOGGER = LoggerFactory.getLogger(IndexerService.class);
  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

  /** Committing a batch and asking for the next takes time in which Elasticsearch has no work. */
  private static final int RECORDS_PER_POLL_MAX = 1_000;

  /** How long the start waits for the names of sources and subscriptions. */
  private static final Duration KNOWN_PATIENCE = Duration.ofSeconds(10);

  private final IndexerConfig config;
  private final KafkaSettings kafka;
  private final ElasticsearchSettings elasticsearch;
  private final Metrics metrics;
  private final InstantSource clock;

  private volatile @Nullable ConsumeLoop loop;
  private volatile @Nullable ConsumeLoop labelling;
  private @Nullable IndexHandler handler;
  private @Nullable LiveKnown known;
  private @Nullable ElasticsearchHttp http;
  private @Nullable Producer<byte[], byte[]> producer;

  public IndexerService(
      IndexerConfig config,
      KafkaSettings kafka,
      ElasticsearchSettings elasticsearch,
      Metrics metrics,
      InstantSource clock) {
    this.config = config;
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Puts the index templates, lets the indices there are take what is new in them, and starts to
   * poll. An Elasticsearch that does not answer yet is no fault: the first batch waits for it.
   *
   * @throws IllegalStateException when Elasticsearch refuses them
   */
  @Override
  public synchronized void start() {
    TopicAdmin.requireTopics(
        kafka,
        TOPICS_TIMEOUT,
        Topic.ARTICLES_ENRICHED,
        Topic.STORIES,
        Topic.ENTITIES,
        Topic.ALERTS,
        Topic.ALERT_FEEDBACK,
        Topic.DELIVERIES,
        Topic.SOURCE_HEALTH,
        Topic.SOURCES,
        Topic.SUBSCRIPTIONS,
        Topic.FORGOTTEN,
        Topic.INDEXER_DEAD_LETTERS);
    var live = new LiveKnown(kafka);
    known = live;
    var client = new ElasticsearchHttp(elasticsearch, config.requestTimeout());
    http = client;
    var indices = new Indices(client, config.index(), config.lifecycle());
    prepare(live, indices);
    Producer<byte[], byte[]> letters = KafkaClients.producer(kafka, "newswatch-" + NAME);
    producer = letters;
    var writing =
        new IndexHandler(
            new Documents(live),
            indices,
            new BulkWriter(client, config.bulkBytesMax()),
            new DeadLetters(letters, clock),
            clock,
            metrics);
    Lock rewriting = new ReentrantLock();
    Set<Topic> topics = new HashSet<>(Documents.TOPICS);
    topics.add(Topic.FORGOTTEN);
    handler = writing;
    var started =
        new ConsumeLoop(
            NAME,
            topics,
            () ->
                KafkaClients.consumer(
                    kafka, IndexNames.WRITER_GROUP, "newswatch-" + NAME, RECORDS_PER_POLL_MAX),
            new ErasingHandler(live, new Erasure(client, clock, rewriting), writing, metrics),
            metrics);
    loop = started;
    started.start();
    var relabelling =
        new ConsumeLoop(
            NAME + "-labels",
            Set.of(Topic.ENTITIES),
            () -> KafkaClients.consumer(kafka, Relabelling.GROUP, Relabelling.GROUP),
            new Relabelling(client, live, live.labels(), rewriting, clock, Sleeper.SYSTEM, metrics),
            metrics);
    labelling = relabelling;
    relabelling.start();
  }

  private static void prepare(LiveKnown known, Indices indices) {
    try {
      known.start(KNOWN_PATIENCE);
      switch (indices.prepare()) {
        case Indices.State.Ready ready -> {}
        case Indices.State.Busy busy ->
            LOGGER.atWarn().addKeyValue("why", busy.why()).log("waits for Elasticsearch");
        case Indices.State.Stop stop -> throw new IllegalStateException(stop.why());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while putting the index templates", e);
    }
  }

  @Override
  public Health health() {
    ConsumeLoop running = loop;
    ConsumeLoop besides = labelling;
    if (running == null || besides == null) {
      return new Health.Starting("not started");
    }
    Health health = running.health();
    return health.ready() ? besides.health() : health;
  }

  @Override
  public synchronized void close() {
    if (labelling != null) {
      labelling.close();
    }
    if (loop != null) {
      loop.close();
    }
    if (handler != null) {
      handler.close();
      handler = null;
    }
    if (known != null) {
      known.close();
      known = null;
    }
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
    if (http != null) {
      http.close();
      http = null;
    }
  }
}
