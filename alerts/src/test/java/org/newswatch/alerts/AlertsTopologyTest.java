package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.alerts.backtest.BackTest;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.alerts.folding.Pages;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.alerts.subscriptions.Kept;
import org.newswatch.alerts.subscriptions.LiveSubscriptions;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Digest;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.query.SameIds;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

class AlertsTopologyTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Metrics metrics = Metrics.create();
  private final FakeMatching matching = new FakeMatching();
  private final SameIds merged = new SameIds();
  private final StoryRoots stories = StoryRoots.of(merged);
  private final LiveSubscriptions subscriptions =
      new LiveSubscriptions(KafkaSettings.of("unused:1"), matching::update);
  private final Map<String, Heard> heard = new HashMap<>();
  private final List<EnrichedArticle> published = new ArrayList<>();
  private Instant now = NOON;
  private final LiveReadings readings = new LiveReadings(KafkaSettings.of("unused:1"), () -> now);
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> articles;
  private TestOutputTopic<byte[], byte[]> alerts;
  private TestOutputTopic<byte[], byte[]> digests;
  private TestOutputTopic<byte[], byte[]> tallies;
  private TestOutputTopic<byte[], byte[]> dead;

  @TempDir private Path state;

  /** Matches whatever has the subscription's query in its text. */
  private static final class FakeMatching implements Matching {

    private List<Subscription> all = List.of();
    private List<Matcher.Failure> failures = List.of();

    @Override
    public void update(List<Subscription> versions) {
      all = versions;
    }

    @Override
    public Matcher.Matched match(EnrichedArticle article, Instant now) {
      List<AlertCandidate> candidates =
          all.stream()
              .filter(
                  each ->
                      failures.stream()
                          .noneMatch(failure -> failure.subscriptionId().equals(each.id())))
              .filter(each -> article.article().text().contains(each.query()))
              .map(
                  each ->
                      new AlertCandidate(
                          each.id(),
                          each.version(),
                          Told.of(article),
                          article.article().backfill(),
                          article.storyId(),
                          article.nearDuplicateOf(),
                          article.changes(),
                          article.revised(),
                          List.of(),
                          List.of(),
                          List.of(),
                          now))
              .toList();
      return new Matcher.Matched(candidates, failures, List.of(), all.size());
    }

    @Override
    public void close() {
      all = List.of();
    }
  }

  @BeforeEach
  void start() {
    var properties = new Properties();
    properties.put("application.id", "alerts-test");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", state.toString());
    driver =
        new TopologyTestDriver(
            AlertsTopology.build(
                matching,
                new Followed(
                    subscriptions, stories, id -> Optional.ofNullable(heard.get(id)), readings),
                new Folding(Pages.NONE),
                metrics,
                () -> now),
            properties,
            NOON);
    articles =
        driver.createInputTopic(
            Topic.ARTICLES_ENRICHED.topicName(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    alerts = output(Topic.ALERTS);
    digests = output(Topic.DIGESTS);
    tallies = output(Topic.READ_TALLIES);
    dead = output(Topic.ALERTS_DEAD_LETTERS);
  }

  private TestOutputTopic<byte[], byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    metrics.close();
  }

  @Test
  void a_story_gives_one_alert_and_its_key_is_the_subscription() {
    subscribe(subscription());
    publish(1, "s-1", "The ferry runs.");
    publish(2, "s-1", "The ferry stands.");
    publish(3, "s-2", "Another ferry.");
    publish(4, "s-3", "A train.");

    var told = alerts.readKeyValuesToList();
    assertThat(told).hasSize(2);
    assertThat(new String(told.getFirst().key, UTF_8)).isEqualTo("ferries");
    assertThat(told)
        .extracting(each -> Codec.ALERT.decode(each.value).orElseThrow().storyId())
        .containsExactly("s-1", "s-2");
  }

  @Test
  void stories_that_turned_out_to_be_one_share_what_was_told() {
    subscribe(subscription());
    publish(1, "s-1", "The ferry runs.");
    publish(2, "s-2", "The ferry stands.");
    var unused = merged.take("s-2", "s-1");
    publish(3, "s-2", "The ferry sinks.");
    publish(4, "s-1", "The ferry floats.");

    assertThat(stories.members("s-1")).isEqualTo(Set.of("s-1", "s-2"));
    assertThat(alerts.readValuesToList()).hasSize(2);
  }

  @Test
  void alerts_over_the_cap_wait_and_go_out_together() {
    subscribe(subscription().capPerHour(1));
    publish(1, "s-1", "The ferry runs.");
    publish(2, "s-2", "The ferry stands.");
    publish(3, "s-3", "The ferry sinks.");
    later(Duration.ofMinutes(30));
    assertThat(digests.isEmpty()).isTrue();
    later(Duration.ofMinutes(31));

    assertThat(alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
        .extracting(Alert::digested)
        .containsExactly(false, true, true);
    assertThat(digests.readValuesToList())
        .extracting(bytes -> Codec.DIGEST.decode(bytes).orElseThrow())
        .singleElement()
        .satisfies(digest -> assertThat(digest.alerts()).hasSize(2));
  }

  @Test
  void an_empty_digest_goes_out_when_its_owner_wants_to_know() {
    subscribe(
        Subscription.builder(owned(), "ida", "Ferries", "ferry", NOON)
            .cadence(Subscription.Cadence.HOURLY)
            .sendWhenEmpty(true));
    publish(1, "s-1", "A train.");
    publish(1, "s-1", "A train again.", 2);
    publish(2, "s-1", "A tram.");
    later(Duration.ofSeconds(20));
    tallies
        .readValuesToList()
        .forEach(tally -> readings.take(Codec.READ_TALLY.decode(tally).orElseThrow()));
    later(Duration.ofMinutes(61));

    Digest digest = Codec.DIGEST.decode(digests.readValue()).orElseThrow();
    assertThat(digest.alerts()).isEmpty();
    assertThat(digest.cause()).isEqualTo(Digest.Cause.CADENCE);
    assertThat(digest.articlesRead()).isEqualTo(2);
    assertThat(digest.sourcesRead()).isEqualTo(1);
    assertThat(digests.isEmpty()).isTrue();
  }

  @Test
  void nobody_is_told_that_there_was_nothing_while_something_waits() {
    Subscription hourly =
        Subscription.builder(owned(), "ida", "Ferries", "ferry", NOON)
            .cadence(Subscription.Cadence.HOURLY)
            .sendWhenEmpty(true)
            .build();
    subscribe(hourly);
    publish(1, "s-1", "The ferry runs.");
    Subscription paused = hourly.next(now).pausedUntil(NOON.plus(Duration.ofHours(3))).build();
    subscribe(paused);
    later(Duration.ofMinutes(60));
    assertThat(digests.isEmpty()).isTrue();

    // What waits is looked at again within the minute, and the empty digest before that.
    subscribe(paused.next(now).pausedUntil(null).build());
    later(Duration.ofSeconds(30));
    later(Duration.ofSeconds(40));

    assertThat(digests.readValuesToList())
        .extracting(bytes -> Codec.DIGEST.decode(bytes).orElseThrow())
        .singleElement()
        .satisfies(digest -> assertThat(digest.alerts()).hasSize(1));
  }

  @Test
  void tallies_are_told_anew_as_they_grow_and_taken_back_when_nobody_asks_for_them() {
    publish(1, "s-1", "A train.");
    later(Duration.ofSeconds(10));
    publish(2, "s-1", "A tram.");
    later(Duration.ofSeconds(10));
    later(Duration.ofSeconds(10));
    assertThat(tallies.readValuesToList())
        .extracting(bytes -> Codec.READ_TALLY.decode(bytes).orElseThrow().articles())
        .containsExactly(1L, 2L);

    later(ReadTallies.KEPT.plus(ReadTallies.SLICE));
    assertThat(tallies.readKeyValuesToList())
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(new String(tombstone.key, UTF_8)).isEqualTo("0/2026-03-10T12:00:00Z");
              assertThat(tombstone.value).isNull();
            });
  }

  /** The driver runs partition 0 alone: this id belongs there. */
  private static String owned() {
    return IntStream.range(0, 1_000)
        .mapToObj(number -> "watch-" + number)
        .filter(AlertsTopologyTest::driverOwns)
        .findFirst()
        .orElseThrow();
  }

  private static boolean driverOwns(String id) {
    var utils = org.apache.kafka.common.utils.Utils.murmur2(id.getBytes(UTF_8));
    return org.apache.kafka.common.utils.Utils.toPositive(utils)
            % Topic.ALERT_CANDIDATES.partitions()
        == 0;
  }

  @Test
  void a_back_test_tells_what_the_stream_told() {
    Subscription subscription = subscription().build();
    subscribe(subscription);
    for (int number = 0; number < 30; number++) {
      publish(number, "s-" + number % 7, number % 3 == 0 ? "A train." : "The ferry runs.");
      now = now.plus(Duration.ofMinutes(10));
    }
    List<BackTest.Fired> told =
        alerts.readValuesToList().stream()
            .map(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
            .map(alert -> new BackTest.Fired(alert.id(), alert.reason(), alert.storyId()))
            .toList();

    BackTest test = new BackTest(subscription, stories, NOON, NOON, now);
    published.forEach(article -> matching.match(article, now).candidates().forEach(test::add));
    BackTest.Report report = test.report();

    assertThat(report.alerts()).isEqualTo(told).hasSize(7);
    assertThat(report.matches()).isEqualTo(20);
    assertThat(report.stories()).isEqualTo(7);
  }

  @Test
  void a_surge_is_told_once_by_the_stream_and_by_a_back_test() {
    Subscription subscription =
        subscription()
            .spike("ferry", new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 5))
            .build();
    subscribe(subscription);
    for (int number = 0; number < 26; number++) {
      publish(number, "s-" + number, "The ferry runs.");
      now = now.plus(Duration.ofHours(1));
    }
    for (int number = 26; number < 40; number++) {
      publish(number, "s-1", "The ferry sinks.");
      now = now.plus(Duration.ofMinutes(2));
    }
    List<Alert> told =
        alerts.readValuesToList().stream()
            .map(bytes -> Codec.ALERT.decode(bytes).orElseThrow())
            .toList();

    BackTest test = new BackTest(subscription, stories, NOON, NOON, now);
    published.forEach(article -> matching.match(article, now).candidates().forEach(test::add));

    assertThat(told).singleElement().matches(alert -> alert.articles() == 5);
    assertThat(test.report().samples()).isEqualTo(told);
  }

  @Test
  void a_removed_subscription_tells_nothing_and_what_waits_for_it_is_dropped() {
    SubscriptionBuilder builder = subscription().capPerHour(1);
    Subscription subscription = builder.build();
    subscribe(subscription);
    publish(1, "s-1", "The ferry runs.");
    publish(2, "s-2", "The ferry stands.");
    subscriptions.take(List.of(new Kept.Whole(subscription.next(now).removed(true).build())));
    publish(3, "s-3", "The ferry sinks.");
    later(Duration.ofMinutes(1));
    // One of its id that comes later does not tell what waited.
    subscribe(Subscription.builder("ferries", "eve", "Ferries", "ferry", now).build().after(2));
    later(Duration.ofHours(2));

    assertThat(alerts.readValuesToList()).hasSize(2);
    assertThat(digests.isEmpty()).isTrue();
    assertThat(metrics.counter(AlertsService.NAME, "dropped").count()).isEqualTo(1);
  }

  @Test
  void what_could_not_be_matched_with_one_is_told_by_the_others_and_by_that_one_when_sent_again() {
    subscriptions.take(
        List.of(
            new Kept.Whole(subscription().build()),
            new Kept.Whole(Subscription.builder("deep", "ida", "Deep", "ferry", NOON).build())));
    matching.failures = List.of(new Matcher.Failure("deep", 1, "matching", "It goes too deep."));
    publish(1, "s-1", "The ferry runs.");

    assertThat(alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().subscriptionId())
        .containsExactly("ferries");
    var letter = dead.readRecord();
    assertThat(letter.headers().lastHeader(RecordHeaders.DEAD_REASON).value())
        .asString(UTF_8)
        .isEqualTo("matching");
    assertThat(letter.headers().lastHeader(RecordHeaders.DEAD_DETAIL).value())
        .asString(UTF_8)
        .contains("deep: It goes too deep.");

    matching.failures = List.of();
    articles.pipeInput(letter.key(), letter.value());

    assertThat(alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().subscriptionId())
        .containsExactly("deep");
    assertThat(dead.isEmpty()).isTrue();
  }

  @Test
  void what_does_not_read_joins_the_dead_letters() {
    articles.pipeInput("x".getBytes(UTF_8), "{}".getBytes(UTF_8));

    assertThat(dead.readValuesToList()).hasSize(1);
  }

  @Test
  void a_silence_and_its_end_are_told_once_each_however_often_is_looked() {
    String id = owned();
    subscribe(
        Subscription.builder(id, "ida", "The Paper is silent", "unused", NOON)
            .silence(new Subscription.Silence("paper.test", 2)));
    heard.put("paper.test", new Heard(NOON.plusSeconds(60), NOON.plusSeconds(60), null));
    later(Duration.ofHours(2));
    assertThat(alerts.isEmpty()).isTrue();
    later(Duration.ofMinutes(2));
    later(Duration.ofMinutes(2));
    heard.put("paper.test", new Heard(now, now, null));
    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));

    assertThat(alerts.readValuesToList())
        .extracting(bytes -> Codec.ALERT.decode(bytes).orElseThrow().reason())
        .containsExactly(Alert.Reason.SILENT, Alert.Reason.HEARD_AGAIN);
  }

  @Test
  void nobody_is_said_to_be_silent_right_after_a_start() {
    subscribe(
        Subscription.builder("quiet", "ida", "Quiet", "unused", NOON.minus(Duration.ofDays(2)))
            .silence(new Subscription.Silence("paper.test", 2)));
    later(FoldProcessor.SETTLE.minusSeconds(20));

    assertThat(alerts.isEmpty()).isTrue();
  }

  private void later(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  private static SubscriptionBuilder subscription() {
    return Subscription.builder("ferries", "ida", "Ferries", "ferry", NOON);
  }

  private void subscribe(SubscriptionBuilder builder) {
    subscribe(builder.build());
  }

  private void subscribe(Subscription subscription) {
    subscriptions.take(List.of(new Kept.Whole(subscription)));
  }

  private static ArticleId id(int number) {
    return ArticleId.ofUrl("https://paper.test/" + number);
  }

  private void publish(int number, String story, String text) {
    publish(number, story, text, 1);
  }

  private void publish(int number, String story, String text, int revision) {
    RawArticle raw =
        RawArticle.builder(
                id(number),
                new SourceRef("paper.test", "The Paper", "paper.test", null, "en"),
                "News",
                text,
                now)
            .build();
    var annotation =
        new Annotation("en", List.of(), List.of(), List.of(), "News", text, false, "1");
    var enriched =
        new EnrichedArticle(
            raw,
            annotation,
            now,
            revision,
            now.toEpochMilli() << 8,
            List.of(),
            List.of(),
            null,
            story,
            null,
            null);
    published.add(enriched);
    articles.pipeInput(raw.id().value().getBytes(UTF_8), Codec.ENRICHED_ARTICLE.encode(enriched));
  }
}
