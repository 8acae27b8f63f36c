package org.newswatch.e2e.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.alerts.AlertsConfig;
import org.newswatch.alerts.AlertsService;
import org.newswatch.alerts.delivery.DeliverySettings;
import org.newswatch.alerts.desk.BackTestDesk;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Change;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.desk.BackTests;
import org.newswatch.desk.SubscriptionDesk;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.SharedElasticsearch;
import org.newswatch.testkit.SharedKafka;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same articles through the real service and through a back-test. */
class BackTestIT {

  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final int STORIES = 9;
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @TempDir Path folder;

  private final KafkaSettings kafka = KafkaSettings.of(SharedKafka.bootstrapServers());
  private final ElasticsearchSettings elasticsearch =
      ElasticsearchSettings.of(SharedElasticsearch.url());
  private final ElasticsearchHttp http = new ElasticsearchHttp(elasticsearch, WITHIN);
  private final TopicDesk topics = new TopicDesk(kafka, "back-test-it");
  private final Metrics metrics = Metrics.create();
  private final Instant start = Instant.now();
  private final Subscription perStory =
      Subscription.builder("ferries", "ida", "Ferries", "ferry", start).build();
  private final Subscription perArticle =
      Subscription.builder("piers", "ida", "Piers", "pier NOT published:1999", start)
          .per(Subscription.Per.ARTICLE)
          .build();
  private final List<EnrichedArticle> published = new ArrayList<>();
  private final List<Service> running = new ArrayList<>();
  private final IndexerService indexer =
      new IndexerService(
          IndexerConfig.DEFAULT, kafka, elasticsearch, metrics, InstantSource.system());
  private int sent;

  @BeforeEach
  void startServices() throws DeskException, InterruptedException {
    var unused = TopicAdmin.createMissing(kafka);
    var desk = new SubscriptionDesk(kafka, InstantSource.system());
    assertThat(desk.put(perStory)).isInstanceOf(SubscriptionDesk.Put.Taken.class);
    assertThat(desk.put(perArticle)).isInstanceOf(SubscriptionDesk.Put.Taken.class);
    start(
        new AlertsService(
            kafka,
            new AlertsConfig(folder, 1, 0, null, DeliverySettings.DEFAULT),
            metrics,
            InstantSource.system(),
            new Random(3)));
    start(indexer);
  }

  private void start(Service service) {
    running.add(service);
    service.start();
  }

  @AfterEach
  void close() {
    running.reversed().forEach(Service::close);
    http.close();
    metrics.close();
  }

  @Test
  void a_back_test_says_what_the_stream_told_wherever_it_finds_the_articles() throws Exception {
    for (int number = 0; number < 60; number++) {
      article(number, 1, List.of(), "Item " + number);
    }
    article(1, 2, List.of(Change.TITLE), "The ferry is late");
    article(3, 2, List.of(Change.TEXT), "Item 3");
    publish("s-end");
    awaitIndexed();

    BackTests.Tried tried = agrees(perStory, elasticsearch);
    assertThat(tried.without()).isNull();
    assertThat(tried.read()).isEqualTo(published.size());
    assertThat(tried.asked()).as("the archive leaves out the others").isEqualTo(42);
    assertThat(tried.report().matches()).isEqualTo(42);
    assertThat(tried.report().reasons()).containsKeys(Alert.Reason.FIRST, Alert.Reason.REVISED);
    agrees(perArticle, elasticsearch);

    indexer.close();
    for (int number = 60; number < 70; number++) {
      article(number, 1, List.of(), "Item " + number);
    }
    publish("s-later");
    tried = agrees(perStory, elasticsearch);
    assertThat(tried.fromTopic()).as("newer than the archive").isEqualTo(11);
    assertThat(tried.read()).isEqualTo(published.size());

    leaveBare(IndexNames.revisionId(published.getFirst().id(), 1));
    tried = agrees(perStory, elasticsearch);
    assertThat(tried.fromTopic()).as("and one of an earlier build").isEqualTo(12);
    assertThat(tried.unread()).isZero();
    assertThat(tried.read()).isEqualTo(published.size());

    tried = agrees(perStory, ElasticsearchSettings.of(NOWHERE));
    assertThat(tried.without()).contains("does not answer");
    assertThat(tried.fromTopic()).isEqualTo(published.size());
    agrees(perArticle, ElasticsearchSettings.of(NOWHERE));
  }

  /** Tries it, and sees that it says what the stream told. */
  private BackTests.Tried agrees(Subscription subscription, ElasticsearchSettings where)
      throws DeskException, InterruptedException {
    var desk = new BackTestDesk(kafka, where);
    BackTests.Tried tried =
        desk.test(
            subscription,
            name -> Optional.empty(),
            // The moment at which it was made is part of the ids of what it tells.
            subscription.createdAt(),
            Instant.now(),
            (read, all) -> {});
    assertThat(tried.report().alerts()).isEqualTo(told(subscription)).isNotEmpty();
    return tried;
  }

  private List<BackTests.Fired> told(Subscription subscription)
      throws DeskException, InterruptedException {
    List<BackTests.Fired> told = new ArrayList<>();
    topics.each(
        Topic.ALERTS,
        Codec.ALERT,
        alert -> {
          if (alert.subscriptionId().equals(subscription.id())) {
            told.add(new BackTests.Fired(alert.id(), alert.reason(), alert.storyId()));
          }
        });
    return told;
  }

  private void article(int number, int revision, List<Change> changes, String title) {
    String text =
        number % 3 == 0
            ? "Nothing of that kind."
            : "The ferry of line " + number + " leaves from the pier in the morning.";
    article("s-" + number % STORIES, "n" + number, revision, changes, title, text);
  }

  private void article(
      String story, String name, int revision, List<Change> changes, String title, String text) {
    String id = "https://paper.test/" + name;
    var source = new SourceRef("p" + name, "Paper " + name, "paper.test", "GB", "en");
    Instant now = Instant.now();
    published.add(
        new EnrichedArticle(
            RawArticle.builder(ArticleId.ofUrl(id), source, title, text, now).url(id).build(),
            new Annotation("en", List.of(), List.of(), List.of(), title, text, false, "test"),
            now,
            revision,
            Told.versionAt(now) + published.size() % 256,
            changes,
            List.of(),
            null,
            story,
            null,
            null));
  }

  /** Everything so far, in its order, and one more that ends it; returns when that was told. */
  private void publish(String end) throws DeskException, InterruptedException {
    article(end, end, 1, List.of(), "The last", "The ferry leaves the pier for good.");
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (EnrichedArticle article : published.subList(sent, published.size())) {
      records.add(
          new ProducerRecord<>(
              Topic.ARTICLES_ENRICHED.topicName(),
              0,
              article.id().value().getBytes(UTF_8),
              Codec.ENRICHED_ARTICLE.encode(article)));
    }
    sent = published.size();
    topics.write(records);
    for (Subscription subscription : List.of(perStory, perArticle)) {
      await()
          .atMost(WITHIN)
          .untilAsserted(
              () ->
                  assertThat(told(subscription)).extracting(BackTests.Fired::story).contains(end));
    }
  }

  private void awaitIndexed() {
    await()
        .atMost(WITHIN)
        .untilAsserted(
            () ->
                assertThat(
                        topics
                            .committed(Topic.ARTICLES_ENRICHED, IndexNames.WRITER_GROUP)
                            .getOrDefault(0, 0L))
                    .isEqualTo(sent));
  }

  /** As an earlier build wrote it. */
  private void leaveBare(String id) throws InterruptedException {
    ObjectNode query = JsonMapper.shared().createObjectNode();
    query.putObject("query").putObject("ids").putArray("values").add(id);
    var hit =
        json(http.send("POST", "/" + IndexNames.REVISIONS.readAlias() + "/_search", query + ""))
            .at("/hits/hits/0");
    var document = (ObjectNode) hit.path("_source");
    document.remove(List.of("record", "model"));
    var unused =
        json(
            http.send(
                "PUT",
                "/" + hit.path("_index").asString() + "/_doc/" + id + "?refresh=true",
                document.toString()));
  }

  private static JsonNode json(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
    return ((Answer.Reply) answer).json();
  }
}
