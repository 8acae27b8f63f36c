package org.newswatch.indexer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;

/** Alerts to index in tests, with how they and sources do. */
public final class Alerts {

  static final Instant AT = Articles.SEEN.plusSeconds(2);

  static final Source PAPER =
      new Source(
          "paper.test",
          "The Paper",
          Source.Kind.FEED,
          "https://paper.test/feed",
          "GB",
          "en",
          Source.Origin.COMMAND,
          true,
          Articles.SEEN.minusSeconds(9_000));

  /** One source and one subscription. */
  static final Known KNOWN =
      new Known() {
        @Override
        public Optional<Source> source(String id) {
          return Optional.of(PAPER).filter(source -> source.id().equals(id));
        }

        @Override
        public Optional<String> subscription(String id) {
          return id.equals("bridges") ? Optional.of("Bridges") : Optional.empty();
        }
      };

  private Alerts() {}

  public static Alert first() {
    return of(Alert.Reason.FIRST, null, null, Told.of(Articles.about("Anna Lind", Articles.SEEN)));
  }

  public static Alert surge() {
    return of(
        Alert.Reason.SPIKE,
        new Alert.Surge(Subscription.Spike.Span.HOUR, AT, 12, .75, 672),
        null,
        Told.of(Articles.about("Anna Lind", null)));
  }

  public static Alert silent() {
    return of(Alert.Reason.SILENT, null, new Alert.Quiet("paper.test", Articles.SEEN, null), null);
  }

  private static Alert of(
      Alert.Reason reason,
      Alert.@Nullable Surge surge,
      Alert.@Nullable Quiet quiet,
      @Nullable Told article) {
    int articles = article == null ? 0 : 3;
    return new Alert(
        Alert.id("bridges", reason.name(), 1),
        "bridges",
        2,
        "Bridges",
        reason,
        "Something happened.",
        surge,
        quiet,
        article == null ? null : "s-1",
        1,
        article,
        List.of(),
        List.of(),
        articles,
        articles,
        List.of(),
        4,
        new Alert.Links(null, null, null),
        false,
        AT);
  }

  public static AlertFeedback feedback(AlertFeedback.Verdict verdict, Instant at) {
    return new AlertFeedback(first().id(), "bridges", "ida", verdict, "Seen before.", at);
  }

  public static Delivery delivery(Delivery.State state, Instant at) {
    return new Delivery(
        first().id(),
        Delivery.Kind.ALERT,
        3,
        41,
        "bridges",
        1,
        Channel.Type.WEBHOOK,
        null,
        state,
        2,
        state == Delivery.State.PENDING ? at.plusSeconds(60) : null,
        state == Delivery.State.DELIVERED ? null : "the server answered 503",
        "msg_1",
        AT,
        at);
  }

  public static SourceHealth health(String source, Instant at) {
    return new SourceHealth(
        source,
        at,
        at.minusSeconds(700_000),
        700,
        140,
        100,
        75,
        Map.of("http-404", 2L, "no-text", 3L),
        2_400,
        .5,
        null,
        at,
        null,
        at.minusSeconds(7_200),
        at.plusSeconds(600),
        "the server answered 503",
        List.of(SourceHealth.Warning.SHORTER_TEXTS, SourceHealth.Warning.UNDATED));
  }
}
