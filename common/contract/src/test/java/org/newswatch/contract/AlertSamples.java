package org.newswatch.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One full record of each type of alerts; also what their golden files were written from. */
final class AlertSamples {

  private AlertSamples() {}

  static final Subscription SUBSCRIPTION =
      Subscription.builder("ada-low", "ida", "Ada Low", "\"Ada Low\" OR ferry", Samples.FETCHED)
          .filters(new Subscription.Filters(List.of("en"), List.of("IE"), List.of("paper.test")))
          .channels(
              List.of(
                  new Channel(Channel.Type.WEBHOOK, "https://desk.test/hook", "env:DESK_SECRET")))
          .cadence(Subscription.Cadence.DAILY)
          .zone(ZoneId.of("Europe/Dublin"))
          .quietHours(new Subscription.QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))
          .capPerHour(10)
          .cooldown(Duration.ofMinutes(30))
          .pausedUntil(Samples.DECIDED)
          .expiresAt(Instant.parse("2027-03-01T10:00:00Z"))
          .per(Subscription.Per.NEAR_DUPLICATE)
          .sendWhenEmpty(true)
          .mutedStories(Map.of("s-9", Samples.DECIDED))
          .build();

  static final Subscription SPIKE =
      SUBSCRIPTION
          .next(Samples.DECIDED)
          .spike("ferry", new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 10))
          .build();

  static final Subscription SILENCE =
      SUBSCRIPTION
          .next(Samples.DECIDED)
          .silence(new Subscription.Silence("paper.test", 12))
          .build();

  static final Told TOLD = Told.of(Samples.REVISED);

  static final MatchedClause MATCHED =
      new MatchedClause("\"Ada Low\"", Field.TITLE, "Ada Low", 23, 30, MatchedClause.How.WRITTEN);

  static final Snippet SNIPPET = new Snippet(Field.TITLE, "says Ada Low", 18);

  static final AlertCandidate ALERT_CANDIDATE =
      new AlertCandidate(
          "ada-low",
          1,
          TOLD,
          false,
          "s-2",
          ArticleId.ofUrl("https://other.test/ferry"),
          List.of(Change.TITLE),
          Samples.REVISION,
          List.of(MATCHED, MatchedClause.ofData("source:paper.test")),
          List.of(new AlertCandidate.Asked("p-1", "Ada Low")),
          List.of(SNIPPET),
          Samples.DECIDED);

  static final Alert ALERT =
      new Alert(
          Alert.id("ada-low", "s-1", 2),
          "ada-low",
          1,
          "Ada Low",
          Alert.Reason.REVISED,
          "The title was: Ferry stands still",
          null,
          null,
          "s-1",
          2,
          TOLD,
          List.of(MATCHED),
          List.of(SNIPPET),
          3,
          2,
          List.of(
              new Alert.Held(
                  ArticleId.ofUrl("https://other.test/b"),
                  "Ferry",
                  "https://other.test/b",
                  "The Other",
                  Alert.Held.Why.SAME_STORY,
                  Samples.FETCHED)),
          1,
          new Alert.Links(
              "https://paper.test/ferry", "https://desk.test/why", "https://desk.test/m"),
          true,
          Samples.DECIDED);

  static final Alert SURGE =
      new Alert(
          Alert.id("ferries", "surge", 1),
          "ferries",
          2,
          "Ferries",
          Alert.Reason.SPIKE,
          "12 articles in an hour; 0.8 are usual.",
          new Alert.Surge(Subscription.Spike.Span.HOUR, Samples.FETCHED, 12, 0.75, 672),
          null,
          null,
          1,
          TOLD,
          List.of(MATCHED),
          List.of(SNIPPET),
          12,
          9,
          List.of(
              new Alert.Held(
                  ArticleId.ofUrl("https://other.test/b"),
                  "Ferry",
                  "https://other.test/b",
                  "The Other",
                  Alert.Held.Why.COUNTED,
                  Samples.FETCHED)),
          11,
          new Alert.Links("https://paper.test/ferry", "https://desk.test/why", null),
          false,
          Samples.DECIDED);

  static final Alert HEARD_AGAIN =
      new Alert(
          Alert.id("quiet", "paper.test", 2),
          "quiet",
          1,
          "The Paper is silent",
          Alert.Reason.HEARD_AGAIN,
          "An article came after 14 hours.",
          null,
          new Alert.Quiet("paper.test", Samples.FETCHED, Samples.DECIDED),
          null,
          2,
          null,
          List.of(),
          List.of(),
          0,
          0,
          List.of(),
          0,
          new Alert.Links(null, "https://desk.test/why", null),
          false,
          Samples.DECIDED);

  static final Digest DIGEST =
      new Digest(
          Digest.id("ada-low", Samples.DECIDED),
          "ada-low",
          1,
          "Ada Low",
          Digest.Cause.CADENCE,
          Samples.FETCHED,
          Samples.DECIDED,
          List.of(ALERT),
          2,
          120L,
          7L,
          Samples.DECIDED);

  static final ReadTally READ_TALLY = new ReadTally(3, Samples.FETCHED, 12, List.of(-7, 4711));

  static final Delivery DELIVERY =
      new Delivery(
          ALERT.id(),
          Delivery.Kind.ALERT,
          3,
          41,
          "ada-low",
          0,
          Channel.Type.WEBHOOK,
          "5f0c1a4be3d2977186aa0b3c4d5e6f70",
          Delivery.State.PENDING,
          1,
          Samples.DECIDED,
          "the server answered 503",
          "msg_1",
          Samples.FETCHED,
          Samples.DECIDED);

  static final AlertFeedback FEEDBACK =
      new AlertFeedback(
          ALERT.id(),
          "ada-low",
          "ida",
          AlertFeedback.Verdict.DUPLICATE,
          "Seen before.",
          Samples.DECIDED);
}
