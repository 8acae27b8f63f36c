package org.newswatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.testkit.FakeSite;

/**
 * Who is told what of the load: a subscription of each article from the source that is watched. Its
 * alerts go to a web hook, which may be told the same message again, as is promised, but under the
 * same key.
 */
final class FaultAlerts {

  /** What the configuration calls the secret that signs for the web hook. */
  static final String SECRET_NAME = "hook";

  /** It signs for nobody but this receiver. */
  static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

  private static final String ARTICLES = "fault-articles";
  private static final String KEY = "webhook-id";

  private final FaultLoad.Watched watched;

  /** The alerts on the topic, by id as what they are about. */
  private final Map<String, String> names = new HashMap<>();

  /** Which alert a key of the web hook stands for, as deliveries say. */
  private final Map<String, String> keys = new HashMap<>();

  /** Every alert on the topic. */
  private final List<String> told = new ArrayList<>();

  /**
   * Reads the topics as they are now.
   *
   * @param watched what there was to tell
   */
  FaultAlerts(Broker broker, FaultLoad.Watched watched) {
    this.watched = watched;
    for (ConsumerRecord<byte[], byte[]> record : broker.all(Topic.ALERTS)) {
      Alert alert = Codec.ALERT.decode(record.value()).orElseThrow();
      if (isOurs(alert.subscriptionId()) && alert.article() != null) {
        String name = name(alert.subscriptionId(), String.valueOf(alert.article().url()));
        names.put(alert.id(), name);
        told.add(name);
      }
    }
    for (ConsumerRecord<byte[], byte[]> record : broker.all(Topic.DELIVERIES)) {
      if (record.value() != null) {
        var delivery = Codec.DELIVERY.decode(record.value()).orElseThrow();
        if (isOurs(delivery.subscriptionId())) {
          keys.put(delivery.messageKey(), ofMessage(delivery.messageId()));
        }
      }
    }
  }

  /** Writes the subscriptions, which alert by this receiver. */
  static void subscribe(Broker broker, FakeSite receiver, Instant now) {
    Subscription articles = subscription(receiver, now);
    receiver.page("/" + articles.id(), "");
    broker.send(
        Topic.SUBSCRIPTIONS, articles.id().getBytes(UTF_8), Codec.SUBSCRIPTION.encode(articles));
  }

  private static Subscription subscription(FakeSite receiver, Instant now) {
    URI hook = receiver.uri("/" + ARTICLES);
    Instant before = now.minus(Duration.ofDays(1));
    return Subscription.builder(ARTICLES, "ida", "Faults", "mayor", before)
        .per(Subscription.Per.ARTICLE)
        .maxAge(null)
        .filters(new Subscription.Filters(List.of(), List.of(), List.of(FaultLoad.WATCHED_SOURCE)))
        .channels(
            List.of(new Channel(Channel.Type.WEBHOOK, hook.toString(), "config:" + SECRET_NAME)))
        .build();
  }

  /** Whether it is one of these subscriptions. */
  static boolean isOurs(String subscription) {
    return subscription.equals(ARTICLES);
  }

  /** One alert for each article. */
  Set<String> expected() {
    Set<String> expected = new HashSet<>();
    watched.eventByUrl().keySet().forEach(url -> expected.add(name(ARTICLES, url)));
    return expected;
  }

  /** What an alert of a subscription about the article at this address is called. */
  String name(String subscription, String url) {
    return subscription + " " + url;
  }

  /** The alerts on the topic, each as often as it is there. */
  List<String> told() {
    return told;
  }

  /** What a message tells, by its id. */
  String ofMessage(String id) {
    return names.getOrDefault(id, "message " + id);
  }

  /** What arrived at the receiver: each key once, however often it came. */
  List<String> arrived(FakeSite receiver) {
    return receiver.requests().stream()
        .filter(request -> request.path().equals("/" + ARTICLES))
        .map(request -> request.headers().getOrDefault(KEY, "no key"))
        .distinct()
        .map(key -> keys.getOrDefault(key, "key " + key))
        .toList();
  }

  /** How many requests came beyond the first of each key. */
  static long again(FakeSite receiver) {
    List<String> all =
        receiver.requests().stream()
            .filter(request -> isOurs(request.path().substring(1)))
            .map(request -> request.headers().getOrDefault(KEY, "no key"))
            .toList();
    return all.size() - all.stream().distinct().count();
  }
}
