package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
          Stream.of(Topic.ALERT_FEEDBACK, Topic.DIGESTS, Topic.STORIES)
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
    assertThatThrownBy(() -> desk.latest(Topic.SOURCES, Codec.SOURCE))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("newswatch.sources")
        .hasMessageContaining("newswatch topics create");
  }

  private static void put(AlertFeedback.Verdict verdict, String alert) throws Exception {
    var feedback = new AlertFeedback(alert, "fires", "eve", verdict, null, NOON);
    desk.write(Topic.ALERT_FEEDBACK, alert + "/eve", Codec.ALERT_FEEDBACK.encode(feedback));
  }
}
