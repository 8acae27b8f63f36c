package org.newswatch.testkit.dashboards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.testkit.dashboards.DashboardNews.Sent;

/** What was told of the made-up news within two weeks, how it got through, what readers thought. */
final class DashboardAlerts {

  private static final Duration SPAN = Duration.ofDays(14);

  /** The newest; readers have had time for it. */
  private static final Duration AGO = Duration.ofHours(1);

  private static final int SUBSCRIPTIONS = 8;

  private final Instant now;
  private final int count;

  DashboardAlerts(Instant now, int count) {
    this.now = now;
    this.count = count;
  }

  Stream<Sent> records() {
    return IntStream.range(0, count).boxed().flatMap(number -> of(number).stream());
  }

  private List<Sent> of(int number) {
    Instant at = now.minus(AGO).minus(SPAN.multipliedBy(number).dividedBy(count));
    String subscription = "watch " + number % SUBSCRIPTIONS;
    Alert alert = alert(number, subscription, at);
    List<Sent> sent = new ArrayList<>();
    sent.add(new Sent(Topic.ALERTS, subscription, Codec.ALERT.encode(alert)));
    Delivery.State state =
        number % 11 == 10
            ? Delivery.State.DEAD
            : number < 5 ? Delivery.State.PENDING : Delivery.State.DELIVERED;
    boolean through = state == Delivery.State.DELIVERED;
    var delivery =
        new Delivery(
            alert.id(),
            Delivery.Kind.ALERT,
            0,
            number,
            subscription,
            0,
            number % 2 == 0 ? Channel.Type.WEBHOOK : Channel.Type.EMAIL,
            null,
            state,
            through ? 1 : 3,
            state == Delivery.State.PENDING ? now.plusSeconds(60) : null,
            through ? null : "the server answered 503",
            "msg_" + number,
            at,
            at.plusSeconds(2));
    sent.add(new Sent(Topic.DELIVERIES, delivery.key(), Codec.DELIVERY.encode(delivery)));
    if (number % 3 == 0) {
      AlertFeedback.Verdict verdict =
          number % 12 == 0 ? AlertFeedback.Verdict.NOT : AlertFeedback.Verdict.RELEVANT;
      var feedback =
          new AlertFeedback(
              alert.id(),
              subscription,
              "ida",
              number % 21 == 0 ? AlertFeedback.Verdict.DUPLICATE : verdict,
              null,
              at.plusSeconds(600));
      sent.add(
          new Sent(Topic.ALERT_FEEDBACK, feedback.key(), Codec.ALERT_FEEDBACK.encode(feedback)));
    }
    return sent;
  }

  private static Alert alert(int number, String subscription, Instant at) {
    String url = "https://paper0.test/" + number;
    var told =
        new Told(
            ArticleId.ofUrl(url),
            1,
            1,
            "Told " + number,
            url,
            DashboardNews.source(number % DashboardNews.SOURCES),
            "en",
            at.minusSeconds(90),
            null,
            at.minusSeconds(1),
            "It begins so.");
    Alert.Reason[] reasons = {Alert.Reason.FIRST, Alert.Reason.SOURCES, Alert.Reason.NAMED};
    return new Alert(
        Alert.id(subscription, "s" + number, 1),
        subscription,
        1,
        subscription,
        reasons[number % reasons.length],
        "Something happened.",
        null,
        null,
        "s" + number,
        1,
        told,
        List.of(),
        List.of(),
        1,
        1,
        List.of(),
        0,
        new Alert.Links(url, null, null),
        false,
        at);
  }
}
