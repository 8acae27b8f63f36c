package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.alerts.delivery.DeliverySettings;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.SharedKafka;

/**
 * How soon a change of a subscription is live: from when Kafka has acknowledged it until the
 * service matches an article by it.
 *
 * <p>The end is the moment that the service itself writes into its candidate, so neither commits
 * nor this test's own reading count, and the next article is only sent once the one before it was
 * matched, so that no queue does. What is left to make it slow is a machine that gives the service
 * no processor; so of several changes the median is judged, which one stall does not move. It is
 * some hundredths of a second; a reader that looked only every few seconds, or matched in batches
 * of that length, would fail each time.
 */
@Timeout(120)
final class ChangedSubscriptionIT {

  private static final Duration LIVE_WITHIN = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int CHANGES = 7;
  private static final SourceRef PAPER = new SourceRef("paper", "Paper", "paper.test", null, "en");

  private final KafkaSettings kafka = KafkaSettings.of(SharedKafka.bootstrapServers());
  private final SubscriptionDesk desk = new SubscriptionDesk(kafka, InstantSource.system());
  private final Metrics metrics = Metrics.create();
  private final String id = SharedKafka.unique("changing");
  private Subscription version =
      Subscription.builder(id, "ida", "Words", word(0), Instant.now()).build();
  private int sent;

  @TempDir private Path state;
  private Producer<byte[], byte[]> producer;
  private Consumer<byte[], byte[]> candidates;
  private AlertsService alerts;

  @BeforeEach
  void start() throws Exception {
    var unused = TopicAdmin.createMissing(kafka);
    producer = KafkaClients.producer(kafka, id);
    candidates = KafkaClients.consumer(kafka, id, id);
    List<TopicPartition> partitions =
        candidates.partitionsFor(Topic.ALERT_CANDIDATES.topicName()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    candidates.assign(partitions);
    candidates.seekToEnd(partitions);
    partitions.forEach(candidates::position);
    put(version);
    alerts =
        new AlertsService(
            kafka,
            new AlertsConfig(state, 1, 0, null, DeliverySettings.DEFAULT),
            metrics,
            InstantSource.system(),
            new Random(1));
    alerts.start();
    await().atMost(PATIENCE).until(() -> alerts.health().ready());
  }

  @AfterEach
  void stop() {
    alerts.close();
    candidates.close();
    producer.close();
    metrics.close();
  }

  @Test
  void a_changed_subscription_is_matched_within_two_seconds_and_the_old_one_no_longer()
      throws Exception {
    assertThat(next().subscriptionVersion()).isEqualTo(version.version());

    List<Duration> took = new ArrayList<>();
    for (int change = 1; change <= CHANGES; change++) {
      version = version.next(Instant.now()).match(word(change)).build();
      Instant acknowledged = put(version);
      took.add(Duration.between(acknowledged, matchedByNewest().at()));
      assertThat(next().subscriptionVersion()).isEqualTo(version.version());
    }

    assertThat(took.stream().sorted().toList().get(CHANGES / 2))
        .as("the median of " + took)
        .isLessThan(LIVE_WITHIN);
  }

  private Instant put(Subscription version) throws Exception {
    assertThat(desk.put(version)).isInstanceOf(SubscriptionDesk.Put.Taken.class);
    return Instant.now();
  }

  /** Sends articles, one at a time, until one is matched by the newest version. */
  private AlertCandidate matchedByNewest() {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      AlertCandidate candidate = next();
      if (candidate.subscriptionVersion() == version.version()) {
        return candidate;
      }
    }
    throw new AssertionError("not live after " + PATIENCE + ": " + version.query());
  }

  /** What comes of one more article, in which every version finds its word. */
  private AlertCandidate next() {
    EnrichedArticle article = article(sent++);
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topic.ARTICLES_ENRICHED.topicName(),
                article.article().id().value().getBytes(UTF_8),
                Codec.ENRICHED_ARTICLE.encode(article)));
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (ConsumerRecord<byte[], byte[]> record : candidates.poll(POLL)) {
        if (new String(record.key(), UTF_8).equals(id)) {
          return Codec.ALERT_CANDIDATE.decode(record.value()).orElseThrow();
        }
      }
    }
    throw new AssertionError("article " + sent + " was not matched in " + PATIENCE);
  }

  private static String word(int version) {
    return "lantern" + (char) ('a' + version);
  }

  private EnrichedArticle article(int number) {
    StringBuilder text = new StringBuilder();
    for (int version = 0; version <= CHANGES; version++) {
      text.append(word(version)).append(' ');
    }
    Instant now = Instant.now();
    String url = "https://paper.test/" + id + "/" + number;
    RawArticle raw =
        RawArticle.builder(ArticleId.ofUrl(url), PAPER, "Lanterns " + number, text.toString(), now)
            .url(url)
            .build();
    return new EnrichedArticle(
        raw,
        new Annotation("en", List.of(), List.of(), List.of(), raw.title(), raw.text(), false, "t"),
        now,
        1,
        now.toEpochMilli() << 8,
        List.of(),
        List.of(),
        null,
        "story-" + number,
        null,
        null);
  }
}
