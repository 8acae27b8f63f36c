package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;

@Timeout(120)
final class SubscriptionDeskIT {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static SubscriptionDesk desk;
  private static TopicDesk topics;

  @BeforeAll
  static void startBroker() {
    kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder));
    kafka.start();
    KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    desk = new SubscriptionDesk(settings, () -> NOON);
    topics = new TopicDesk(settings, "test");
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void one_that_is_removed_and_added_again_goes_on_counting_its_versions() throws Exception {
    assertThat(put("again", "fire")).isEqualTo("1");
    assertThat(put("again", "blaze")).isEqualTo("2");
    assertThat(desk.remove("again")).isEqualTo(new SubscriptionDesk.Removal.Done(null));
    assertThat(desk.all()).doesNotContainKey("again");

    assertThat(put("again", "fire")).isEqualTo("4");
    assertThat(desk.remove("nobody")).isEqualTo(new SubscriptionDesk.Removal.Unknown());
  }

  @Test
  void one_whose_record_does_not_read_is_removed_and_never_counts_backwards() throws Exception {
    topics.write(
        Topic.SUBSCRIPTIONS, "odd", "{\"schemaVersion\":99,\"version\":7}".getBytes(UTF_8));
    assertThat(desk.all().get("odd")).isInstanceOf(Kept.Broken.class);

    assertThat(desk.remove("odd"))
        .isInstanceOfSatisfying(
            SubscriptionDesk.Removal.Done.class, done -> assertThat(done.broken()).isNotBlank());
    assertThat(desk.all()).doesNotContainKey("odd");
    assertThat(put("odd", "fire")).isEqualTo("9");
  }

  @Test
  void queries_that_name_others_are_checked_at_the_door_from_both_sides() throws Exception {
    assertThat(put("word", "tax")).isEqualTo("1");
    assertThat(put("desk", "@word fraud")).isEqualTo("1");
    assertThat(put("top", "@desk lang:en")).isEqualTo("1");

    assertThat(put("else", "x @nothing"))
        .contains("query: Column 3: There is no saved query nothing.");
    assertThat(put("word", "tax @top"))
        .contains("Column 5: The saved query top is faulty", "top holds itself");
    assertThat(desk.remove("word"))
        .isEqualTo(new SubscriptionDesk.Removal.Needed(List.of("desk", "top")));
    String words = "tax OR ".repeat(200) + "tax";
    assertThat(put("word", words)).isEqualTo("2");
    assertThat(put("desk", "@word fraud " + words.replace("tax", "levy")))
        .contains("as large as one may be");
    assertThat(desk.all().get("top")).isInstanceOf(Kept.Whole.class);
  }

  @Test
  void a_change_that_would_spoil_the_query_of_another_is_refused_and_names_it() throws Exception {
    String many = "(" + "a OR ".repeat(200) + "a)";
    assertThat(put("small", "b")).isEqualTo("1");
    assertThat(put("large", "@small " + many)).isEqualTo("1");

    assertThat(put("small", many.replace('a', 'b')))
        .contains("large asks for @small and could not be asked any more")
        .contains("Change large first.");
  }

  /** The version under which it was kept, or why it was not. */
  private static String put(String id, String query) throws Exception {
    return switch (desk.put(Subscription.builder(id, "eve", id, query, NOON).build())) {
      case SubscriptionDesk.Put.Taken taken -> Long.toString(taken.subscription().version());
      case SubscriptionDesk.Put.Refused refused ->
          refused.refusals().stream().map(Refusal::message).collect(Collectors.joining("\n"));
    };
  }
}
