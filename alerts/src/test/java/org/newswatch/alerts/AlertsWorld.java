package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.alerts.folding.Pages;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.alerts.subscriptions.LiveSubscriptions;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.desk.Kept;
import org.newswatch.query.SameIds;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

/** The whole topology in memory, at a time of its own, over a matcher that looks for a word. */
final class AlertsWorld {

  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  final Metrics metrics = Metrics.create();
  final FakeMatching matching = new FakeMatching();
  final SameIds merged = new SameIds();
  final StoryRoots stories = StoryRoots.of(merged);
  final LiveSubscriptions subscriptions =
      new LiveSubscriptions(KafkaSettings.of("unused:1"), matching::update);
  final Map<String, Heard> heard = new HashMap<>();
  final List<EnrichedArticle> published = new ArrayList<>();
  Instant now = NOON;
  final LiveReadings readings = new LiveReadings(KafkaSettings.of("unused:1"), () -> now);
  final TestInputTopic<byte[], byte[]> articles;
  final TestOutputTopic<byte[], byte[]> alerts;
  final TestOutputTopic<byte[], byte[]> digests;
  final TestOutputTopic<byte[], byte[]> tallies;
  final TestOutputTopic<byte[], byte[]> dead;
  private final TopologyTestDriver driver;

  /** Matches whatever has the subscription's query in its text. */
  static final class FakeMatching implements Matching {

    private List<Subscription> all = List.of();
    List<Matcher.Failure> failures = List.of();

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

  AlertsWorld(Path state) {
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

  void close() {
    driver.close();
    metrics.close();
  }

  /** The driver runs partition 0 alone: this id belongs there. */
  static String owned() {
    return IntStream.range(0, 1_000)
        .mapToObj(number -> "watch-" + number)
        .filter(AlertsWorld::driverOwns)
        .findFirst()
        .orElseThrow();
  }

  private static boolean driverOwns(String id) {
    int hash = Utils.murmur2(id.getBytes(UTF_8));
    return Utils.toPositive(hash) % Topic.ALERT_CANDIDATES.partitions() == 0;
  }

  void later(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  static SubscriptionBuilder subscription() {
    return Subscription.builder("ferries", "ida", "Ferries", "ferry", NOON);
  }

  void subscribe(SubscriptionBuilder builder) {
    subscribe(builder.build());
  }

  void subscribe(Subscription subscription) {
    subscriptions.take(List.of(new Kept.Whole(subscription)));
  }

  private static ArticleId id(int number) {
    return ArticleId.ofUrl("https://paper.test/" + number);
  }

  void publish(int number, String story, String text) {
    publish(number, story, text, 1);
  }

  void publish(int number, String story, String text, int revision) {
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
