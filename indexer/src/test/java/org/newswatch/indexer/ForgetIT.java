package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.verify.Verification;
import org.newswatch.names.NameKeys;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;
import org.newswatch.testkit.SharedKafka;
import tools.jackson.databind.JsonNode;

/** What was erased is gone from a real index, and no record that comes again brings it back. */
class ForgetIT {

  /** A month that no other test writes to. */
  private static final Instant SEEN = Instant.parse("2026-06-20T10:00:00Z");

  /** Another one. */
  private static final Instant GONE = Instant.parse("2017-02-20T10:00:00Z");

  private static final String NAME = "Ottoline Grebe";
  private static final String ENTITY = "e-" + NAME;
  private static final KafkaSettings KAFKA = KafkaSettings.of(SharedKafka.bootstrapServers());
  private static final ElasticsearchSettings ELASTICSEARCH =
      ElasticsearchSettings.of(SharedElasticsearch.url());

  private final TopicDesk topics = new TopicDesk(KAFKA, "forget-it");

  @Test
  void what_was_erased_stays_erased_when_its_records_come_again() throws Exception {
    TopicAdmin.createMissing(KAFKA);
    EnrichedArticle erased = article("erased", "Somebody said so.", "Somebody");
    EnrichedArticle naming = article("naming", NAME + " met Linnea Falk.", NAME, "Linnea Falk");
    var records = List.of(record(erased), record(Articles.revised(erased)), record(naming));
    try (Metrics metrics = Metrics.create();
        var http = new ElasticsearchHttp(ELASTICSEARCH, Duration.ofSeconds(30));
        var service =
            new IndexerService(
                IndexerConfig.DEFAULT, KAFKA, ELASTICSEARCH, metrics, InstantSource.system())) {
      service.start();
      topics.write(records);
      verify();
      assertThat(count(http, IndexNames.REVISIONS, "articleId", erased.id().value())).isEqualTo(2);
      assertThat(count(http, IndexNames.ARTICLES, "persons", NAME)).isEqualTo(1);

      topics.write(
          List.of(
              record(erased.id().value(), Forgotten.What.ARTICLE),
              record(ENTITY, Forgotten.What.ENTITY)));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(metrics.counter("indexer", "erased").count()).isEqualTo(2));
      assertErased(http, erased);

      topics.write(records);
      verify();
      assertErased(http, erased);
      JsonNode left = source(http, naming);
      assertThat(left.path("text").asString()).isEqualTo(NAME + " met Linnea Falk.");
      assertThat(left.path("persons").asString()).isEqualTo("Linnea Falk");
    }
  }

  @Test
  void an_index_that_was_dropped_meanwhile_is_not_made_anew_by_what_is_erased_from_it()
      throws Exception {
    EnrichedArticle naming =
        Articles.seenAt(
            GONE,
            Articles.of(
                "forget-gone", NAME + " met Linnea Falk.", GONE, List.of(NAME, "Linnea Falk")));
    String index = IndexNames.ARTICLES.firstIndex(GONE);
    try (var http = new ElasticsearchHttp(ELASTICSEARCH, Duration.ofSeconds(30))) {
      var indices = new Indices(http, IndexerConfig.DEFAULT.index(), Lifecycle.NONE);
      String alias = IndexNames.ARTICLES.writeAlias(GONE);
      assertThat(indices.ensure(IndexNames.ARTICLES, List.of(alias)))
          .isEqualTo(Indices.State.READY);
      byte[] source = ArticleDocument.of(naming, GONE);
      JsonNode unused =
          json(
              http.send(
                  "PUT",
                  "/" + index + "/_doc/" + naming.id() + "?version=7&version_type=external",
                  new String(source, UTF_8)));
      var found =
          new FoundDocument(
              json(http.send("GET", "/" + index + "/_doc/" + naming.id()))); // as a hit has it
      unused = json(http.send("DELETE", "/" + index));

      for (List<String> lines :
          List.of(
              found.deleted(8),
              found.replaced(
                  Erased.without(found.article().orElseThrow(), ENTITY::equals), GONE))) {
        JsonNode answer = json(http.postLines("/_bulk", new NdjsonBody().lines(lines)));
        assertThat(answer.at("/items/0").iterator().next().path("status").asInt()).isEqualTo(404);
      }

      assertThat(http.send("GET", "/" + index))
          .isInstanceOfSatisfying(
              Answer.Reply.class, reply -> assertThat(reply.status()).isEqualTo(404));
    }
  }

  private static void assertErased(ElasticsearchHttp http, EnrichedArticle erased)
      throws InterruptedException {
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS)) {
      assertThat(count(http, names, "articleId", erased.id().value())).as(names.name()).isZero();
      assertThat(count(http, names, "persons", NAME)).isZero();
      assertThat(count(http, names, "entityIds", ENTITY)).isZero();
      assertThat(count(http, names, "nameKeys", NameKeys.key("Ottoline"))).isZero();
      assertThat(count(http, names, "entityNames", "ottoline")).isZero();
      assertThat(count(http, names, "text", "ottoline")).isEqualTo(1);
    }
  }

  /** Waits until the indexer has read all, and finds nothing that differs. */
  private static void verify() throws Exception {
    var verification =
        new Verification(
            KAFKA, ELASTICSEARCH, Optional.empty(), InstantSource.system(), Sleeper.SYSTEM);
    assertThat(
            verification
                .run(Duration.ofSeconds(60), 10, line -> assertThat(line).isNotBlank())
                .differences())
        .isEmpty();
  }

  private static long count(ElasticsearchHttp http, IndexNames names, String field, String value)
      throws InterruptedException {
    Answer unused = http.send("POST", "/" + names.readAlias() + "/_refresh");
    return json(http.send(
            "POST",
            "/" + names.readAlias() + "/_count",
            "{\"query\":{\"term\":{\"" + field + "\":\"" + value + "\"}}}"))
        .path("count")
        .asLong();
  }

  private static JsonNode source(ElasticsearchHttp http, EnrichedArticle article)
      throws InterruptedException {
    String index = IndexNames.ARTICLES.firstIndex(article.firstSeenAt());
    return json(http.send("GET", "/" + index + "/_doc/" + article.id())).path("_source");
  }

  private static JsonNode json(Answer answer) {
    return switch (answer) {
      case Answer.Reply reply -> {
        assertThat(reply.ok()).as(reply.summary()).isTrue();
        yield reply.json();
      }
      case Answer.NoReply none -> throw new AssertionError(none.detail());
    };
  }

  private static EnrichedArticle article(String title, String text, String... people) {
    return Articles.seenAt(SEEN, Articles.of("forget-" + title, text, SEEN, List.of(people)));
  }

  private static ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topic.ARTICLES_ENRICHED.topicName(),
        article.id().value().getBytes(UTF_8),
        Codec.ENRICHED_ARTICLE.encode(article));
  }

  private static ProducerRecord<byte[], byte[]> record(String id, Forgotten.What what) {
    var forgotten = new Forgotten(id, what, Instant.EPOCH, "eve", null);
    return new ProducerRecord<>(
        Topic.FORGOTTEN.topicName(), id.getBytes(UTF_8), Codec.FORGOTTEN.encode(forgotten));
  }
}
