package org.newswatch.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Field;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Snippet;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;

/** Alerts of a made-up world. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  static final String SECRET_REF = "env:DESK_HOOK";

  static final Channel WEBHOOK =
      new Channel(Channel.Type.WEBHOOK, "https://desk.example/hook", SECRET_REF);
  static final Channel EMAIL = new Channel(Channel.Type.EMAIL, "ida@desk.example", null);
  static final Channel SLACK = new Channel(Channel.Type.SLACK, "#desk", "env:SLACK_DESK");

  private Samples() {}

  static Subscription subscription(Channel... channels) {
    return Subscription.builder(
            "aurelia-low", "ida", "Aurelia Low", "\"Aurelia Low\" AND ferry", NOW)
        .channels(List.of(channels))
        .zone(ZoneId.of("Europe/Berlin"))
        .build();
  }

  static Message message(Channel channel, Message.Content content) {
    return new Message("0a1b2c/0", channel, subscription(channel), content);
  }

  static Message.Content one() {
    return new Message.Content.One(alert("s-1", 1, "Ferry stands still at Low harbour"));
  }

  static Alert alert(String story, int ordinal, String title) {
    return alert(story, ordinal, title, "The Lakeside Tribune", 3, 2);
  }

  static Alert alert(
      @Nullable String story, int ordinal, String title, String source, long articles, long from) {
    String text =
        "The night ferry stood still for the third day, and Aureliya Low, who owns most of it,"
            + " said on Tuesday that nobody had told her why. \"We shall sail on Friday,\" she said.";
    int at = text.indexOf("Aureliya Low");
    var article =
        new Told(
            ArticleId.ofUrl("https://tribune.test/" + story + "/" + ordinal),
            1,
            1,
            title,
            "https://tribune.test/" + story + "/" + ordinal + "?a=1&b=2",
            new SourceRef("tribune", source, "tribune.test", null, "en"),
            "en",
            NOW.minus(Duration.ofMinutes(12)),
            Provenance.JSON_LD,
            NOW.minus(Duration.ofMinutes(1)),
            text);
    List<MatchedClause> matches = new ArrayList<>();
    matches.add(
        new MatchedClause(
            "\"Aurelia Low\"",
            Field.TEXT,
            "Aureliya Low",
            at,
            at + "Aureliya Low".length(),
            MatchedClause.How.SPELLING));
    matches.add(new MatchedClause("ferry", Field.TEXT, "ferry", 10, 15, MatchedClause.How.WRITTEN));
    int inTitle = title.indexOf("Ferry");
    if (inTitle >= 0) {
      matches.add(
          new MatchedClause(
              "ferry", Field.TITLE, "Ferry", inTitle, inTitle + 5, MatchedClause.How.WRITTEN));
    }
    return new Alert(
        Alert.id("aurelia-low", story == null ? title : story, ordinal),
        "aurelia-low",
        1,
        "Aurelia Low",
        ordinal == 1 ? Alert.Reason.FIRST : Alert.Reason.SOURCES,
        ordinal == 1 ? "The first matching article of its story." : "5 sources tell it by now.",
        null,
        null,
        story,
        ordinal,
        article,
        matches,
        List.of(new Snippet(Field.TEXT, text, 0)),
        articles,
        from,
        ordinal == 1
            ? List.of()
            : List.of(
                new Alert.Held(
                    ArticleId.ofUrl("https://other.test/b"),
                    "No ferry to Low before Friday",
                    "https://other.test/b",
                    "Harbour Post",
                    Alert.Held.Why.REPEATS,
                    NOW)),
        ordinal == 1 ? 0 : 4,
        new Alert.Links(
            "https://news.example/article/" + ordinal,
            "https://news.example/alerts/why/" + ordinal,
            "https://news.example/alerts/mute/" + story),
        false,
        NOW.plusSeconds(ordinal));
  }

  /** A surge of which {@link #alert} tells the newest article. */
  static Alert surge() {
    Alert newest = alert("s-9", 2, "Ferry sinks", "Northern Wire", 12, 7);
    return new Alert(
        Alert.id("aurelia-low", "surge", 1),
        "aurelia-low",
        1,
        "Aurelia Low",
        Alert.Reason.SPIKE,
        "12 matching articles within an hour; usual are 0.8, the mean of the 672 hours before.",
        new Alert.Surge(Subscription.Spike.Span.HOUR, NOW, 12, 0.8, 672),
        null,
        null,
        1,
        newest.article(),
        newest.matches(),
        newest.snippets(),
        12,
        7,
        List.of(
            new Alert.Held(
                ArticleId.ofUrl("https://other.test/b"),
                "No ferry to Low before Friday",
                "https://other.test/b",
                "Harbour Post",
                Alert.Held.Why.COUNTED,
                NOW)),
        11,
        new Alert.Links("https://tribune.test/9", "https://news.example/alerts/why/9", null),
        false,
        NOW);
  }

  /** A silence, or its end. */
  static Alert silence(boolean over) {
    return new Alert(
        Alert.id("aurelia-low", "silence", over ? 2 : 1),
        "aurelia-low",
        1,
        "Aurelia Low",
        over ? Alert.Reason.HEARD_AGAIN : Alert.Reason.SILENT,
        over ? "An article came again after 14 hours." : "No article came for 12 hours.",
        null,
        new Alert.Quiet(
            "tribune",
            NOW.minus(Duration.ofHours(14)),
            over ? NOW.minus(Duration.ofMinutes(2)) : null),
        null,
        over ? 2 : 1,
        null,
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        0,
        new Alert.Links(null, null, null),
        false,
        NOW);
  }

  static Digest digest(List<Alert> alerts) {
    return new Digest(
        Digest.id("aurelia-low", NOW),
        "aurelia-low",
        1,
        "Aurelia Low",
        Digest.Cause.CADENCE,
        NOW.minus(Duration.ofDays(1)),
        NOW,
        alerts,
        0,
        12_408L,
        311L,
        NOW);
  }

  static Digest day() {
    return digest(
        List.of(
            alert("s-1", 1, "Ferry stands still at Low harbour"),
            alert(
                "s-2",
                1,
                "Council <b>votes</b> on the harbour & the \"long\" quay, again",
                "Harbour Post",
                1,
                1),
            alert("s-1", 2, "Aurelia Low promises a Ferry by Friday", "Northern Wire", 11, 6)));
  }
}
