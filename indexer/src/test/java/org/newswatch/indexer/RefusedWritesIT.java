package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.SharedElasticsearch;
import tools.jackson.databind.JsonNode;

/** What a real Elasticsearch says when something is wrong with it, and how each of it ends. */
class RefusedWritesIT {

  /** A month that no other test has. */
  private static final Instant SEEN = Instant.parse("2031-05-20T10:00:00Z");

  private static final String ALIAS = IndexNames.ARTICLES.writeAlias(SEEN);
  private static final String INDEX = IndexNames.ARTICLES.firstIndex(SEEN);
  private static final String MONTH = "/newswatch-*-2031.05-*";
  private static final String LENIENT = "?ignore_unavailable=true";
  private static final byte[] FIRST = article("one");
  private static final byte[] SECOND = article("two");

  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(60));

  private final MockProducer<byte[], byte[]> letters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Metrics metrics = Metrics.create();
  private final BulkWriter writer = new BulkWriter(HTTP, 8_000_000);
  private final IndexHandler handler =
      new IndexHandler(
          new Documents(Known.NOBODY),
          new Indices(HTTP, IndexOptions.DEFAULT, Lifecycle.NONE),
          writer,
          new DeadLetters(letters, InstantSource.system()),
          InstantSource.system(),
          metrics);

  @AfterEach
  void clean() throws InterruptedException {
    metrics.close();
    ok(
        "PUT",
        "/_cluster/settings",
        "{\"persistent\":{\"cluster.blocks.read_only_allow_delete\":null}}");
    ok("DELETE", "/" + INDEX + "," + IndexNames.REVISIONS.firstIndex(SEEN) + LENIENT, "");
  }

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read_only_allow_delete", "write"})
  void a_full_disk_or_a_block_is_waited_for(String block) throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);

    block(block, "true");
    assertThat(handler.handle(batch(FIRST, SECOND))).isInstanceOf(Outcome.RetryLater.class);
    block(block, "null");

    assertThat(handler.handle(batch(FIRST, SECOND))).isInstanceOf(Outcome.Done.class);
    assertThat(count()).isEqualTo(2);
    assertThat(letters.history()).isEmpty();
  }

  @Test
  void a_month_that_cannot_be_made_while_disks_are_full_is_waited_for()
      throws InterruptedException {
    ok(
        "PUT",
        "/_cluster/settings",
        "{\"persistent\":{\"cluster.blocks.read_only_allow_delete\":true}}");
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.RetryLater.class);

    ok(
        "PUT",
        "/_cluster/settings",
        "{\"persistent\":{\"cluster.blocks.read_only_allow_delete\":null}}");
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_closed_index_stops_the_indexer_which_names_it() throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    ok("POST", "/" + INDEX + "/_close", "");

    assertStops(INDEX);
  }

  @Test
  void an_alias_that_somebody_took_away_stops_the_indexer_which_names_it()
      throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    actions("{\"remove\":{\"index\":\"%s\",\"alias\":\"%s\"}}".formatted(INDEX, ALIAS));

    assertStops(ALIAS);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void an_alias_that_leads_to_several_indices_stops_the_indexer_which_names_it()
      throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    String other = IndexNames.REVISIONS.firstIndex(SEEN);
    actions(
        "{\"add\":{\"index\":\"%s\",\"alias\":\"%s\",\"is_write_index\":false}}"
            .formatted(INDEX, ALIAS),
        "{\"add\":{\"index\":\"%s\",\"alias\":\"%s\"}}".formatted(other, ALIAS));

    assertStops(ALIAS);
  }

  @Test
  void a_field_that_the_mapping_lacks_stops_the_indexer() throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);

    assertThat(writer.write(List.of(write("a", 1, "{\"unheard\":1}"))))
        .isInstanceOfSatisfying(
            BulkResult.Stop.class, stop -> assertThat(stop.why()).contains("unheard"));
  }

  @Test
  void a_value_that_the_mapping_refuses_or_a_word_too_long_costs_its_own_record_only()
      throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    String word = "x".repeat(40_000);

    BulkResult result =
        writer.write(
            List.of(
                write("a", 1, "{\"publishedAt\":\"an alias of a day\"}"),
                write("b", 1, "{\"title\":\"good\"}"),
                write("c", 1, "{\"storyId\":\"" + word + "\"}"),
                write("d", 1, "{\"title\":{\"of\":\"another kind\"}}")));

    assertThat(result)
        .isInstanceOfSatisfying(
            BulkResult.Written.class,
            written ->
                assertThat(written.rejected())
                    .containsOnlyKeys("a".hashCode(), "c".hashCode(), "d".hashCode()));
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void what_is_newer_there_stays() throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);

    for (int version : new int[] {7, 7, 3}) {
      assertThat(writer.write(List.of(write("a", version, "{\"revision\":" + version + "}"))))
          .isEqualTo(new BulkResult.Written(Map.of()));
    }

    assertThat(ok("GET", "/" + INDEX + "/_doc/a", "").at("/_source/revision").asInt()).isEqualTo(7);
  }

  /** Hence {@link Documents} makes no document with such. */
  @Test
  void one_id_or_version_that_no_document_can_have_spoils_the_whole_request()
      throws InterruptedException {
    assertThat(handler.handle(batch(FIRST))).isInstanceOf(Outcome.Done.class);
    Write good = write("b", 1, "{}");

    for (Write bad : List.of(write("x".repeat(513), 1, "{}"), write("a", -1, "{}"))) {
      assertThat(writer.write(List.of(good, bad))).isInstanceOf(BulkResult.Stop.class);
    }
    assertThat(writer.write(List.of(good, write("x".repeat(512), 1, "{}"))))
        .isEqualTo(new BulkResult.Written(Map.of()));
  }

  private void assertStops(String named) throws InterruptedException {
    assertThat(handler.handle(batch(SECOND)))
        .isInstanceOfSatisfying(
            Outcome.Fatal.class, fatal -> assertThat(fatal.cause()).hasMessageContaining(named));
    assertThat(letters.history()).isEmpty();
  }

  private static void block(String name, String value) throws InterruptedException {
    ok("PUT", MONTH + "/_settings", "{\"index.blocks." + name + "\":" + value + "}");
  }

  private static void actions(String... actions) throws InterruptedException {
    ok("POST", "/_aliases", "{\"actions\":[" + String.join(",", actions) + "]}");
  }

  private static int count() throws InterruptedException {
    ok("POST", "/" + INDEX + "/_refresh", "");
    return ok("POST", "/" + INDEX + "/_count", "").path("count").asInt();
  }

  private static JsonNode ok(String method, String path, String body) throws InterruptedException {
    return switch (body.isEmpty() ? HTTP.send(method, path) : HTTP.send(method, path, body)) {
      case Answer.Reply reply -> {
        assertThat(reply.ok()).as(path + " " + reply.summary()).isTrue();
        yield reply.json();
      }
      case Answer.NoReply none -> throw new AssertionError(none.detail());
    };
  }

  private static Write write(String id, long version, String json) {
    return new Write(id.hashCode(), IndexNames.ARTICLES, ALIAS, id, version, json.getBytes(UTF_8));
  }

  private static byte[] article(String title) {
    EnrichedArticle article = Articles.of(title, "A bridge opened.", null, List.of());
    return Codec.ENRICHED_ARTICLE.encode(
        new EnrichedArticle(
            article.article(),
            article.annotation(),
            SEEN,
            1,
            1,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null));
  }

  private static ConsumerRecords<byte[], byte[]> batch(byte[]... values) {
    String topic = Topic.ARTICLES_ENRICHED.topicName();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(new ConsumerRecord<>(topic, 0, records.size(), new byte[] {1}, value));
    }
    return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
  }
}
