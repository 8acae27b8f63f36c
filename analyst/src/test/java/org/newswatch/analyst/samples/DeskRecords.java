package org.newswatch.analyst.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Field;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Snippet;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.testkit.MemoryTopics;

/** Records of a small desk: two subscriptions, an alert, its deliveries, a source. */
public final class DeskRecords {

  public static final String SUBSCRIPTION = "ferries";
  public static final String SOURCE = "tribune";

  private DeskRecords() {}

  /** The id of the alert. */
  public static String alertId() {
    return Alert.id(SUBSCRIPTION, "s-1", 1);
  }

  /**
   * All of them.
   *
   * @param text stands wherever people or publishers may write what they like
   */
  public static MemoryTopics written(String text, Instant now) {
    var topics = new MemoryTopics();
    String label = text.strip();
    subscription(topics, subscription(SUBSCRIPTION, label, now));
    subscription(topics, subscription("spare", label, now));
    topics.put(
        Topic.SUBSCRIPTIONS,
        "odd",
        "{\"schemaVersion\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Alert alert = alert(label, now);
    topics.put(Topic.ALERTS, SUBSCRIPTION, Codec.ALERT.encode(alert));
    for (Delivery.State state : List.of(Delivery.State.DEAD, Delivery.State.DELIVERED)) {
      Delivery delivery = delivery(alert, state, label, now);
      topics.put(Topic.DELIVERIES, delivery.key(), Codec.DELIVERY.encode(delivery));
    }
    topics.put(Topic.SOURCES, SOURCE, Codec.SOURCE.encode(source(SOURCE, label, now)));
    topics.put(Topic.SOURCES, "spare", Codec.SOURCE.encode(source("spare", label, now)));
    topics.put(Topic.SOURCE_HEALTH, SOURCE, Codec.SOURCE_HEALTH.encode(health(label, now)));
    return topics;
  }

  private static void subscription(MemoryTopics topics, Subscription one) {
    topics.put(Topic.SUBSCRIPTIONS, one.id(), Codec.SUBSCRIPTION.encode(one));
  }

  private static Subscription subscription(String id, String label, Instant now) {
    return Subscription.builder(id, label, label, "ferry AND harbour", now)
        .filters(new Subscription.Filters(List.of("en"), List.of(), List.of(label)))
        .channels(
            List.of(
                new Channel(Channel.Type.EMAIL, "desk@paper.example", null),
                new Channel(Channel.Type.SLACK, label.replace("://", ""), "env:SLACK")))
        .mutedStories(Map.of("s-9", now.plus(Duration.ofDays(3))))
        .build();
  }

  private static Alert alert(String label, Instant now) {
    String text = "The night ferry stood still. " + label;
    var article =
        new Told(
            ArticleId.ofUrl("https://tribune.test/1"),
            1,
            1,
            label,
            "https://tribune.test/1",
            new SourceRef(SOURCE, label, "tribune.test", null, "en"),
            "en",
            now.minusSeconds(900),
            Provenance.JSON_LD,
            now.minusSeconds(60),
            text);
    return new Alert(
        alertId(),
        SUBSCRIPTION,
        1,
        label,
        Alert.Reason.FIRST,
        "The first matching article of its story. " + label,
        null,
        null,
        "s-1",
        1,
        article,
        List.of(
            new MatchedClause(label, Field.TEXT, "ferry", 10, 15, MatchedClause.How.WRITTEN),
            MatchedClause.ofData("lang:en")),
        List.of(new Snippet(Field.TEXT, text, 0)),
        3,
        2,
        List.of(
            new Alert.Held(
                ArticleId.ofUrl("https://other.test/b"),
                label,
                null,
                label,
                Alert.Held.Why.REPEATS,
                now)),
        1,
        new Alert.Links(null, null, null),
        false,
        now);
  }

  private static Delivery delivery(
      Alert alert, Delivery.State state, @Nullable String error, Instant now) {
    int channel = state == Delivery.State.DEAD ? 0 : 1;
    return new Delivery(
        alert.id(),
        Delivery.Kind.ALERT,
        0,
        0,
        SUBSCRIPTION,
        channel,
        channel == 0 ? Channel.Type.EMAIL : Channel.Type.SLACK,
        null,
        state,
        3,
        null,
        state == Delivery.State.DEAD ? error : null,
        "msg_" + channel,
        now,
        now);
  }

  private static Source source(String id, String label, Instant now) {
    return new Source(
        id,
        label,
        Source.Kind.FEED,
        "https://" + id + ".test/feed.xml",
        "GB",
        "en",
        Source.Origin.COMMAND,
        false,
        now.minus(Duration.ofDays(3)));
  }

  private static SourceHealth health(String label, Instant now) {
    return new SourceHealth(
        SOURCE,
        now,
        now.minus(Duration.ofDays(7)),
        120,
        60,
        50,
        48,
        Map.of("timeout", 2L),
        2_400,
        .9,
        .5,
        now.minusSeconds(300),
        now.minusSeconds(300),
        now.minusSeconds(1_200),
        now.plusSeconds(300),
        label,
        List.of(SourceHealth.Warning.SILENT));
  }
}
