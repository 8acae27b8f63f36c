package org.newswatch.e2e;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.FaultVerdict.Seen;
import org.newswatch.indexer.verify.NotVerifiedException;
import org.newswatch.indexer.verify.Report;
import org.newswatch.indexer.verify.Verification;
import org.newswatch.query.AlertFields;
import org.newswatch.query.DeliveryFields;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.elasticsearch.PointInTime;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.FakeSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came through, from topics, indices and a web hook, and holds it against what must. */
final class FaultJudge {

  private static final int PAGE = 1_000;
  private static final int NOT_FOUND = 404;
  private static final Duration REQUEST_MAX = Duration.ofSeconds(20);
  private static final Duration VERIFIED_MAX = Duration.ofMinutes(1);
  private static final int LISTED = 20;

  /** Elasticsearch did not tell all this time; asked again it may. */
  static final class NotNowException extends Exception {

    private static final long serialVersionUID = 1L;

    private NotNowException(String message) {
      super(message);
    }

    private NotNowException(IndexException cause) {
      super(cause);
    }
  }

  private final RunningNewswatch newswatch;
  private final Map<String, Integer> expected;
  private final FaultLoad.Watched watched;
  private final FakeSite receiver;

  /**
   * @param expected the last revision of each article
   * @param watched those that must be told of
   * @param receiver where alerts are sent to
   */
  FaultJudge(
      RunningNewswatch newswatch,
      Map<String, Integer> expected,
      FaultLoad.Watched watched,
      FakeSite receiver) {
    this.newswatch = newswatch;
    this.expected = Map.copyOf(expected);
    this.watched = watched;
    this.receiver = receiver;
  }

  /** The verdict on all as it stands now. */
  FaultVerdict judge() throws NotNowException, InterruptedException {
    try (var http =
        new ElasticsearchHttp(ElasticsearchSettings.of(newswatch.elasticsearch()), REQUEST_MAX)) {
      FaultVerdict verdict =
          FaultVerdict.of(
              expected,
              enriched(),
              documents(http, IndexNames.ARTICLES),
              documents(http, IndexNames.REVISIONS));
      var alerts = new FaultAlerts(new Broker(newswatch), watched);
      Set<String> once = alerts.expected();
      verdict.judgeOnce("alerts", once, alerts.told());
      verdict.judgeOnce("indexed alerts", once, alertDocuments(http, alerts));
      verdict.judgeOnce("deliveries", once, deliveryDocuments(http, alerts));
      verdict.judgeOnce("web hook", once, alerts.arrived(receiver));
      return verdict;
    } catch (IndexException e) {
      throw new NotNowException(e);
    }
  }

  /** What {@code newswatch index verify} says of all. */
  Report verify() throws NotVerifiedException, InterruptedException {
    return new Verification(
            KafkaSettings.of(newswatch.kafkaBootstrap()),
            ElasticsearchSettings.of(newswatch.elasticsearch()),
            Optional.empty(),
            InstantSource.system(),
            Sleeper.SYSTEM)
        .run(VERIFIED_MAX, LISTED, line -> {});
  }

  private List<Seen> enriched() {
    List<Seen> seen = new ArrayList<>();
    for (var record : new Broker(newswatch).all(Topic.ARTICLES_ENRICHED)) {
      EnrichedArticle enriched = Codec.ENRICHED_ARTICLE.decode(record.value()).orElseThrow();
      String url = enriched.article().url();
      if (url != null && FaultLoad.owns(url)) {
        seen.add(new Seen(url, enriched.revision(), enriched.article().title()));
      }
    }
    return seen;
  }

  private static List<Seen> documents(ElasticsearchHttp http, IndexNames names)
      throws IndexException, NotNowException, InterruptedException {
    List<Seen> seen = new ArrayList<>();
    each(
        http,
        names,
        List.of(Fields.URL, Fields.REVISION, Fields.TITLE),
        source -> {
          String url = source.path(Fields.URL).asString("");
          if (FaultLoad.owns(url)) {
            seen.add(
                new Seen(
                    url,
                    source.path(Fields.REVISION).asInt(),
                    source.path(Fields.TITLE).asString("")));
          }
        });
    return seen;
  }

  private static List<String> alertDocuments(ElasticsearchHttp http, FaultAlerts alerts)
      throws IndexException, NotNowException, InterruptedException {
    List<String> seen = new ArrayList<>();
    each(
        http,
        IndexNames.ALERTS,
        List.of(AlertFields.SUBSCRIPTION_ID, AlertFields.URL),
        source -> {
          String subscription = source.path(AlertFields.SUBSCRIPTION_ID).asString("");
          if (FaultAlerts.isOurs(subscription)) {
            seen.add(alerts.name(subscription, source.path(AlertFields.URL).asString("")));
          }
        });
    return seen;
  }

  /** Those that arrived: others may still be tried. */
  private static List<String> deliveryDocuments(ElasticsearchHttp http, FaultAlerts alerts)
      throws IndexException, NotNowException, InterruptedException {
    String delivered = JsonMapper.shared().valueToTree(Delivery.State.DELIVERED).asString();
    List<String> seen = new ArrayList<>();
    each(
        http,
        IndexNames.DELIVERIES,
        List.of(DeliveryFields.SUBSCRIPTION_ID, DeliveryFields.MESSAGE_ID, DeliveryFields.STATE),
        source -> {
          if (FaultAlerts.isOurs(source.path(DeliveryFields.SUBSCRIPTION_ID).asString(""))
              && source.path(DeliveryFields.STATE).asString("").equals(delivered)) {
            seen.add(alerts.ofMessage(source.path(DeliveryFields.MESSAGE_ID).asString("")));
          }
        });
    return seen;
  }

  private static void each(
      ElasticsearchHttp http, IndexNames names, List<String> fields, Consumer<JsonNode> reader)
      throws IndexException, NotNowException, InterruptedException {
    Answer refreshed = http.send("POST", "/" + names.readAlias() + "/_refresh");
    if (refreshed instanceof Answer.Reply reply && reply.status() == NOT_FOUND) {
      // The first document makes the index.
      return;
    }
    if (!(refreshed instanceof Answer.Reply reply && reply.ok())) {
      throw new NotNowException("not refreshed: " + refreshed);
    }
    try (PointInTime point = PointInTime.open(http, names.readAlias())) {
      var all = JsonMapper.shared().createObjectNode();
      all.putObject("match_all");
      point.each(all, Fields.VERSION, fields, PAGE, hit -> reader.accept(hit.path("_source")));
    }
  }
}
