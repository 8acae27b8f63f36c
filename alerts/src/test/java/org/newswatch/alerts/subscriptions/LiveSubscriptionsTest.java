package org.newswatch.alerts.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicReader;

final class LiveSubscriptionsTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Subscription first =
      Subscription.builder("fires", "eve", "Fires", "fire", NOON).build();
  private final Subscription second = first.next(NOON).match("blaze").build();
  private final Subscription third = second.next(NOON).match("inferno").build();

  private final List<List<Subscription>> told = new ArrayList<>();
  private boolean refusing;
  private final LiveSubscriptions live =
      new LiveSubscriptions(
          KafkaSettings.of("unused:1"),
          versions -> {
            if (refusing) {
              throw new IllegalStateException("not now");
            }
            told.add(versions);
          });
  private final TopicReader topic = live.reading();

  @Test
  void of_many_versions_only_the_last_is_told_once_all_are_read() {
    topic.fromTheBeginning();
    take(first, second);
    assertThat(live.get("fires")).isEmpty();
    take(third);
    topic.caughtUp();

    assertThat(told).containsExactly(List.of(third));
    assertThat(live.get("fires")).contains(third);
  }

  @Test
  void a_change_after_that_is_told_at_once() {
    begin(first);
    take(second);

    assertThat(live.get("fires")).contains(second);
    assertThat(told).containsExactly(List.of(first), List.of(second));
  }

  @Test
  void while_the_topic_is_read_again_no_older_version_shows_and_what_stayed_is_not_told_again() {
    begin(first, second);
    topic.fromTheBeginning();
    take(first);
    assertThat(live.get("fires")).contains(second);
    take(second);
    topic.caughtUp();

    assertThat(live.get("fires")).contains(second);
    assertThat(told.stream().flatMap(List::stream)).containsExactly(second);
  }

  @Test
  void what_changed_while_nobody_read_is_told_when_the_topic_is_read_again() {
    begin(first);
    begin(first, second, third);

    assertThat(told.stream().flatMap(List::stream)).containsExactly(first, third);
  }

  @Test
  void what_could_not_be_told_is_told_when_the_topic_is_read_again() {
    begin(first);
    refusing = true;
    assertThatThrownBy(() -> take(second)).isInstanceOf(IllegalStateException.class);
    refusing = false;
    begin(first, second);

    assertThat(told.stream().flatMap(List::stream)).containsExactly(first, second);
  }

  @Test
  void one_that_cannot_be_asked_can_be_removed() {
    Subscription broken = first.next(NOON).match("(fire").build();
    begin(first, broken);
    assertThat(live.broken()).hasSize(1);
    Subscription gone = broken.next(NOON).removed(true).build();
    take(gone);

    assertThat(live.broken()).isEmpty();
    assertThat(live.get("fires")).contains(gone);
    assertThat(told.getLast()).containsExactly(gone);
  }

  private void begin(Subscription... versions) {
    topic.fromTheBeginning();
    take(versions);
    topic.caughtUp();
  }

  private void take(Subscription... versions) {
    topic.take(
        Arrays.stream(versions)
            .map(
                version ->
                    new ConsumerRecord<>(
                        Topic.SUBSCRIPTIONS.topicName(),
                        0,
                        version.version(),
                        version.id().getBytes(UTF_8),
                        Codec.SUBSCRIPTION.encode(version)))
            .toList());
  }
}
