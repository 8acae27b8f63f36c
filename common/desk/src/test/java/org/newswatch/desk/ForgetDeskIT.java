package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.retry.Sleeper;

/** What is taken out of topics never replaces what their writer wrote meanwhile. */
@Timeout(120)
final class ForgetDeskIT {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final ArticleId ERASED = new ArticleId("e".repeat(32));
  private static final ArticleId OTHER = new ArticleId("0".repeat(32));
  private static final List<Forgotten> ERASURES =
      List.of(new Forgotten(ERASED.value(), Forgotten.What.ARTICLE, NOON, "eve", null));
  private static final String CONNECT = "connect-of-the-test";
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static KafkaSettings settings;
  private static ForgetDesk desk;
  private static TopicDesk topics;

  @BeforeAll
  static void startBroker() {
    kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
    kafka.start();
    settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    desk = new ForgetDesk(settings);
    topics = new TopicDesk(settings, "test");
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void stories_are_left_to_their_writer_until_it_has_read_the_erasure() throws Exception {
    topics.write(List.of(record(story("running", ERASED, 1)), record(story("done", ERASED, 1))));

    desk.forget(ERASURES);

    assertThat(desk.clear(CONNECT, SHORT, Sleeper.SYSTEM)).isFalse();
    assertThat(last()).extractingByKey("running").isEqualTo(story("running", ERASED, 1));

    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", kafka.bootstrapServers());
    config.put("transactional.id", "connect-of-the-test");
    try (Producer<byte[], byte[]> connect =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      connect.initTransactions();
      connect.beginTransaction();
      var unused = connect.send(record(story("running", OTHER, 7))).get();
      commitAllOfForgotten();
      // Read, but what was written with it does not count yet: an older state would be replaced.
      assertThat(desk.clear(CONNECT, SHORT, Sleeper.SYSTEM)).isFalse();
      connect.commitTransaction();
    }

    assertThat(desk.clear(CONNECT, LONG, Sleeper.SYSTEM)).isTrue();
    assertThat(last()).extractingByKey("running").isEqualTo(story("running", OTHER, 7));
    Story done = Objects.requireNonNull(last().get("done"));
    assertThat(done.holds(ERASED.value()::equals)).isFalse();
    assertThat(done.title()).isNotEqualTo("A ferry sails");
    assertThat(done.version()).isEqualTo(2);
    // Once is enough.
    assertThat(desk.clear(CONNECT, LONG, Sleeper.SYSTEM)).isTrue();
    assertThat(written("running")).hasSize(2);
    assertThat(written("done")).hasSize(2);
  }

  private static void commitAllOfForgotten() throws Exception {
    List<Long> offsets = new ArrayList<>();
    topics.read(Topic.FORGOTTEN, record -> offsets.add(record.offset() + 1));
    try (var consumer = KafkaClients.consumer(settings, CONNECT, CONNECT)) {
      consumer.commitSync(
          Map.of(
              new TopicPartition(Topic.FORGOTTEN.topicName(), 0),
              new OffsetAndMetadata(offsets.getLast())));
    }
  }

  private static Map<String, Story> last() throws Exception {
    return topics.latest(Topic.STORIES, Codec.STORY);
  }

  private static List<Story> written(String id) throws Exception {
    List<Story> all = new ArrayList<>();
    topics.read(
        Topic.STORIES,
        record -> {
          Story story = Codec.STORY.decode(record.value()).orElseThrow();
          if (story.id().equals(id)) {
            all.add(story);
          }
        });
    return all;
  }

  private static ProducerRecord<byte[], byte[]> record(Story story) {
    return new ProducerRecord<>(
        Topic.STORIES.topicName(), story.id().getBytes(UTF_8), Codec.STORY.encode(story));
  }

  private static Story story(String id, ArticleId titleArticle, long version) {
    return new Story(
        id,
        "A ferry sails",
        titleArticle,
        NOON,
        NOON,
        1,
        1,
        List.of(),
        null,
        List.of(),
        List.of("en"),
        null,
        version);
  }
}
