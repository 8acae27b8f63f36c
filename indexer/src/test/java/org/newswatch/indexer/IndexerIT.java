package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.Topic;
import org.newswatch.names.NameKeys;
import org.newswatch.query.Asker;
import org.newswatch.query.IndexNames;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.SharedElasticsearch;
import org.newswatch.testkit.SharedKafka;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From the topic to what searches find, on a real Kafka and a real Elasticsearch. */
class IndexerIT {

  private static final Instant PUBLISHED = Articles.SEEN.minusSeconds(600);

  private static final List<EnrichedArticle> ARTICLES =
      List.of(
          Articles.of(
              "latin-o",
              "President Lukashenko spoke of political prisoners in Minsk.",
              PUBLISHED,
              List.of("Lukashenko"),
              Articles.days("2021-02-11", "2021-02-12")),
          Articles.of(
              "latin-a",
              "President Lukashenka met migrants. It may rain.",
              PUBLISHED,
              List.of("Lukashenka"),
              Articles.days("2021-01-01", "2021-12-31")),
          Articles.of(
              "cyrillic",
              "\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442"
                  + " \u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e"
                  + " \u0432 \u041c\u0438\u043d\u0441\u043a\u0435.",
              PUBLISHED,
              List.of("\u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e")),
          Articles.of(
              "may",
              "Theresa May visited the caf\u00e9 of Svetlana Tikhanovskaya.",
              PUBLISHED,
              List.of("Theresa May", "Svetlana Tikhanovskaya"),
              Articles.days("2021-02-20", "2021-03-05"),
              Articles.days("2026-12-01", "2026-12-02")),
          Articles.of(
              "full-latin",
              "Mr Aleksandr Voronenko resigned.",
              PUBLISHED,
              List.of("Aleksandr Voronenko")),
          Articles.of(
              "full-russian",
              "\u0412\u0447\u0435\u0440\u0430 \u0410\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440 \u0412\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e"
                  + " \u0443\u0448\u0451\u043b \u0432 \u043e\u0442\u0441\u0442\u0430\u0432\u043a\u0443.",
              PUBLISHED,
              List.of(
                  "\u0410\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440"
                      + " \u0412\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e")),
          Articles.of("mack", "Connie Mack won.", PUBLISHED, List.of("Connie Mack")));

  private static final JsonMapper JSON = new JsonMapper();
  private static final KafkaSettings KAFKA = KafkaSettings.of(SharedKafka.bootstrapServers());
  private static final ElasticsearchSettings ELASTICSEARCH =
      ElasticsearchSettings.of(SharedElasticsearch.url());
  private static final Metrics METRICS = Metrics.create();
  private static final IndexerService SERVICE =
      new IndexerService(
          IndexerConfig.DEFAULT, KAFKA, ELASTICSEARCH, METRICS, InstantSource.system());
  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(ELASTICSEARCH, Duration.ofSeconds(30));

  @BeforeAll
  static void index() throws Exception {
    TopicAdmin.createMissing(KAFKA);
    makeTheIndexOfAnEarlierBuild();
    SERVICE.start();
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(KAFKA, "indexer-it")) {
      for (EnrichedArticle article : ARTICLES) {
        send(producer, article.id().value(), Codec.ENRICHED_ARTICLE.encode(article));
      }
      send(producer, "x", "no record".getBytes(UTF_8));
      EnrichedArticle first = ARTICLES.getFirst();
      EnrichedArticle second = Articles.revised(first);
      // A replay: what is older comes after what is newer, and changes nothing.
      send(producer, first.id().value(), Codec.ENRICHED_ARTICLE.encode(second));
      send(producer, first.id().value(), Codec.ENRICHED_ARTICLE.encode(first));
      send(producer, Topic.STORIES, "s-2", Codec.STORY.encode(Articles.story(9)));
      send(producer, Topic.STORIES, "s-2", Codec.STORY.encode(Articles.story(8)));
      send(producer, Topic.ENTITIES, "p-2", Codec.ENTITY.encode(Articles.entity(9L)));
      send(producer, Topic.ENTITIES, "p-2", Codec.ENTITY.encode(Articles.entity(8L)));
      send(producer, Topic.ENTITIES, "p-2", Codec.ENTITY.encode(Articles.entity(null)));
      sendAlerts(producer);
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              assertThat(METRICS.counter("indexer", "indexed").count()).isEqualTo(24);
              assertThat(SERVICE.health()).isInstanceOf(Health.Up.class);
            });
    HTTP.send("POST", "/newswatch-*/_refresh");
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
    HTTP.close();
    METRICS.close();
  }

  private static void sendAlerts(Producer<byte[], byte[]> producer) throws Exception {
    for (Alert alert : List.of(Alerts.first(), Alerts.surge(), Alerts.silent())) {
      send(producer, Topic.ALERTS, "bridges", Codec.ALERT.encode(alert));
    }
    for (AlertFeedback feedback :
        List.of(
            Alerts.feedback(AlertFeedback.Verdict.RELEVANT, Alerts.AT),
            Alerts.feedback(AlertFeedback.Verdict.NOT, Alerts.AT.plusMillis(1)))) {
      send(producer, Topic.ALERT_FEEDBACK, feedback.key(), Codec.ALERT_FEEDBACK.encode(feedback));
    }
    for (Delivery.State state : List.of(Delivery.State.PENDING, Delivery.State.DELIVERED)) {
      Delivery delivery = Alerts.delivery(state, Alerts.AT);
      send(producer, Topic.DELIVERIES, delivery.key(), Codec.DELIVERY.encode(delivery));
    }
    for (String source : List.of("paper.test", "other.test")) {
      SourceHealth health = Alerts.health(source, Alerts.AT);
      send(producer, Topic.SOURCE_HEALTH, source, Codec.SOURCE_HEALTH.encode(health));
    }
    producer
        .send(
            new ProducerRecord<>(
                Topic.SOURCE_HEALTH.topicName(), "other.test".getBytes(UTF_8), null))
        .get();
  }

  /**
   * As a data folder has it that was written before there were copies and revisions to tell, and as
   * an indexer leaves it that was killed while it brought it up to date.
   */
  private static void makeTheIndexOfAnEarlierBuild() throws Exception {
    try (InputStream model = IndexerIT.class.getResourceAsStream("articles-model-1.json")) {
      JsonNode body = JSON.readTree(Objects.requireNonNull(model).readAllBytes());
      ObjectNode aliases = ((ObjectNode) body).putObject("aliases");
      aliases.putObject(IndexNames.ARTICLES.readAlias());
      aliases.putObject(IndexNames.ARTICLES.writeAlias(Articles.SEEN)).put("is_write_index", true);
      String index = "/" + IndexNames.ARTICLES.firstIndex(Articles.SEEN);
      assertDone(HTTP.send("PUT", index, body.toString()));
      assertDone(HTTP.send("PUT", index + "/_mapping", "{\"_meta\":{\"closedForUpdate\":true}}"));
      assertDone(HTTP.send("POST", index + "/_close"));
    }
  }

  private static void assertDone(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Lukashenko                              | latin-o latin-a cyrillic",
        "Lukashenka                              | latin-o latin-a cyrillic",
        "\u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e | latin-o latin-a cyrillic",
        "=\"Lukashenko\"                         | latin-o",
        "\"President Lukashenko\"                | latin-o latin-a",
        "=\"President Lukashenko\"               | latin-o",
        "Lukashenko AND NOT migrants             | latin-o cyrillic",
        "\"political prisoners\" OR migrants     | latin-o latin-a",
        "\"prisoners political\"                 | ``",
        "=may                                    | latin-a may",
        "cafe                                    | may",
        "person:\"Svetlana Tikhanovskaya\"       | may",
        "person:Tikhanovskaya                    | may",
        "person:=\"Theresa May\"                 | may",
        "org:Lukashenko                          | ``",
        "title:cyrillic                          | cyrillic",
        "source:\"the paper\" migrants           | latin-a",
        "\"Alexander Voronenko\"                 | full-latin full-russian",
        "person:\"Alexander Voronenko\"          | full-latin full-russian",
        "voronenko                              | full-latin full-russian",
        "\u0432\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e | full-latin full-russian",
        "=\"Aleksandr Voronenko\"                | full-latin",
        "make                                   | ``",
        "Make                                   | mack",
        "mack                                   | mack",
        "lang:ru                                 | ``",
        "about:2021-02-11                        | latin-o",
        "about:[2021-02-12 TO 2021-02-25]        | latin-o may",
        "about:2021                              | latin-o latin-a may",
        "about:[2020 TO 2022]                    | latin-o latin-a may",
        "about:[2021-01-02 TO 2021-12-31]        | latin-o may",
      })
  void a_query_finds_what_it_says(String query, String titles) throws InterruptedException {
    assertThat(search(query))
        .containsExactlyInAnyOrder(titles.isEmpty() ? new String[0] : titles.split(" "));
  }

  @Test
  void an_article_stands_once_as_it_is_now_and_each_revision_is_kept() throws InterruptedException {
    JsonNode article = ask(IndexNames.ARTICLES, of(ARTICLES.getFirst()));
    assertThat(article.at("/hits/total/value").asInt()).isEqualTo(1);
    assertThat(article.at("/hits/hits/0/_source/revision").asInt()).isEqualTo(2);
    assertThat(article.at("/hits/hits/0/_index").asString())
        .isEqualTo("newswatch-articles-2026.11-000001");

    JsonNode revisions = ask(IndexNames.REVISIONS, of(ARTICLES.getFirst()));
    assertThat(revisions.at("/hits/total/value").asInt()).isEqualTo(2);
  }

  @Test
  void an_index_of_an_earlier_build_takes_what_is_new() throws InterruptedException {
    for (String query :
        List.of(
            "{\"match\":{\"revised.titleBefore\":\"last\"}}",
            "{\"range\":{\"revised.textRemoved\":{\"gte\":0.5}}}",
            "{\"term\":{\"revised.entitiesRemoved\":\"Velin\"}}",
            "{\"term\":{\"revised.daysAdded\":\"2026-12-01\"}}",
            "{\"range\":{\"similarity\":{\"gte\":0.9}}}")) {
      assertThat(ask(IndexNames.ARTICLES, query).at("/hits/total/value").asInt())
          .as(query)
          .isEqualTo(1);
    }
  }

  @Test
  void a_story_stands_once_as_it_is_now() throws InterruptedException {
    JsonNode found = ask(IndexNames.STORIES, "{\"query_string\":{\"query\":\"lind\"}}");

    assertThat(found.at("/hits/total/value").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/hits/0/_source/articles").asInt()).isEqualTo(10);
    assertThat(found.at("/hits/hits/0/_index").asString()).isEqualTo("newswatch-stories-000001");
  }

  @Test
  void an_entity_stands_once_as_it_is_now_and_is_found_by_how_its_names_begin()
      throws InterruptedException {
    for (String query :
        List.of(
            "{\"prefix\":{\"beginnings\":\"voronen\"}}",
            "{\"prefix\":{\"beginnings\":\"\u0430\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440 \u0432\"}}",
            "{\"term\":{\"nameKeys\":\"%s\"}}"
                .formatted(
                    NameKeys.key("\u0412\u043e\u0440\u043e\u043d\u0435\u043d\u043a\u043e")))) {
      JsonNode found = ask(IndexNames.ENTITIES, query);
      assertThat(found.at("/hits/total/value").asInt()).as(query).isEqualTo(1);
      assertThat(found.at("/hits/hits/0/_source/articles").asInt()).isEqualTo(9);
    }
  }

  @Test
  void an_entity_that_is_called_otherwise_by_now_is_so_in_all_its_articles() throws Exception {
    String id = "e-Connie Mack";
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(KAFKA, "indexer-it-labels")) {
      send(
          producer,
          Topic.ENTITIES,
          id,
          Codec.ENTITY.encode(Articles.person(id, "Cornelius McGillicuddy", null, 2)));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            IndexNames.ARTICLES,
                            "{\"term\":{\"persons\":\"Cornelius McGillicuddy\"}}"))
                    .isEqualTo(1));
    assertThat(count(IndexNames.ARTICLES, "{\"term\":{\"persons\":\"Connie Mack\"}}")).isZero();
    assertThat(count(IndexNames.REVISIONS, "{\"term\":{\"persons\":\"Connie Mack\"}}"))
        .isEqualTo(1);
    assertThat(count(IndexNames.ARTICLES, "{\"match\":{\"entityNames\":\"Connie\"}}")).isEqualTo(1);
  }

  @Test
  void alerts_and_the_last_word_of_each_reader_are_counted_in_one_index()
      throws InterruptedException {
    assertThat(count(IndexNames.ALERTS, "{\"term\":{\"kind\":\"alert\"}}")).isEqualTo(3);
    assertThat(count(IndexNames.ALERTS, "{\"term\":{\"kind\":\"feedback\"}}")).isEqualTo(1);
    assertThat(count(IndexNames.ALERTS, "{\"term\":{\"verdict\":\"not\"}}")).isEqualTo(1);
    assertThat(count(IndexNames.ALERTS, "{\"query_string\":{\"query\":\"bridge\"}}")).isEqualTo(2);
  }

  @Test
  void a_delivery_stands_once_as_it_is_now() throws InterruptedException {
    JsonNode found = ask(IndexNames.DELIVERIES, "{\"term\":{\"subscriptionName\":\"bridges\"}}");

    assertThat(found.at("/hits/total/value").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/hits/0/_source/state").asString()).isEqualTo("delivered");
  }

  @Test
  void a_source_stands_once_as_it_is_now_and_stays_when_it_was_removed()
      throws InterruptedException {
    assertThat(count(IndexNames.SOURCES, "{\"term\":{\"removed\":false}}")).isEqualTo(1);
    assertThat(count(IndexNames.SOURCES, "{\"term\":{\"removed\":true}}")).isEqualTo(1);
    assertThat(count(IndexNames.SOURCES, "{\"term\":{\"worstWarning\":\"shorter-texts\"}}"))
        .isEqualTo(1);
  }

  private static int count(IndexNames names, String query) throws InterruptedException {
    return ask(names, query).at("/hits/total/value").asInt();
  }

  @Test
  void how_late_articles_were_found_can_be_asked() throws InterruptedException {
    assertThat(count(IndexNames.ARTICLES, "{\"term\":{\"delaySeconds\":600}}"))
        .isEqualTo(ARTICLES.size());
    assertThat(count(IndexNames.ARTICLES, "{\"term\":{\"nearDuplicate\":true}}")).isEqualTo(1);
  }

  @Test
  void an_undecodable_record_is_kept_and_counted() {
    assertThat(METRICS.counter("indexer", "dead_letters", "undecodable").count()).isEqualTo(1);
  }

  @Test
  void a_bare_word_typed_into_a_dashboard_finds_the_names_of_the_article()
      throws InterruptedException {
    JsonNode found = ask(IndexNames.ARTICLES, "{\"query_string\":{\"query\":\"Tikhanovskaya\"}}");

    assertThat(found.at("/hits/total/value").asInt()).isEqualTo(1);
  }

  @Test
  void a_day_near_the_publication_is_on_the_calendar() throws InterruptedException {
    JsonNode found =
        ask(
            IndexNames.ARTICLES,
            "{\"range\":{\"mentionedDays\":{\"gte\":\"2021-01-01\",\"lte\":\"2026-12-01\"}}}");

    assertThat(found.at("/hits/total/value").asInt()).isEqualTo(1);
  }

  private static String of(EnrichedArticle article) {
    return "{\"term\":{\"articleId\":\"" + article.id() + "\"}}";
  }

  private static List<String> search(String text) throws InterruptedException {
    String query =
        switch (Queries.parse(text)) {
          case Parsed.Valid valid ->
              Queries.toElasticsearch(valid.query(), Asker.at(Instant.EPOCH));
          case Parsed.Invalid invalid -> throw new AssertionError(invalid.problem().message());
        };
    var titles = new ArrayList<String>();
    ask(IndexNames.ARTICLES, query)
        .at("/hits/hits")
        .forEach(hit -> titles.add(hit.at("/_source/title").asString()));
    return titles;
  }

  private static JsonNode ask(IndexNames names, String query) throws InterruptedException {
    Answer answer =
        HTTP.send("POST", "/" + names.readAlias() + "/_search", "{\"query\":" + query + "}");
    return switch (answer) {
      case Answer.Reply reply -> {
        assertThat(reply.ok()).as(reply.summary()).isTrue();
        yield reply.json();
      }
      case Answer.NoReply none -> throw new AssertionError(none.detail());
    };
  }

  private static void send(Producer<byte[], byte[]> producer, String key, byte[] value)
      throws Exception {
    send(producer, Topic.ARTICLES_ENRICHED, key, value);
  }

  private static void send(Producer<byte[], byte[]> producer, Topic topic, String key, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value)).get();
  }
}
