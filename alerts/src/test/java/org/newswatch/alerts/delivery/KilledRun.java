package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.desk.ChannelRules;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;

/**
 * The {@link KilledWorld} written to a broker of its own at a steady pace, and receivers that stay
 * up and remember what they were sent, whatever becomes of the processes that send.
 */
final class KilledRun implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** From one article to the next. */
  private static final Duration PACE = Duration.ofMillis(20);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)\\s*$");

  private final Path folder;
  private final List<EnrichedArticle> records;
  private final EmbeddedKafka kafka;
  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final FakeReceiver receiver = new FakeReceiver();
  private final FakeRelay relay = new FakeRelay(FakeRelay.Manner.GOOD, this::arrived);
  private final AtomicInteger written = new AtomicInteger();
  private volatile int allowed;

  /** Arrivals of the process that runs now, and what is done at the one that is waited for. */
  private final AtomicInteger arrivals = new AtomicInteger();

  private volatile Ambush ambush = new Ambush(Integer.MAX_VALUE, false);

  /**
   * Waits for an arrival.
   *
   * @param at which one of this life, counted from 1
   * @param held whether its sender gets no answer before the ambush is over
   */
  private record Ambush(int at, boolean held, CountDownLatch reached, CountDownLatch over) {
    Ambush(int at, boolean held) {
      this(at, held, new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  KilledRun(Path folder, int stories) throws Exception {
    this.folder = folder;
    records = KilledWorld.records(stories);
    receiver.answers(KilledWorld.STORIES, this::taken).answers(KilledWorld.ARTICLES, this::taken);
    kafka =
        new EmbeddedKafka(
            EmbeddedKafkaConfig.in(folder.resolve("kafka"))
                .withOverrides(Map.of("group.min.session.timeout.ms", "1000")));
    kafka.start();
    settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    try (Admin admin = KafkaClients.admin(settings, "killed")) {
      admin.createTopics(List.of(new NewTopic(topic(), 1, (short) 1))).all().get();
    }
    producer = KafkaClients.producer(settings, "killed");
    for (Subscription each : KilledWorld.subscriptions(receiver.url(""))) {
      write(Topic.SUBSCRIPTIONS, each.id(), Codec.SUBSCRIPTION.encode(each));
    }
    producer.flush();
    var unused = pace.scheduleAtFixedRate(this::next, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String topic() {
    return ChannelRules.TOPIC_PREFIX + KilledWorld.TOPIC;
  }

  private void write(Topic topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value));
  }

  private void next() {
    int number = written.get();
    if (number < Math.min(allowed, records.size())) {
      EnrichedArticle article = records.get(number);
      write(Topic.ARTICLES_ENRICHED, article.id().value(), Codec.ENRICHED_ARTICLE.encode(article));
      written.incrementAndGet();
    }
  }

  private void taken(HttpExchange exchange, FakeReceiver.Got got) throws IOException {
    arrived();
    exchange.sendResponseHeaders(204, -1);
  }

  /** Somebody has it and is about to say so. */
  private void arrived() {
    Ambush waiting = ambush;
    if (arrivals.incrementAndGet() < waiting.at()) {
      return;
    }
    waiting.reached().countDown();
    if (waiting.held()) {
      try {
        waiting.over().await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  KafkaSettings settings() {
    return settings;
  }

  /** How many records there are in all. */
  int records() {
    return records.size();
  }

  /** Lets so many records be written, at the steady pace. */
  void allow(int number) {
    allowed = number;
  }

  /** An instance of alerts, in the folder of the one before. */
  AlertsProcess start() {
    return AlertsProcess.start(kafka.bootstrapServers(), folder, relay.port());
  }

  /**
   * Kills the process when so much of what it sends has arrived.
   *
   * @param held whether what arrives from then on stays without an answer
   * @return whether it was seen down, by this, with work left to do
   */
  boolean kill(AlertsProcess process, int at, boolean held) {
    var waiting = new Ambush(at, held);
    arrivals.set(0);
    ambush = waiting;
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .failFast("it ended by itself", process::mustRun)
          .until(() -> waiting.reached().getCount() == 0);
      boolean down = process.kill();
      return down && written.get() > told(KilledWorld.ARTICLES).size();
    } finally {
      ambush = new Ambush(Integer.MAX_VALUE, false);
      waiting.over().countDown();
    }
  }

  /** How often each key arrived at a path. */
  Map<String, Integer> told(String path) {
    Map<String, Integer> told = new TreeMap<>();
    receiver.got(path).forEach(got -> told.merge(got.key(), 1, Integer::sum));
    return told;
  }

  /** How often each Message-ID arrived. */
  Map<String, Integer> mails() {
    Map<String, Integer> mails = new TreeMap<>();
    for (FakeRelay.Mail mail : relay.mails()) {
      Matcher id = MESSAGE_ID.matcher(mail.data());
      mails.merge(
          mail.recipients().getFirst() + " " + (id.find() ? id.group(1) : "none"), 1, Integer::sum);
    }
    return mails;
  }

  /** How often each key stands in the topic that is a channel. */
  Map<String, Integer> posted() {
    return counted(
        topic(),
        record ->
            new String(
                Objects.requireNonNull(record.headers().lastHeader(StandardWebhook.ID)).value(),
                UTF_8));
  }

  /** How often each alert was told, by its subscription and id, in the order of the topic. */
  Map<String, Integer> alerts() {
    return counted(
        Topic.ALERTS.topicName(),
        record -> {
          var alert = Codec.ALERT.decode(record.value()).orElseThrow();
          return alert.subscriptionId() + " " + alert.id();
        });
  }

  private Map<String, Integer> counted(
      String topic, Function<ConsumerRecord<byte[], byte[]>, String> key) {
    Map<String, Integer> counted = new LinkedHashMap<>();
    try (Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, "killed", "killed")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(record -> counted.merge(key.apply(record), 1, Integer::sum));
      }
    }
    return counted;
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close();
    receiver.close();
    relay.close();
    kafka.close();
  }
}
