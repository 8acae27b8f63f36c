package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;

/** Whatever goes away in the middle of the indexer's work: each article ends up there, once. */
@Timeout(180)
final class IndexerOutagesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ARTICLES = 60;

  /** A member that does not poll for this long is put out of the group. */
  private static final Duration POLL_MAX = Duration.ofSeconds(6);

  private static final String ALIAS = IndexNames.ARTICLES.writeAlias(Articles.SEEN);
  private static final String REVISIONS = IndexNames.REVISIONS.writeAlias(Articles.SEEN);

  @TempDir private static Path folder;
  private static EmbeddedKafkaConfig broker;
  private static EmbeddedKafka kafka;
  private static KafkaSettings settings;

  private final MemoryElasticsearch elasticsearch = MemoryElasticsearch.start();
  private final Metrics metrics = Metrics.create();
  private final Set<String> sent = new HashSet<>();

  @BeforeAll
  static void startBroker() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    broker = EmbeddedKafkaConfig.in(folder).withPort(port);
    kafka = new EmbeddedKafka(broker);
    kafka.start();
    settings =
        new KafkaSettings(
            kafka.bootstrapServers(),
            1,
            Map.of("max.poll.interval.ms", Long.toString(POLL_MAX.toMillis())));
    TopicAdmin.createMissing(settings);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  /** What earlier tests sent is not for this one. */
  @BeforeEach
  void begin() throws Exception {
    try (Admin admin = KafkaClients.admin(settings, "faults")) {
      if (admin.listGroups().all().get().stream()
          .anyMatch(group -> group.groupId().equals(IndexNames.WRITER_GROUP))) {
        assertThat(lag(admin)).isZero();
      }
    }
  }

  @AfterEach
  void close() {
    elasticsearch.close();
    metrics.close();
  }

  @Test
  void partitions_that_move_in_the_middle_of_a_bulk_lose_and_double_nothing() throws Exception {
    send("moved");
    CountDownLatch answers = elasticsearch.hold();
    try (IndexerService one = indexer();
        IndexerService two = indexer()) {
      one.start();
      await().atMost(PATIENCE).until(() -> elasticsearch.bulks() > 0);
      two.start();
      // The first gives its batch up after a while, and what it had partly written comes again.
      await().atMost(PATIENCE).until(() -> elasticsearch.bulks() > 1);
      answers.countDown();

      awaitAllThere();
      assertThat(elasticsearch.repeats()).isPositive();
    }
  }

  @Test
  void a_server_slower_than_the_group_is_patient_slows_the_reader_and_does_not_cost_its_place()
      throws Exception {
    send("slow");
    CountDownLatch answers = elasticsearch.hold();
    try (IndexerService one = indexer()) {
      one.start();
      await().atMost(PATIENCE).until(() -> elasticsearch.bulks() > 0);
      Instant since = Instant.now();
      await()
          .atMost(PATIENCE)
          .until(() -> since.plus(POLL_MAX).plusSeconds(2).isBefore(Instant.now()));
      assertThat(elasticsearch.bulks()).isEqualTo(1);
      answers.countDown();

      awaitAllThere();
      // Who lost its place would have had to write all of it again.
      assertThat(elasticsearch.repeats()).isZero();
    }
  }

  @Test
  void a_cluster_that_vanishes_in_the_middle_is_waited_for_and_gets_all() throws Exception {
    send("before");
    try (IndexerService one = indexer()) {
      one.start();
      awaitAllThere();
      elasticsearch.vanish();
      send("meanwhile");
      await().atMost(PATIENCE).until(() -> one.health() instanceof Health.Waiting);
      assertThat(one.health().live()).isTrue();
      elasticsearch.comeBack();

      awaitAllThere();
      await().atMost(PATIENCE).until(() -> one.health().ready());
    }
  }

  @Test
  void a_broker_that_restarts_in_the_middle_of_a_bulk_gets_the_commit_or_the_bulk_comes_again()
      throws Exception {
    send("restart");
    CountDownLatch answers = elasticsearch.hold();
    try (IndexerService one = indexer()) {
      one.start();
      await().atMost(PATIENCE).until(() -> elasticsearch.bulks() > 0);
      kafka.close();
      answers.countDown();
      kafka = new EmbeddedKafka(broker);
      kafka.start();
      send("after");

      awaitAllThere();
      await().atMost(PATIENCE).until(() -> one.health().ready());
    }
  }

  private IndexerService indexer() {
    return new IndexerService(
        IndexerConfig.DEFAULT,
        settings,
        ElasticsearchSettings.of(elasticsearch.url()),
        metrics,
        InstantSource.system());
  }

  /** Articles whose titles begin so. */
  private void send(String title) throws Exception {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, "faults")) {
      List<EnrichedArticle> articles =
          IntStream.range(0, ARTICLES)
              .mapToObj(i -> Articles.of(title + "-" + i, "A bridge.", null, List.of()))
              .toList();
      for (EnrichedArticle article : articles) {
        String id = article.id().value();
        sent.add(id);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topic.ARTICLES_ENRICHED.topicName(),
                    id.getBytes(UTF_8),
                    Codec.ENRICHED_ARTICLE.encode(article)));
      }
      producer.flush();
    }
  }

  /** All that was sent, nothing else, and all of it committed. */
  private void awaitAllThere() throws Exception {
    try (Admin admin = KafkaClients.admin(settings, "faults")) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(elasticsearch.ids(ALIAS)).isEqualTo(sent);
                assertThat(lag(admin)).isZero();
              });
    }
    assertThat(elasticsearch.ids(REVISIONS)).hasSameSizeAs(sent);
    assertThat(sent)
        .allMatch(id -> elasticsearch.version(ALIAS, id) == Articles.SEEN.toEpochMilli() << 8);
  }

  private static long lag(Admin admin) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(IndexNames.WRITER_GROUP)
            .partitionsToOffsetAndMetadata()
            .get();
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    int partitions =
        Objects.requireNonNull(
                admin
                    .describeTopics(List.of(Topic.ARTICLES_ENRICHED.topicName()))
                    .allTopicNames()
                    .get()
                    .get(Topic.ARTICLES_ENRICHED.topicName()))
            .partitions()
            .size();
    for (int i = 0; i < partitions; i++) {
      asked.put(new TopicPartition(Topic.ARTICLES_ENRICHED.topicName(), i), OffsetSpec.latest());
    }
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata at = committed.get(end.getKey());
              return end.getValue().offset() - (at == null ? 0 : at.offset());
            })
        .sum();
  }
}
