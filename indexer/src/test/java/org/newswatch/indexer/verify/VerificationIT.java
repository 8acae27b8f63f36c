package org.newswatch.indexer.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Delivery.State;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Alerts;
import org.newswatch.indexer.Articles;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.indexer.archive.ArchiveFile;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.OwnServers;
import tools.jackson.databind.node.ObjectNode;

/** Whoever judges the index is judged by what was done to it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerificationIT {

  private static final Instant SEEN = Instant.parse("2026-07-20T10:00:00Z");

  private static final String INDEX = IndexNames.ARTICLES.firstIndex(SEEN);
  private static final String REVISIONS = IndexNames.REVISIONS.firstIndex(SEEN);
  private static final String STORIES = IndexNames.STORIES.firstIndex(SEEN);
  private static final String ALERTS = IndexNames.ALERTS.firstIndex(SEEN);
  private static final String DELIVERIES = IndexNames.DELIVERIES.firstIndex(SEEN);
  private static final String SOURCES = IndexNames.SOURCES.firstIndex(SEEN);
  private static final String FOREIGN = "f".repeat(32);
  private static final OwnServers SERVERS = new OwnServers();
  private static final KafkaSettings KAFKA = KafkaSettings.of(SERVERS.bootstrapServers());
  private static final ElasticsearchSettings ELASTICSEARCH =
      ElasticsearchSettings.of(SERVERS.elasticsearch());
  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(ELASTICSEARCH, Duration.ofSeconds(30));
  private static final int LISTED = 1_000;

  private static final List<EnrichedArticle> ARTICLES = new ArrayList<>();

  @BeforeAll
  static void index() throws Exception {
    TopicAdmin.createMissing(KAFKA);
    for (int i = 0; i < 20; i++) {
      ARTICLES.add(article("verified-" + i));
    }
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (EnrichedArticle article : ARTICLES) {
      records.add(record(article));
    }
    records.add(record(Articles.revised(ARTICLES.get(3))));
    records.add(record(Articles.revised(ARTICLES.get(4))));
    for (String id : List.of("verified-s-1", "verified-s-2")) {
      records.add(record(Topic.STORIES, id, Codec.STORY.encode(story(id))));
    }
    records.add(record(Topic.ALERTS, "bridges", Codec.ALERT.encode(Alerts.first())));
    records.add(record(Topic.ALERTS, "bridges", Codec.ALERT.encode(Alerts.silent())));
    AlertFeedback feedback = Alerts.feedback(AlertFeedback.Verdict.RELEVANT, SEEN);
    records.add(record(Topic.ALERT_FEEDBACK, feedback.id(), Codec.ALERT_FEEDBACK.encode(feedback)));
    for (Delivery.State state : List.of(Delivery.State.PENDING, Delivery.State.DELIVERED)) {
      Delivery delivery = delivery(state);
      records.add(record(Topic.DELIVERIES, delivery.key(), Codec.DELIVERY.encode(delivery)));
    }
    for (String source : List.of("verified.test", "removed.test")) {
      SourceHealth health = Alerts.health(source, SEEN);
      records.add(record(Topic.SOURCE_HEALTH, source, Codec.SOURCE_HEALTH.encode(health)));
    }
    records.add(record(Topic.SOURCE_HEALTH, "removed.test", null));
    new TopicDesk(KAFKA, "verification-it").write(records);
    letTheIndexerWrite();
  }

  @AfterAll
  static void end() {
    HTTP.close();
  }

  @Test
  @Order(1)
  void an_indexer_that_does_not_run_is_told_of_rather_than_a_loss() throws Exception {
    new TopicDesk(KAFKA, "verification-it").write(List.of(record(article("not-yet"))));

    assertThatThrownBy(
            () -> verification().run(Duration.ofMillis(500), LISTED, VerificationIT::unheard))
        .isInstanceOf(NotVerifiedException.class)
        .hasMessageContaining("the indexer has not written the last 1 records");
  }

  @Test
  @Order(2)
  void three_that_were_deleted_one_set_back_and_one_foreign_are_named_and_no_other()
      throws Exception {
    letTheIndexerWrite();
    EnrichedArticle setBack = ARTICLES.get(4);
    ObjectNode older = source(IndexNames.REVISIONS, IndexNames.revisionId(setBack.id(), 1));

    done("DELETE", INDEX, ARTICLES.get(0).id().value(), "");
    done("DELETE", REVISIONS, IndexNames.revisionId(ARTICLES.get(3).id(), 1), "");
    done("DELETE", STORIES, "verified-s-2", "");
    done("PUT", INDEX, setBack.id().value(), older.toString());
    done("PUT", INDEX, FOREIGN, older.toString());

    Report report = verify();

    assertThat(told(report)).containsExactlyInAnyOrderElementsOf(theFive());
    assertThat(report.differing()).isEqualTo(5);
  }

  @Test
  @Order(3)
  void what_the_topic_no_longer_holds_is_judged_by_its_revisions() throws Exception {
    emptyTheTopic();

    assertThat(told(verify())).containsExactlyInAnyOrderElementsOf(theFive());
    done("DELETE", INDEX, ARTICLES.get(7).id().value(), "");
    Report report = verify();

    assertThat(told(report))
        .hasSize(6)
        .containsAll(theFive())
        .contains("missing ARTICLES " + ARTICLES.get(7).id());
    assertThat(report.tallies())
        .hasEntrySatisfying(
            IndexNames.ARTICLES,
            tally -> assertThat(tally.byRevisions()).isGreaterThanOrEqualTo(18));
  }

  @Test
  @Order(4)
  void alerts_deliveries_and_sources_are_held_against_their_topics_too() throws Exception {
    ObjectNode healthy = source(IndexNames.SOURCES, "verified.test");
    ObjectNode delivered = source(IndexNames.DELIVERIES, escaped(delivery(State.DELIVERED).key()));
    ObjectNode older =
        delivered.deepCopy().put("version", delivery(State.PENDING).at().toEpochMilli());
    List<String> before = told(verify());

    done("DELETE", ALERTS, Alerts.first().id(), "");
    done("PUT", DELIVERIES, escaped(delivery(State.DELIVERED).key()), older.toString());
    done("PUT", SOURCES, "nobody.test", healthy.toString());
    done("PUT", SOURCES, "verified.test", healthy.toString());
    Report report = verify();

    List<String> more = new ArrayList<>(told(report));
    before.forEach(more::remove);
    assertThat(more)
        .containsExactlyInAnyOrder(
            "missing ALERTS " + Alerts.first().id(),
            "stale DELIVERIES " + delivery(State.DELIVERED).key(),
            "foreign SOURCES nobody.test",
            "altered SOURCES verified.test");
  }

  @Test
  @Order(5)
  void what_is_erased_meanwhile_is_not_missing() throws Exception {
    String erased = ARTICLES.get(9).id().value();
    List<String> before = told(verify());
    var meanwhile =
        new ArchivedArticles() {
          @Override
          public Map<Integer, Long> begins() {
            return Map.of();
          }

          @Override
          public Map<Integer, Long> ends() {
            return Map.of();
          }

          @Override
          public List<ArchiveFile.Hole> holes() {
            return List.of();
          }

          @Override
          public void each(ValueReader reader) throws InterruptedException {
            var forgotten = new Forgotten(erased, Forgotten.What.ARTICLE, SEEN, "eve", null);
            try {
              new TopicDesk(KAFKA, "verification-it")
                  .write(
                      List.of(record(Topic.FORGOTTEN, erased, Codec.FORGOTTEN.encode(forgotten))));
            } catch (DeskException e) {
              throw new AssertionError(e);
            }
            done("DELETE", INDEX, erased, "");
          }
        };

    Report report =
        new Verification(
                KAFKA,
                ELASTICSEARCH,
                Optional.of(meanwhile),
                InstantSource.system(),
                Sleeper.SYSTEM)
            .run(Duration.ofSeconds(60), LISTED, VerificationIT::unheard);

    assertThat(told(report)).containsExactlyInAnyOrderElementsOf(before);
  }

  private static List<String> theFive() {
    return List.of(
        "missing ARTICLES " + ARTICLES.get(0).id(),
        "missing REVISIONS " + ARTICLES.get(3).id(),
        "missing STORIES verified-s-2",
        "stale ARTICLES " + ARTICLES.get(4).id(),
        "foreign ARTICLES " + FOREIGN);
  }

  private static void letTheIndexerWrite() throws Exception {
    try (Metrics metrics = Metrics.create();
        var service =
            new IndexerService(
                IndexerConfig.DEFAULT, KAFKA, ELASTICSEARCH, metrics, InstantSource.system())) {
      service.start();
      assertThat(told(verify())).isEmpty();
    }
  }

  private static void emptyTheTopic() throws Exception {
    try (Admin admin = KafkaClients.admin(KAFKA, "verification-it")) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int i = 0; i < Topic.ARTICLES_ENRICHED.partitions(); i++) {
        all.put(
            new TopicPartition(Topic.ARTICLES_ENRICHED.topicName(), i),
            RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get(20, TimeUnit.SECONDS);
    }
  }

  private static Verification verification() {
    return new Verification(
        KAFKA, ELASTICSEARCH, Optional.empty(), InstantSource.system(), Sleeper.SYSTEM);
  }

  private static Report verify() throws Exception {
    return verification().run(Duration.ofSeconds(60), LISTED, VerificationIT::unheard);
  }

  private static void unheard(String line) {
    assertThat(line).isNotBlank();
  }

  private static List<String> told(Report report) {
    return report.differences().stream()
        .map(
            difference ->
                difference.what().word() + " " + difference.index() + " " + difference.id())
        .collect(Collectors.toList());
  }

  private static ObjectNode source(IndexNames names, String id) throws InterruptedException {
    Answer answer = HTTP.send("GET", "/" + names.firstIndex(SEEN) + "/_doc/" + id);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
    return (ObjectNode) ((Answer.Reply) answer).json().path("_source");
  }

  private static void done(String method, String index, String id, String body)
      throws InterruptedException {
    Answer answer =
        body.isEmpty()
            ? HTTP.send(method, "/" + index + "/_doc/" + id)
            : HTTP.send(method, "/" + index + "/_doc/" + id, body);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
  }

  private static EnrichedArticle article(String title) {
    return Articles.seenAt(
        SEEN, Articles.of(title, "Nora Quist spoke.", SEEN, List.of("Nora Quist")));
  }

  private static Story story(String id) {
    Story story = Articles.story(9);
    return new Story(
        id,
        "A ferry sails",
        story.titleArticle(),
        SEEN,
        SEEN,
        1,
        1,
        List.of(),
        null,
        List.of(),
        List.of("en"),
        null,
        9);
  }

  private static Delivery delivery(Delivery.State state) {
    return Alerts.delivery(state, state == State.PENDING ? SEEN : SEEN.plusSeconds(1));
  }

  /** As it stands in an address. */
  private static String escaped(String id) {
    return id.replace("/", "%2F");
  }

  private static ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return record(
        Topic.ARTICLES_ENRICHED, article.id().value(), Codec.ENRICHED_ARTICLE.encode(article));
  }

  private static ProducerRecord<byte[], byte[]> record(
      Topic topic, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value);
  }
}
