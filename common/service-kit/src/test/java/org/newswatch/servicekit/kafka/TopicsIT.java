package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.KafkaSettings;

/** Topics that are read whole, by commands and by those who stay on them. */
@Timeout(120)
final class TopicsIT {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static KafkaSettings settings;
  private static TopicDesk desk;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
    kafka.start();
    settings = new KafkaSettings(kafka.bootstrapServers(), 1, Map.of());
    desk = new TopicDesk(settings, "test-desk");
    try (Admin admin = KafkaClients.admin(settings, "test")) {
      List<NewTopic> few =
          Stream.of(Topic.ALERT_FEEDBACK, Topic.DIGESTS, Topic.SOURCES, Topic.SOURCE_HEALTH)
              .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1))
              .toList();
      admin.createTopics(few).all().get();
    }
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void a_desk_reads_what_it_wrote_the_last_of_each_key_and_passes_over_what_does_not_read()
      throws Exception {
    Topic topic = Topic.ALERT_FEEDBACK;
    put(AlertFeedback.Verdict.DUPLICATE, "a1");
    put(AlertFeedback.Verdict.NOT, "a2");
    put(AlertFeedback.Verdict.RELEVANT, "a1");
    desk.write(topic, "a1/eve", "no record".getBytes(UTF_8));
    desk.write(List.of(new ProducerRecord<>(topic.topicName(), "a2/eve".getBytes(UTF_8), null)));

    Map<String, AlertFeedback> latest = desk.latest(topic, Codec.ALERT_FEEDBACK);
    assertThat(latest).containsOnlyKeys("a1/eve");
    assertThat(latest.values())
        .extracting(AlertFeedback::verdict)
        .containsExactly(AlertFeedback.Verdict.RELEVANT);
    List<String> all = new ArrayList<>();
    desk.each(topic, Codec.ALERT_FEEDBACK, each -> all.add(each.alertId()));
    assertThat(all).containsExactly("a1", "a2", "a1");
  }

  @Test
  void a_topic_without_records_is_read_at_once() throws Exception {
    assertThat(desk.latest(Topic.DIGESTS, Codec.DIGEST)).isEmpty();
  }

  @Test
  void a_topic_that_is_not_there_is_named_with_the_command_that_makes_it() throws Exception {
    assertThatThrownBy(() -> desk.latest(Topic.STORIES, Codec.STORY))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("newswatch.stories")
        .hasMessageContaining("newswatch topics create");
  }

  @Test
  void a_follower_gives_all_again_from_the_beginning_when_its_reader_fails() throws Exception {
    Topic topic = Topic.SOURCE_HEALTH;
    desk.write(topic, "k", "1".getBytes(UTF_8));
    desk.write(topic, "k", "2".getBytes(UTF_8));
    var reader = new Noting();
    try (var follower = new TopicFollower(settings, topic, "test-follower", reader)) {
      follower.start();
      assertThat(follower.awaitRead(PATIENCE)).isTrue();
      reader.failing = true;
      desk.write(topic, "k", "3".getBytes(UTF_8));
      await().atMost(PATIENCE).until(() -> reader.ends() == 2);
      desk.write(topic, "k", "4".getBytes(UTF_8));
      await().atMost(PATIENCE).until(() -> reader.seen.contains("4"));
    }
    assertThat(reader.seen)
        .containsExactly("begin", "1", "2", "end", "failed", "begin", "1", "2", "3", "end", "4");
  }

  @Test
  void what_a_reader_lacks_is_given_again_and_what_comes_meanwhile_as_new() throws Exception {
    Topic topic = Topic.SOURCES;
    desk.write(topic, "k", "1".getBytes(UTF_8));
    var reader = new Noting();
    reader.lacking = true;
    try (var follower = new TopicFollower(settings, topic, "test-follower", reader)) {
      follower.start();
      await().atMost(PATIENCE).until(() -> reader.seen.contains("again 1"));
      desk.write(topic, "k", "2".getBytes(UTF_8));
      await().atMost(PATIENCE).until(() -> reader.seen.contains("2"));
    }
    assertThat(reader.seen).containsExactly("begin", "1", "end", "again 1", "2");
  }

  private static final class Noting implements TopicReader {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean lacking;

    long ends() {
      return seen.stream().filter("end"::equals).count();
    }

    @Override
    public void fromTheBeginning() {
      seen.add("begin");
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
      if (failing) {
        failing = false;
        seen.add("failed");
        throw new IllegalStateException("a reader that fails once");
      }
      records.forEach(record -> seen.add(new String(record.value(), UTF_8)));
    }

    @Override
    public void caughtUp() {
      seen.add("end");
    }

    @Override
    public boolean lacks() {
      return lacking;
    }

    @Override
    public void again(List<ConsumerRecord<byte[], byte[]>> records) {
      records.forEach(record -> seen.add("again " + new String(record.value(), UTF_8)));
    }
  }

  private static void put(AlertFeedback.Verdict verdict, String alert) throws Exception {
    var feedback = new AlertFeedback(alert, "fires", "eve", verdict, null, NOON);
    desk.write(Topic.ALERT_FEEDBACK, alert + "/eve", Codec.ALERT_FEEDBACK.encode(feedback));
  }
}
