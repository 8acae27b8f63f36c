package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.desk.DeliveryDesk;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;
import org.newswatch.testkit.SharedKafka;

/** Deliveries on a real Kafka to real little receivers, ended in the middle and begun again. */
@Timeout(120)
final class DelivererIT {

  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(50), Duration.ofMillis(400));
  private static final String SECRET =
      StandardWebhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(new byte[32]);

  private final KafkaSettings kafka = KafkaSettings.of(SharedKafka.bootstrapServers());
  private final FakeReceiver receiver = new FakeReceiver();
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final List<Metrics> metrics = new ArrayList<>();
  private Producer<byte[], byte[]> producer = KafkaClients.producer(kafka, "deliverer-it");

  @BeforeEach
  void topics() {
    var unused = TopicAdmin.createMissing(kafka);
  }

  @AfterEach
  void close() {
    producer.close();
    receiver.close();
    metrics.forEach(Metrics::close);
  }

  private Deliverer started(Duration drain) {
    var counted = Metrics.create();
    metrics.add(counted);
    var settings =
        DeliverySettings.DEFAULT
            .withPrivateHosts(List.of("127.0.0.1"))
            .withSecrets(Map.of("hook", SECRET, "slack", receiver.url("/slack")));
    var deliverer =
        new Deliverer(
            settings,
            kafka,
            id -> Optional.ofNullable(subscriptions.get(id)),
            counted,
            InstantSource.system(),
            new Random(7),
            QUICK,
            drain);
    deliverer.start();
    return deliverer;
  }

  private Deliverer started() {
    return started(Duration.ofSeconds(5));
  }

  private String subscribed(Channel... channels) {
    String id = SharedKafka.unique("watch");
    subscriptions.put(
        id,
        Subscription.builder(id, "ida", "Aurelia Low", "ferry", Instant.now())
            .channels(List.of(channels))
            .build());
    return id;
  }

  private Channel hook(String path) {
    return new Channel(Channel.Type.WEBHOOK, receiver.url(path), "config:hook");
  }

  /** Puts alerts into the topic and gives their ids. */
  private List<String> tell(String subscription, int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Alert like = Samples.alert("s-" + number, 1, "Ferry number " + number);
      var alert =
          new Alert(
              Alert.id(subscription, "s-" + number, 1),
              subscription,
              1,
              "Aurelia Low",
              like.reason(),
              like.why(),
              null,
              null,
              like.storyId(),
              1,
              like.article(),
              like.matches(),
              like.snippets(),
              like.articles(),
              like.sources(),
              like.held(),
              like.heldCount(),
              like.links(),
              false,
              like.at());
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topic.ALERTS.topicName(),
                  subscription.getBytes(UTF_8),
                  Codec.ALERT.encode(alert)));
      ids.add(alert.id());
    }
    producer.flush();
    return ids;
  }

  /** The last row of each delivery of a subscription. */
  private Map<String, Delivery> rows(String subscription) {
    Map<String, Delivery> rows = new HashMap<>();
    try (var consumer = KafkaClients.consumer(kafka, "unused", "deliverer-it-rows")) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topic.DELIVERIES.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  Delivery row = Codec.DELIVERY.decode(record.value()).orElseThrow();
                  if (row.subscriptionId().equals(subscription)) {
                    rows.put(row.key(), row);
                  }
                });
      }
    }
    return rows;
  }

  @Test
  void an_alert_is_signed_sent_once_to_each_channel_and_written_down() {
    String watch =
        subscribed(
            hook("/a"),
            new Channel(Channel.Type.SLACK, "#desk", "config:slack"),
            new Channel(Channel.Type.RSS, "", null));
    try (var deliverer = started()) {
      String id = tell(watch, 0, 1).getFirst();
      await().until(() -> !receiver.got("/a").isEmpty() && !receiver.got("/slack").isEmpty());
      await()
          .untilAsserted(
              () ->
                  assertThat(rows(watch).values())
                      .hasSize(2)
                      .allMatch(row -> row.state() == Delivery.State.DELIVERED));
      FakeReceiver.Got got = receiver.got("/a").getFirst();
      assertThat(got.key()).isEqualTo(id + "/0");
      assertThat(got.body()).startsWith("{\"type\":\"alert\"").contains(id);
      assertThat(receiver.got("/a")).hasSize(1);
      assertThat(deliverer.health().ready()).isTrue();
      assertThat(feed(deliverer, watch)).contains("Ferry number 0");
    }
  }

  private static String feed(Deliverer deliverer, String watch) {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(Deliverer.feed(deliverer.feeds(), watch)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_dead_channel_and_a_slow_one_hold_up_no_other() {
    receiver.status("/dead", 503);
    var release = new CountDownLatch(1);
    receiver.answers(
        "/slow",
        (exchange, got) -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(204, -1);
        });
    String watch = subscribed(hook("/dead"), hook("/slow"), hook("/good"));
    try (var deliverer = started(Duration.ZERO)) {
      tell(watch, 0, 50);
      await().until(() -> receiver.got("/good").size() == 50);
      assertThat(receiver.got("/slow")).hasSizeLessThanOrEqualTo(1);
      assertThat(rows(watch).values().stream().filter(row -> row.channel() == 0))
          .allMatch(row -> row.state() == Delivery.State.PENDING);
      assertThat(deliverer.health().live()).isTrue();
    } finally {
      release.countDown();
    }
  }

  @Test
  void what_a_receiver_refuses_is_given_up_and_goes_out_once_somebody_revives_it()
      throws Exception {
    receiver.status("/gone", 410);
    String watch = subscribed(hook("/gone"));
    try (var deliverer = started()) {
      tell(watch, 0, 1);
      await()
          .untilAsserted(
              () ->
                  assertThat(rows(watch).values())
                      .singleElement()
                      .satisfies(
                          row -> {
                            assertThat(row.state()).isEqualTo(Delivery.State.DEAD);
                            assertThat(row.lastError()).startsWith("gone: ");
                          }));
      receiver.status("/gone", 204);
      Delivery dead = rows(watch).values().iterator().next();
      var desk = new DeliveryDesk(kafka, InstantSource.system());
      assertThat(desk.retry(delivery -> delivery.subscriptionId().equals(watch)))
          .extracting(Delivery::key)
          .containsExactly(dead.key());
      await()
          .untilAsserted(
              () ->
                  assertThat(rows(watch).values())
                      .allMatch(row -> row.state() == Delivery.State.DELIVERED));
      assertThat(receiver.got("/gone"))
          .extracting(FakeReceiver.Got::key)
          .hasSize(2)
          .containsOnly(dead.messageKey());
      assertThat(deliverer.health().live()).isTrue();
    }
  }

  @Test
  void ended_in_the_middle_nothing_is_lost_and_repeats_carry_the_same_key() {
    int alerts = 120;
    int kills = 2;
    Map<String, Long> accepted = new ConcurrentHashMap<>();
    var left = new AtomicInteger(alerts / (kills + 1));
    receiver.answers(
        "/busy",
        (exchange, got) -> {
          // Then the line breaks without an answer.
          if (left.getAndDecrement() > 0) {
            accepted.merge(got.key(), 1L, Long::sum);
            exchange.sendResponseHeaders(204, -1);
          }
        });
    String watch = subscribed(hook("/busy"));
    List<String> ids = tell(watch, 0, alerts / 2);
    for (int kill = 0; kill < kills; kill++) {
      try (var deliverer = started(Duration.ZERO)) {
        if (kill == 0) {
          ids.addAll(tell(watch, alerts / 2, alerts));
        }
        await().until(() -> left.get() < 0);
        assertThat(deliverer.health().live()).isTrue();
      }
      left.set(alerts / (kills + 1));
    }
    left.set(Integer.MAX_VALUE);
    try (var deliverer = started()) {
      await()
          .untilAsserted(
              () ->
                  assertThat(rows(watch).values())
                      .hasSize(alerts)
                      .allMatch(row -> row.state() == Delivery.State.DELIVERED));
      assertThat(deliverer.health().live()).isTrue();
    }
    Set<String> keys =
        receiver.got("/busy").stream().map(FakeReceiver.Got::key).collect(Collectors.toSet());
    assertThat(keys).hasSize(alerts);
    accepted.forEach((key, times) -> assertThat(times).as(key).isLessThanOrEqualTo(1L + kills));
    assertThat(keys)
        .containsExactlyInAnyOrderElementsOf(ids.stream().map(id -> id + "/0").toList());
  }
}
