package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.AlertsWorld.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;

/** Surges, silences, and what is told when there is nothing to tell. */
class WatchTopologyTest {

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
  void an_empty_digest_goes_out_when_its_owner_wants_to_know() {
    world.subscribe(
        Subscription.builder(AlertsWorld.owned(), "ida", "Ferries", "ferry", NOON)
            .cadence(Subscription.Cadence.HOURLY)
            .sendWhenEmpty(true));
    world.publish(1, "s-1", "A train.");
    world.publish(1, "s-1", "A train again.", 2);
    world.publish(2, "s-1", "A tram.");
    world.later(Duration.ofSeconds(20));
    world
        .tallies
        .readValuesToList()
        .forEach(tally -> world.readings.take(Codec.READ_TALLY.decode(tally).orElseThrow()));
    world.later(Duration.ofMinutes(61));

    Digest digest = Codec.DIGEST.decode(world.digests.readValue()).orElseThrow();
    assertThat(digest.alerts()).isEmpty();
    assertThat(digest.cause()).isEqualTo(Digest.Cause.CADENCE);
    assertThat(digest.articlesRead()).isEqualTo(2);
    assertThat(digest.sourcesRead()).isEqualTo(1);
    assertThat(world.digests.isEmpty()).isTrue();
  }

  @Test
  void nobody_is_told_that_there_was_nothing_while_something_waits() {
    Subscription hourly =
        Subscription.builder(AlertsWorld.owned(), "ida", "Ferries", "ferry", NOON)
            .cadence(Subscription.Cadence.HOURLY)
            .sendWhenEmpty(true)
            .build();
    world.subscribe(hourly);
    world.publish(1, "s-1", "The ferry runs.");
    Subscription paused =
        hourly.next(world.now).pausedUntil(NOON.plus(Duration.ofHours(3))).build();
    world.subscribe(paused);
    world.later(Duration.ofMinutes(60));
    assertThat(world.digests.isEmpty()).isTrue();

    // What waits is looked at again within the minute, and the empty digest before that.
    world.subscribe(paused.next(world.now).pausedUntil(null).build());
    world.later(Duration.ofSeconds(30));
    world.later(Duration.ofSeconds(40));

    assertThat(world.digests.readValuesToList())
        .extracting(bytes -> Codec.DIGEST.decode(bytes).orElseThrow())
        .singleElement()
        .satisfies(digest -> assertThat(digest.alerts()).hasSize(1));
  }

  @Test
  void tallies_are_told_anew_as_they_grow_and_taken_back_when_nobody_asks_for_them() {
    world.publish(1, "s-1", "A train.");
    world.later(Duration.ofSeconds(10));
    world.publish(2, "s-1", "A tram.");
    world.later(Duration.ofSeconds(10));
    world.later(Duration.ofSeconds(10));
    assertThat(world.tallies.readValuesToList())
        .extracting(bytes -> Codec.READ_TALLY.decode(bytes).orElseThrow().articles())
        .containsExactly(1L, 2L);

    world.later(ReadTallies.KEPT.plus(ReadTallies.SLICE));
    assertThat(world.tallies.readKeyValuesToList())
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(new String(tombstone.key, UTF_8)).isEqualTo("0/2026-03-10T12:00:00Z");
              assertThat(tombstone.value).isNull();
            });
  }

  @Test
  void a_surge_is_told_once_by_the_stream_and_by_a_back_test() {
    Subscription subscription =
        AlertsWorld.subscription()
            .spike("ferry", new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 5))
            .build();
    world.subscribe(subscription);
    for (int number = 0; number < 26; number++) {
      world.publish(number, "s-" + number, "The ferry runs.");
      world.now = world.now.plus(Duration.ofHours(1));
    }
    for (int number = 26; number < 40; number++) {
      world.publish(number, "s-1", "The ferry sinks.");
      world.now = world.now.plus(Duration.ofMinutes(2));
    }
    List<Alert> told =
        world.alerts.readValuesToList().stream()
            .map(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
            .toList();

    BackTest test = new BackTest(subscription, world.stories, NOON, NOON, world.now);
    world.published.forEach(
        article -> world.matching.match(article, world.now).candidates().forEach(test::add));

    assertThat(told).singleElement().matches(alert -> alert.articles() == 5);
    assertThat(test.report().samples()).isEqualTo(told);
  }

  @Test
  void a_silence_and_its_end_are_told_once_each_however_often_is_looked() {
    String id = AlertsWorld.owned();
    world.subscribe(
        Subscription.builder(id, "ida", "The Paper is silent", "unused", NOON)
            .silence(new Subscription.Silence("paper.test", 2)));
    world.heard.put("paper.test", new Heard(NOON.plusSeconds(60), NOON.plusSeconds(60), null));
    world.later(Duration.ofHours(2));
    assertThat(world.alerts.isEmpty()).isTrue();
    world.later(Duration.ofMinutes(2));
    world.later(Duration.ofMinutes(2));
    world.heard.put("paper.test", new Heard(world.now, world.now, null));
    world.later(Duration.ofMinutes(1));
    world.later(Duration.ofMinutes(1));

    assertThat(world.alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().reason())
        .containsExactly(Alert.Reason.SILENT, Alert.Reason.HEARD_AGAIN);
  }

  @Test
  void nobody_is_said_to_be_silent_right_after_a_start() {
    world.subscribe(
        Subscription.builder("quiet", "ida", "Quiet", "unused", NOON.minus(Duration.ofDays(2)))
            .silence(new Subscription.Silence("paper.test", 2)));
    world.later(FoldProcessor.SETTLE.minusSeconds(20));

    assertThat(world.alerts.isEmpty()).isTrue();
  }
}
