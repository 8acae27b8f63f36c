package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;

/** What only a real broker can show: rebalances, transactions, what comes again after a crash. */
@Timeout(120)
final class BrokerIT {

  private static final Backoff QUICK = Backoff.exponential(ofMillis(50), ofMillis(100));
  private static final Duration PATIENCE = ofSeconds(40);
  private static final int OTHER_PARTITIONS = 5;

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static KafkaSettings settings;
  private static Admin admin;

  private final Metrics metrics = Metrics.create();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private Producer<byte[], byte[]> producer;
  private String group;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
    kafka.start();
    settings =
        new KafkaSettings(kafka.bootstrapServers(), 1, Map.of("max.poll.interval.ms", "6000"));
    admin = KafkaClients.admin(settings, "test");
    NewTopic before = new NewTopic(Topic.FETCHES.topicName(), OTHER_PARTITIONS, (short) 1);
    admin.createTopics(List.of(before)).all().get();
    TopicAdmin.Report report = TopicAdmin.createMissing(settings);
    assertThat(report.different())
        .containsExactly(new TopicAdmin.Different(Topic.FETCHES, OTHER_PARTITIONS));
    assertThat(report.created()).hasSize(Topic.values().length - 1);
    assertThat(report.existing()).isEmpty();
  }

  @AfterAll
  static void stopBroker() {
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void open(TestInfo test) {
    group = test.getDisplayName().replaceAll("\\W", "");
    producer = KafkaClients.producer(settings, "test");
  }

  @AfterEach
  void close() {
    producer.close();
    metrics.close();
  }

  private ConsumeLoop loop(Topic topic, BatchHandler handler) {
    return new ConsumeLoop(
        "indexer",
        Set.of(topic),
        () -> KafkaClients.consumer(settings, group, "indexer-test"),
        handler,
        metrics,
        QUICK,
        new Random(3));
  }

  private void publish(Topic topic, String... values) throws Exception {
    for (String value : values) {
      byte[] bytes = value.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic.topicName(), bytes, bytes)).get();
    }
  }

  private static List<String> values(ConsumerRecords<byte[], byte[]> batch) {
    return StreamSupport.stream(batch.spliterator(), false)
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  private Outcome keep(ConsumerRecords<byte[], byte[]> batch) {
    handled.addAll(values(batch));
    return Outcome.DONE;
  }

  @Test
  void topics_are_as_the_contract_says_and_making_them_again_does_no_harm() throws Exception {
    TopicAdmin.Report again = TopicAdmin.createMissing(settings);
    assertThat(again.created()).isEmpty();
    assertThat(again.existing()).hasSize(Topic.values().length - 1);
    Map<String, Map<String, String>> configs = new HashMap<>();
    admin
        .describeConfigs(
            Arrays.stream(Topic.values())
                .map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t.topicName()))
                .toList())
        .all()
        .get()
        .forEach(
            (topic, config) -> {
              Map<String, String> entries = new HashMap<>();
              config.entries().forEach(entry -> entries.put(entry.name(), entry.value()));
              configs.put(topic.name(), entries);
            });
    assertThat(configs.get("newswatch.sources")).containsEntry("cleanup.policy", "compact");
    assertThat(configs.get("newswatch.articles.raw"))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", Long.toString(Duration.ofDays(14).toMillis()))
        .containsEntry("compression.type", "zstd")
        .containsEntry("max.message.bytes", "1048588");
    assertThat(configs.get("newswatch.indexer.dead-letters"))
        .containsEntry("max.message.bytes", Integer.toString(KafkaClients.REQUEST_BYTES_MAX));
  }

  @Test
  void topics_that_are_there_are_found_at_once() {
    TopicAdmin.requireTopics(settings, Duration.ZERO, Topic.ARTICLES_RAW, Topic.SOURCES);
  }

  @Test
  void a_missing_topic_is_named_with_the_command_that_makes_it() {
    List<Duration> slept = new CopyOnWriteArrayList<>();
    assertThatThrownBy(
            () ->
                TopicAdmin.requireTopics(
                    admin,
                    settings,
                    Set.of("newswatch.absent"),
                    ofSeconds(1),
                    () -> java.time.Instant.EPOCH.plusMillis(600L * slept.size()),
                    slept::add))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining("newswatch.absent")
        .hasMessageContaining("newswatch topics create");
    assertThat(slept).hasSize(2);
  }

  @Test
  void a_broker_that_is_not_there_is_said_plainly() {
    KafkaSettings nobody =
        new KafkaSettings(
            "127.0.0.1:1", 1, Map.of("default.api.timeout.ms", "700", "request.timeout.ms", "500"));
    assertThatThrownBy(() -> TopicAdmin.createMissing(nobody))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining("no Kafka broker answers at 127.0.0.1:1");
  }

  @Test
  void what_was_not_committed_before_a_crash_comes_again() throws Exception {
    publish(Topic.ARTICLES_ANNOTATED, "crash-1", "crash-2");
    StackOverflowError crash = new StackOverflowError("between effect and commit");
    try (ConsumeLoop first =
        loop(
            Topic.ARTICLES_ANNOTATED,
            batch -> {
              keep(batch);
              throw crash;
            })) {
      first.start();
      await().atMost(PATIENCE).until(() -> first.health().equals(new Health.Down(crash)));
    }
    assertThat(handled).contains("crash-1");
    assertThat(committed()).isEmpty();
    handled.clear();
    try (ConsumeLoop second = loop(Topic.ARTICLES_ANNOTATED, this::keep)) {
      second.start();
      await().atMost(PATIENCE).until(() -> handled.containsAll(List.of("crash-1", "crash-2")));
      await().atMost(PATIENCE).until(() -> !committed().isEmpty());
    }
  }

  @Test
  void a_batch_that_comes_later_is_not_committed_until_it_went() throws Exception {
    publish(Topic.SOURCES, "later");
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(1);
    try (ConsumeLoop loop =
        loop(
            Topic.SOURCES,
            batch -> {
              attempts.incrementAndGet();
              return open.getCount() > 0 ? new Outcome.RetryLater("closed") : keep(batch);
            })) {
      loop.start();
      await().atMost(PATIENCE).until(() -> attempts.get() > 3);
      assertThat(committed()).isEmpty();
      open.countDown();
      await().atMost(PATIENCE).until(() -> !committed().isEmpty());
      assertThat(handled).containsExactly("later");
    }
  }

  @Test
  void a_handler_slower_than_the_poll_interval_keeps_its_place_in_the_group() throws Exception {
    publish(Topic.CONNECT_DEAD_LETTERS, "slow");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ConsumeLoop loop =
        loop(
            Topic.CONNECT_DEAD_LETTERS,
            batch -> {
              entered.countDown();
              release.await();
              return keep(batch);
            })) {
      loop.start();
      entered.await();
      long start = System.nanoTime();
      await()
          .atMost(PATIENCE)
          .until(() -> Duration.ofNanos(System.nanoTime() - start).compareTo(ofSeconds(7)) > 0);
      release.countDown();
      await().atMost(PATIENCE).until(() -> !committed().isEmpty());
      assertThat(handled).containsExactly("slow");
    }
  }

  @Test
  void when_a_second_process_joins_nothing_is_lost() throws Exception {
    String[] all = IntStream.range(0, 200).mapToObj(i -> "shared-" + i).toArray(String[]::new);
    publish(Topic.ARTICLES_RAW, all);
    List<String> second = new CopyOnWriteArrayList<>();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ConsumeLoop one =
            loop(
                Topic.ARTICLES_RAW,
                batch -> {
                  entered.countDown();
                  release.await();
                  return keep(batch);
                });
        ConsumeLoop two =
            loop(
                Topic.ARTICLES_RAW,
                batch -> {
                  second.addAll(values(batch));
                  return Outcome.DONE;
                })) {
      one.start();
      entered.await();
      two.start();
      // The first gives its batch up after a while: the second then gets part of those records.
      await().atMost(PATIENCE).until(() -> !second.isEmpty());
      assertThat(handled).isEmpty();
      release.countDown();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                List<String> both = new CopyOnWriteArrayList<>(handled);
                both.addAll(second);
                return both.containsAll(Arrays.asList(all));
              });
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  committed().values().stream().mapToLong(OffsetAndMetadata::offset).sum() == 200);
    }
  }

  @Test
  void records_of_an_aborted_transaction_are_never_handled() throws Exception {
    Map<String, Object> config = KafkaClients.producerConfig(settings, "transactions");
    config.put("transactional.id", "test-transactions");
    byte[] aborted = "aborted".getBytes(UTF_8);
    byte[] kept = "kept".getBytes(UTF_8);
    String topic = Topic.INDEXER_DEAD_LETTERS.topicName();
    try (Producer<byte[], byte[]> transactional = new KafkaProducer<>(config)) {
      transactional.initTransactions();
      transactional.beginTransaction();
      transactional.send(new ProducerRecord<>(topic, aborted, aborted)).get();
      transactional.abortTransaction();
      transactional.beginTransaction();
      transactional.send(new ProducerRecord<>(topic, kept, kept)).get();
      transactional.commitTransaction();
    }
    try (ConsumeLoop loop = loop(Topic.INDEXER_DEAD_LETTERS, this::keep)) {
      loop.start();
      await().atMost(PATIENCE).until(() -> !committed().isEmpty());
      assertThat(handled).containsExactly("kept");
    }
  }

  @Test
  void the_largest_record_that_a_topic_takes_fits_into_the_dead_letters() throws Exception {
    byte[] noise = new byte[1_040_000];
    new Random(5).nextBytes(noise);
    producer
        .send(
            new ProducerRecord<>(Topic.ARTICLES_BACKFILL.topicName(), "big".getBytes(UTF_8), noise))
        .get();
    DeadLetters deadLetters = new DeadLetters(producer, InstantSource.system());
    try (ConsumeLoop loop =
        loop(
            Topic.ARTICLES_BACKFILL,
            batch -> {
              batch.forEach(record -> deadLetters.send(record, "crawler", "too-large", "noise"));
              deadLetters.flush();
              return Outcome.DONE;
            })) {
      loop.start();
      await().atMost(PATIENCE).until(() -> !committed().isEmpty());
    }
    try (Consumer<byte[], byte[]> reader = KafkaClients.consumer(settings, group + "-2", "t")) {
      reader.subscribe(List.of(Topic.CRAWLER_DEAD_LETTERS.topicName()));
      List<ConsumerRecord<byte[], byte[]>> letters = new CopyOnWriteArrayList<>();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                reader.poll(ofMillis(200)).forEach(letters::add);
                return !letters.isEmpty();
              });
      assertThat(letters.getFirst().value()).isEqualTo(noise);
      assertThat(letters.getFirst().headers().lastHeader(RecordHeaders.DEAD_ORIGIN).value())
          .asString(UTF_8)
          .startsWith("newswatch.articles.backfill/");
    }
  }
}
