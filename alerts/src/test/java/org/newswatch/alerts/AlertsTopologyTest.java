package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.AlertsWorld.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.desk.BackTests;
import org.newswatch.desk.Kept;

class AlertsTopologyTest {

  @TempDir private Path state;
  private AlertsWorld world;

  @BeforeEach
  void start() {
    world = new AlertsWorld(state);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_story_gives_one_alert_and_its_key_is_the_subscription() {
    world.subscribe(AlertsWorld.subscription());
    world.publish(1, "s-1", "The ferry runs.");
    world.publish(2, "s-1", "The ferry stands.");
    world.publish(3, "s-2", "Another ferry.");
    world.publish(4, "s-3", "A train.");

    var told = world.alerts.readKeyValuesToList();
    assertThat(told).hasSize(2);
    assertThat(new String(told.getFirst().key, UTF_8)).isEqualTo("ferries");
    assertThat(told)
        .extracting(each -> Codec.ALERT.decode(each.value).orElseThrow().storyId())
        .containsExactly("s-1", "s-2");
  }

  @Test
  void stories_that_turned_out_to_be_one_share_what_was_told() {
    world.subscribe(AlertsWorld.subscription());
    world.publish(1, "s-1", "The ferry runs.");
    world.publish(2, "s-2", "The ferry stands.");
    var unused = world.merged.take("s-2", "s-1");
    world.publish(3, "s-2", "The ferry sinks.");
    world.publish(4, "s-1", "The ferry floats.");

    assertThat(world.stories.members("s-1")).isEqualTo(Set.of("s-1", "s-2"));
    assertThat(world.alerts.readValuesToList()).hasSize(2);
  }

  @Test
  void alerts_over_the_cap_wait_and_go_out_together() {
    world.subscribe(AlertsWorld.subscription().capPerHour(1));
    world.publish(1, "s-1", "The ferry runs.");
    world.publish(2, "s-2", "The ferry stands.");
    world.publish(3, "s-3", "The ferry sinks.");
    world.later(Duration.ofMinutes(30));
    assertThat(world.digests.isEmpty()).isTrue();
    world.later(Duration.ofMinutes(31));

    assertThat(world.alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
        .extracting(Alert::digested)
        .containsExactly(false, true, true);
    assertThat(world.digests.readValuesToList())
        .extracting(bytes -> Codec.DIGEST.decode(bytes).orElseThrow())
        .singleElement()
        .satisfies(digest -> assertThat(digest.alerts()).hasSize(2));
  }

  @Test
  void a_back_test_tells_what_the_stream_told() {
    Subscription subscription = AlertsWorld.subscription().build();
    world.subscribe(subscription);
    for (int number = 0; number < 30; number++) {
      world.publish(number, "s-" + number % 7, number % 3 == 0 ? "A train." : "The ferry runs.");
      world.now = world.now.plus(Duration.ofMinutes(10));
    }
    List<BackTests.Fired> told =
        world.alerts.readValuesToList().stream()
            .map(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
            .map(alert -> new BackTests.Fired(alert.id(), alert.reason(), alert.storyId()))
            .toList();

    BackTest test = new BackTest(subscription, world.stories, NOON, NOON, world.now);
    world.published.forEach(
        article -> world.matching.match(article, world.now).candidates().forEach(test::add));
    BackTests.Report report = test.report();

    assertThat(report.alerts()).isEqualTo(told).hasSize(7);
    assertThat(report.matches()).isEqualTo(20);
    assertThat(report.stories()).isEqualTo(7);
  }

  @Test
  void a_removed_subscription_tells_nothing_and_what_waits_for_it_is_dropped() {
    SubscriptionBuilder builder = AlertsWorld.subscription().capPerHour(1);
    Subscription subscription = builder.build();
    world.subscribe(subscription);
    world.publish(1, "s-1", "The ferry runs.");
    world.publish(2, "s-2", "The ferry stands.");
    world.subscriptions.take(
        List.of(new Kept.Whole(subscription.next(world.now).removed(true).build())));
    world.publish(3, "s-3", "The ferry sinks.");
    world.later(Duration.ofMinutes(1));
    // One of its id that comes world.later does not tell what waited.
    world.subscribe(
        Subscription.builder("ferries", "eve", "Ferries", "ferry", world.now).build().after(2));
    world.later(Duration.ofHours(2));

    assertThat(world.alerts.readValuesToList()).hasSize(2);
    assertThat(world.digests.isEmpty()).isTrue();
    assertThat(world.metrics.counter(AlertsService.NAME, "dropped").count()).isEqualTo(1);
  }

  @Test
  void what_could_not_be_matched_with_one_is_told_by_the_others_and_by_that_one_when_sent_again() {
    world.subscriptions.take(
        List.of(
            new Kept.Whole(AlertsWorld.subscription().build()),
            new Kept.Whole(Subscription.builder("deep", "ida", "Deep", "ferry", NOON).build())));
    world.matching.failures =
        List.of(new Matcher.Failure("deep", 1, "matching", "It goes too deep."));
    world.publish(1, "s-1", "The ferry runs.");

    assertThat(world.alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().subscriptionId())
        .containsExactly("ferries");
    var letter = world.dead.readRecord();
    assertThat(letter.headers().lastHeader(RecordHeaders.DEAD_REASON).value())
        .asString(UTF_8)
        .isEqualTo("matching");
    assertThat(letter.headers().lastHeader(RecordHeaders.DEAD_DETAIL).value())
        .asString(UTF_8)
        .contains("deep: It goes too deep.");

    world.matching.failures = List.of();
    world.articles.pipeInput(letter.key(), letter.value());

    assertThat(world.alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().subscriptionId())
        .containsExactly("deep");
    assertThat(world.dead.isEmpty()).isTrue();
  }

  @Test
  void what_does_not_read_joins_the_dead_letters() {
    world.articles.pipeInput("x".getBytes(UTF_8), "{}".getBytes(UTF_8));

    assertThat(world.dead.readValuesToList()).hasSize(1);
  }
}
