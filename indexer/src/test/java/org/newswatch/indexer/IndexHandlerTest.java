package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;

class IndexHandlerTest {

  private static final byte[] ARTICLE =
      Codec.ENRICHED_ARTICLE.encode(Articles.about("Anna Lind", null));

  private final FakeElasticsearch server = FakeElasticsearch.start();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Metrics metrics = Metrics.create();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(ElasticsearchSettings.of(server.url()), Duration.ofSeconds(10));
  private final IndexHandler handler =
      new IndexHandler(
          new Documents(Known.NOBODY),
          new Indices(http, IndexOptions.DEFAULT, Lifecycle.NONE),
          new BulkWriter(http, 1_000_000),
          new DeadLetters(producer, InstantSource.system()),
          InstantSource.system(),
          metrics);

  @AfterEach
  void stop() {
    handler.close();
    http.close();
    server.close();
    metrics.close();
  }

  @Test
  void an_undecodable_record_is_a_dead_letter_and_the_rest_is_indexed()
      throws InterruptedException {
    ready().items(201, 201);

    Outcome outcome = handler.handle(batch("not json".getBytes(UTF_8), ARTICLE));

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().getFirst().topic())
        .isEqualTo(Topic.INDEXER_DEAD_LETTERS.topicName());
    assertThat(metrics.counter("indexer", "indexed").count()).isEqualTo(1);
    assertThat(metrics.counter("indexer", "dead_letters", "undecodable").count()).isEqualTo(1);
  }

  @Test
  void a_record_refused_both_as_article_and_as_revision_is_one_dead_letter()
      throws InterruptedException {
    ready().items(400, 400);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void a_batch_that_comes_again_leaves_no_dead_letter_before_it_is_through()
      throws InterruptedException {
    ready().items(400, 429).items(400, 201);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.RetryLater.class);
    assertThat(producer.history()).isEmpty();
    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void a_batch_of_several_requests_is_told_by_its_places_in_the_batch()
      throws InterruptedException {
    byte[] large =
        Codec.ENRICHED_ARTICLE.encode(
            Articles.of("Long", "Anna Lind. " + "word ".repeat(12_000), null, List.of()));
    ready().items(201, 201).items(400, 201).items(201, 201);

    assertThat(handler.handle(batch(large, "no".getBytes(UTF_8), large, large)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(server.requests()).filteredOn(request -> request.contains("_bulk")).hasSize(3);
    assertThat(producer.history())
        .extracting(ProducerRecord::value)
        .containsExactly("no".getBytes(UTF_8), large);
  }

  @Test
  void the_first_request_of_a_batch_is_small_so_that_it_goes_at_once() throws InterruptedException {
    ready().allItems(201);

    assertThat(handler.handle(batch(Collections.nCopies(200, ARTICLE).toArray(new byte[0][]))))
        .isInstanceOf(Outcome.Done.class);
    List<Integer> sizes =
        server.requests().stream()
            .filter(request -> request.contains("_bulk"))
            .map(String::length)
            .toList();
    assertThat(sizes).hasSize(2);
    assertThat(sizes.getFirst()).isLessThan(sizes.getLast());
  }

  @Test
  void many_refusals_in_a_row_pause_instead_of_emptying_the_stream() throws InterruptedException {
    int many = IndexHandler.REFUSED_IN_A_ROW_MAX;
    ready().allItems(400);

    Outcome outcome =
        handler.handle(batch(Collections.nCopies(many, ARTICLE).toArray(new byte[0][])));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.RetryLater.class, later -> assertThat(later.why()).contains("in a row"));
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void a_mapping_that_does_not_know_a_field_stops_the_indexer() throws InterruptedException {
    String strict = FakeElasticsearch.item(400, "strict_dynamic_mapping_exception", "no field x");
    ready().reply(200, "{\"items\":[" + strict + "," + strict + "]}");

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Fatal.class);
  }

  @Test
  void wrong_credentials_stop_the_indexer_and_a_block_does_not() throws InterruptedException {
    String block = "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"create-index\"}}";
    prepared().reply(404, "{}").reply(403, block).reply(404, "{}").reply(401, "{}");

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.RetryLater.class);
    assertThat(handler.handle(batch(ARTICLE)))
        .isInstanceOfSatisfying(
            Outcome.Fatal.class,
            fatal -> assertThat(fatal.cause()).hasMessageContaining("password"));
  }

  @Test
  void a_document_that_no_request_can_hold_is_a_dead_letter() throws InterruptedException {
    ready().reply(413, "").reply(413, "").items(201);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
    assertThat(producer.history()).hasSize(1);
    assertThat(metrics.counter("indexer", "dead_letters", "too-large").count()).isEqualTo(1);
  }

  @Test
  void an_index_that_is_gone_without_a_lifecycle_stops_the_indexer() throws InterruptedException {
    String none = FakeElasticsearch.item(404, "index_not_found_exception", "no such index [x]");
    ready().reply(200, "{\"items\":[" + none + "," + none + "]}");

    assertThat(handler.handle(batch(ARTICLE)))
        .isInstanceOfSatisfying(
            Outcome.Fatal.class, fatal -> assertThat(fatal.cause()).hasMessageContaining("[x]"));
  }

  @Test
  void templates_and_the_month_are_made_before_the_first_document_and_only_once()
      throws InterruptedException {
    ready().items(201, 201);

    handler.handle(batch(ARTICLE));
    handler.handle(batch(ARTICLE));

    assertThat(server.requests().stream().map(request -> request.replaceAll("[{?].*", "")))
        .map(request -> request.strip().replaceAll("\\s.*$", "") + " " + path(request))
        .filteredOn(request -> !request.startsWith("POST"))
        .containsExactly(
            "GET /_ilm/policy/newswatch",
            "PUT /_index_template/newswatch-articles",
            "GET /newswatch-articles-*",
            "PUT /_index_template/newswatch-revisions",
            "GET /newswatch-revisions-*",
            "PUT /_index_template/newswatch-stories",
            "GET /newswatch-stories-*",
            "PUT /_index_template/newswatch-entities",
            "GET /newswatch-entities-*",
            "PUT /_index_template/newswatch-alerts",
            "GET /newswatch-alerts-*",
            "PUT /_index_template/newswatch-deliveries",
            "GET /newswatch-deliveries-*",
            "PUT /_index_template/newswatch-source-health",
            "GET /newswatch-source-health-*",
            "GET /_alias/newswatch-articles-write-2026.11",
            "PUT /newswatch-articles-2026.11-000001",
            "GET /_alias/newswatch-revisions-write-2026.11",
            "PUT /newswatch-revisions-2026.11-000001");
  }

  @Test
  void indices_of_earlier_builds_get_new_fields_and_while_closed_new_analysers()
      throws InterruptedException {
    server
        .reply(404, "{}")
        .reply(200, "{}")
        .reply(200, "{\"newswatch-articles-2026.10-000001\":{\"settings\":{\"index\":{}}}}");
    others(5);
    server.reply(404, "{}").reply(200, "{}").reply(404, "{}").reply(200, "{}").items(201, 201);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
    assertThat(server.requests().stream().map(request -> request.replaceAll("[{?].*", "").strip()))
        .containsSubsequence(
            "PUT /newswatch-articles-2026.10-000001/_mapping",
            "POST /newswatch-articles-2026.10-000001/_close",
            "PUT /newswatch-articles-2026.10-000001/_settings",
            "POST /newswatch-articles-2026.10-000001/_open",
            "PUT /newswatch-articles-2026.10-000001/_mapping",
            "PUT /_index_template/newswatch-revisions");
  }

  @Test
  void an_index_that_a_kill_left_closed_is_opened_and_one_that_people_closed_is_left()
      throws InterruptedException {
    String closed = "\"settings\":{\"index\":{\"verified_before_close\":\"true\"}}";
    server
        .reply(404, "{}")
        .reply(200, "{}")
        .reply(
            200,
            "{\"newswatch-articles-2026.09-000001\":{"
                + closed
                + "},\"newswatch-articles-2026.10-000001\":{\"mappings\":{\"_meta\":{\"closedForUpdate\":true}},"
                + closed
                + "}}");
    others(6);
    server.reply(404, "{}").reply(200, "{}").reply(404, "{}").reply(200, "{}").items(201, 201);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
    assertThat(server.requests())
        .noneMatch(request -> request.contains("2026.09"))
        .anyMatch(request -> request.startsWith("POST /newswatch-articles-2026.10-000001/_open"))
        .anyMatch(request -> request.contains("\"closedForUpdate\":false"));
  }

  @Test
  void a_field_that_an_index_has_as_something_else_stops_the_indexer_by_its_name()
      throws InterruptedException {
    server
        .reply(404, "{}")
        .reply(200, "{}")
        .reply(200, "{\"newswatch-articles-2026.10-000001\":{}}")
        .reply(200, "{}")
        .reply(200, "{}")
        .reply(200, "{}")
        .reply(400, "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"x\"}}");

    assertThat(handler.handle(batch(ARTICLE)))
        .isInstanceOfSatisfying(
            Outcome.Fatal.class,
            fatal -> assertThat(fatal.cause()).hasMessageContaining("newswatch-articles-2026.10"));
  }

  @Test
  void a_story_goes_to_the_stories_whole_and_one_that_is_none_to_the_dead_letters()
      throws InterruptedException {
    prepared().reply(404, "{}").reply(200, "{}").items(201);

    assertThat(
            handler.handle(
                batch(Topic.STORIES, Codec.STORY.encode(Articles.story(3)), new byte[] {1})))
        .isInstanceOf(Outcome.Done.class);
    assertThat(server.requests().getLast())
        .contains("\"_index\":\"newswatch-stories-write\"", "\"_id\":\"s-2\"", "\"version\":3")
        .contains("\"mergedInto\":\"s-1\"");
    assertThat(producer.history()).hasSize(1);
    assertThat(metrics.counter("indexer", "indexed").count()).isEqualTo(1);
  }

  @Test
  void an_entity_goes_to_the_entities_with_its_version() throws InterruptedException {
    prepared().reply(404, "{}").reply(200, "{}").items(201, 201);

    assertThat(
            handler.handle(
                batch(
                    Topic.ENTITIES,
                    Codec.ENTITY.encode(Articles.entity(7L)),
                    Codec.ENTITY.encode(Articles.entity(null)))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(server.requests().getLast())
        .contains("\"_index\":\"newswatch-entities-write\"", "\"_id\":\"p-2\"")
        .contains("\"version\":7", "\"version\":1,")
        .contains("\"mergedInto\":\"p-1\"");
  }

  @Test
  void an_index_that_another_indexer_just_made_is_taken() throws InterruptedException {
    String exists = "{\"error\":{\"type\":\"resource_already_exists_exception\"}}";
    prepared()
        .reply(404, "{}")
        .reply(400, exists)
        .reply(200, "{}")
        .reply(200, "{}")
        .items(201, 201);

    assertThat(handler.handle(batch(ARTICLE))).isInstanceOf(Outcome.Done.class);
  }

  /** So many more requests of the first kind are taken, and the templates of all others. */
  private void others(int requests) {
    for (int i = 0; i < requests + 2 * (IndexNames.values().length - 1); i++) {
      server.reply(200, "{}");
    }
  }

  /** Templates are taken, and no index is there yet. */
  private FakeElasticsearch prepared() {
    server.reply(404, "{}");
    for (int i = 0; i < 2 * IndexNames.values().length; i++) {
      server.reply(200, "{}");
    }
    return server;
  }

  /** Templates are taken, and both months made. */
  private FakeElasticsearch ready() {
    return prepared().reply(404, "{}").reply(200, "{}").reply(404, "{}").reply(200, "{}");
  }

  private static String path(String request) {
    return request.split(" ", 3)[1];
  }

  private static ConsumerRecords<byte[], byte[]> batch(byte[]... values) {
    return batch(Topic.ARTICLES_ENRICHED, values);
  }

  private static ConsumerRecords<byte[], byte[]> batch(Topic of, byte[]... values) {
    String topic = of.topicName();
    var partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] value : values) {
      records.add(new ConsumerRecord<>(topic, 0, records.size(), new byte[] {1}, value));
    }
    return new ConsumerRecords<>(Map.of(partition, records), Map.of());
  }
}
