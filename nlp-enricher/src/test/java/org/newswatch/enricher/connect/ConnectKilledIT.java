package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.enricher.Articles;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;

/** With {@code -Dnewswatch.killed.articles=100000} it is what a large site would see. */
@Timeout(900)
final class ConnectKilledIT {

  private static final int BEFORE = Integer.getInteger("newswatch.killed.articles", 3_000);
  private static final int AFTER = 500;
  private static final int AGAIN = 50;
  private static final String GROUP = "newswatch-connect-3";
  private static final Duration GOES_ON = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);

  @TempDir private Path folder;

  /** How often each article came out. */
  private final Map<String, Integer> enriched = new HashMap<>();

  @Test
  void a_standby_goes_on_soon_after_the_active_one_was_killed_and_nothing_is_lost_or_doubled() {
    try (EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")))) {
      kafka.start();
      KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
      TopicAdmin.createMissing(settings);
      try (Admin admin = KafkaClients.admin(settings, "killed");
          Producer<byte[], byte[]> producer = KafkaClients.producer(settings, "killed");
          Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, "killed", "killed");
          ConnectProcess one = ConnectProcess.start(kafka.bootstrapServers(), folder.resolve("1"));
          ConnectProcess other =
              ConnectProcess.start(kafka.bootstrapServers(), folder.resolve("2"))) {
        List<ConnectProcess> both = List.of(one, other);
        assign(consumer);
        await().atMost(PATIENCE).until(() -> members(admin, both) == both.size());
        publish(producer, 0, BEFORE);
        readUntil(consumer, BEFORE, both);
        ConnectProcess active = active(admin, both).orElseThrow();
        ConnectProcess standby = active.equals(one) ? other : one;

        publish(producer, BEFORE, BEFORE + AFTER / 2);
        active.kill();
        long killed = System.nanoTime();
        publish(producer, BEFORE + AFTER / 2, BEFORE + AFTER);
        publish(producer, 0, AGAIN);
        readUntil(consumer, BEFORE + AFTER, List.of(standby));
        Duration went = Duration.ofNanos(System.nanoTime() - killed);

        System.out.println("connect.goes_on_ms " + went.toMillis());
        publish(producer, BEFORE + AFTER, BEFORE + AFTER + 1);
        readUntil(consumer, BEFORE + AFTER + 1, List.of(standby));
        assertThat(enriched.values()).allMatch(times -> times == 1);
        assertThat(went).isLessThan(GOES_ON);
      }
    }
  }

  @Test
  void one_that_was_killed_comes_back_to_its_folder_and_knows_all_that_it_knew() {
    try (EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")))) {
      kafka.start();
      KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
      TopicAdmin.createMissing(settings);
      try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, "killed");
          Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings, "killed", "killed")) {
        assign(consumer);
        try (ConnectProcess one = ConnectProcess.start(kafka.bootstrapServers(), folder)) {
          publish(producer, 0, AFTER);
          readUntil(consumer, AFTER, List.of(one));
        }
        try (ConnectProcess again = ConnectProcess.start(kafka.bootstrapServers(), folder)) {
          publish(producer, 0, AFTER + 1);
          readUntil(consumer, AFTER + 1, List.of(again));
        }
        assertThat(enriched.values()).allMatch(times -> times == 1);
      }
    }
  }

  private static void assign(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.ARTICLES_ENRICHED.topicName()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private void readUntil(
      Consumer<byte[], byte[]> consumer, int articles, List<ConnectProcess> running) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              running.forEach(ConnectProcess::mustRun);
              for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                EnrichedArticle article =
                    Codec.ENRICHED_ARTICLE.decode(record.value()).orElseThrow();
                assertThat(article.revision()).isEqualTo(1);
                enriched.merge(article.article().id().value(), 1, Integer::sum);
              }
              return enriched.size() >= articles;
            });
  }

  private static void publish(Producer<byte[], byte[]> producer, int from, int to) {
    for (int i = from; i < to; i++) {
      AnnotatedArticle article = article(i);
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topic.ARTICLES_ANNOTATED.topicName(),
                  article.article().id().value().getBytes(UTF_8),
                  Codec.ANNOTATED_ARTICLE.encode(article)));
    }
    producer.flush();
  }

  private static AnnotatedArticle article(int number) {
    String name = "Place" + (char) ('a' + number % 20) + (char) ('a' + number / 20 % 20);
    Instant at = Articles.FETCHED.plusSeconds(number);
    RawArticle raw =
        Articles.of("https://paper-a.test/" + number, "News " + number, name + " it is", at, null);
    Mention mention = new Mention(Field.TEXT, name, 0, name.length(), MentionType.LOCATION, name);
    return new AnnotatedArticle(
        raw,
        new Annotation(
            "en", List.of(mention), List.of(), List.of(), raw.title(), raw.text(), false, "test"));
  }

  private static int members(Admin admin, List<ConnectProcess> both) {
    List<MemberDescription> members = members(admin);
    return (int)
        both.stream()
            .peek(ConnectProcess::mustRun)
            .map(ConnectProcess::id)
            .filter(id -> members.stream().anyMatch(one -> isOf(id, one)))
            .count();
  }

  private static Optional<ConnectProcess> active(Admin admin, List<ConnectProcess> both) {
    return both.stream()
        .filter(
            process ->
                members(admin).stream()
                    .anyMatch(
                        one ->
                            isOf(process.id(), one)
                                && !one.assignment().topicPartitions().isEmpty()))
        .findFirst();
  }

  private static boolean isOf(Optional<String> process, MemberDescription member) {
    return process.isPresent() && member.clientId().contains(process.get());
  }

  private static List<MemberDescription> members(Admin admin) {
    try {
      var groups = admin.describeConsumerGroups(List.of(GROUP)).describedGroups();
      return List.copyOf(Objects.requireNonNull(groups.get(GROUP)).get().members());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException e) {
      // There is no group yet.
      return List.of();
    }
  }
}
