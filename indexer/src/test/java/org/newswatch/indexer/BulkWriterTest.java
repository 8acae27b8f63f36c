package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;

class BulkWriterTest {

  private static final int BYTES_MAX = 1_000_000;

  private final FakeElasticsearch server = FakeElasticsearch.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_written_or_already_newer_is_done() throws InterruptedException {
    server.items(201, 200, 409);

    assertThat(write(3)).isEqualTo(new BulkResult.Written(java.util.Map.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413})
  void a_document_that_can_never_be_written_is_rejected_and_the_rest_goes_in(int status)
      throws InterruptedException {
    server.items(201, status, 201);

    assertThat(write(3))
        .isInstanceOfSatisfying(
            BulkResult.Written.class,
            written -> assertThat(written.rejected()).containsOnlyKeys(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_busy_item_lets_the_batch_come_again(int status) throws InterruptedException {
    server.items(201, status, 400);

    assertThat(write(3)).isInstanceOf(BulkResult.Busy.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, strict_dynamic_mapping_exception, mapping set to strict",
    "400, illegal_argument_exception, no write index is defined for alias [x]",
    "400, index_closed_exception, closed",
    "403, security_exception, not allowed",
    "401, security_exception, who are you",
    "418, teapot_exception, unheard of"
  })
  void a_fault_of_the_index_stops_rather_than_empties_the_stream_into_dead_letters(
      int status, String type, String reason) throws InterruptedException {
    server.reply(200, "{\"items\":[" + FakeElasticsearch.item(status, type, reason) + "]}");

    assertThat(write(1))
        .isInstanceOfSatisfying(
            BulkResult.Stop.class, stop -> assertThat(stop.why()).contains(reason));
  }

  @Test
  void an_alias_with_nothing_behind_it_is_told_apart() throws InterruptedException {
    String item =
        FakeElasticsearch.item(
            404, "index_not_found_exception", "no such index and [require_alias] is set");
    server.reply(200, "{\"items\":[" + item + "]}");

    assertThat(write(1))
        .isInstanceOfSatisfying(
            BulkResult.NoIndex.class, none -> assertThat(none.why()).contains("no such index"));
  }

  @Test
  void an_index_blocked_by_someone_is_waited_for() throws InterruptedException {
    server.reply(
        200,
        "{\"items\":["
            + FakeElasticsearch.item(403, "cluster_block_exception", "index write (api)")
            + "]}");

    assertThat(write(1)).isInstanceOf(BulkResult.Busy.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void a_busy_server_is_waited_for(int status) throws InterruptedException {
    server.reply(status, "");

    assertThat(write(1)).isInstanceOf(BulkResult.Busy.class);
  }

  @Test
  void a_connection_that_ends_in_the_middle_is_tried_again_later() throws InterruptedException {
    server.cutOff();

    assertThat(write(1)).isInstanceOf(BulkResult.Busy.class);
  }

  @Test
  void a_server_that_is_away_is_waited_for() throws InterruptedException {
    URI url = server.url();
    server.close();

    assertThat(write(url, 1)).isInstanceOf(BulkResult.Busy.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_server_that_does_not_let_us_stops_the_indexer(int status) throws InterruptedException {
    server.reply(status, "");

    assertThat(write(1))
        .isInstanceOfSatisfying(
            BulkResult.Stop.class, stop -> assertThat(stop.why()).contains("password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"items\":[]}", "{}", "not json", "", "[1]"})
  void an_answer_that_lacks_items_is_no_success(String body) throws InterruptedException {
    server.reply(200, body);

    assertThat(write(2)).isInstanceOf(BulkResult.Busy.class);
  }

  @Test
  void a_request_that_is_too_large_is_sent_in_halves() throws InterruptedException {
    server.reply(413, "").items(201, 201).items(201, 201);

    assertThat(write(4)).isEqualTo(new BulkResult.Written(java.util.Map.of()));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_single_document_that_is_too_large_is_rejected() throws InterruptedException {
    server.reply(413, "").reply(413, "").items(201);

    assertThat(write(2))
        .isInstanceOfSatisfying(
            BulkResult.Written.class,
            written ->
                assertThat(written.rejected().values())
                    .extracting(Verdict.Rejected::reason)
                    .containsExactly("too-large"));
  }

  @Test
  void many_bytes_go_in_several_requests() throws InterruptedException {
    server.items(201);
    var large = "\"" + "x".repeat(BYTES_MAX * 2 / 3) + "\"";

    write(server.url(), List.of(document(0, large), document(1, large)));

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void each_document_names_alias_id_and_version_and_never_makes_an_index()
      throws InterruptedException {
    server.items(201);

    write(1);

    assertThat(server.requests().getFirst())
        .startsWith("POST /_bulk?require_alias=true")
        .contains("\"_index\":\"write-alias\"", "\"_id\":\"id-0\"")
        .contains("\"version\":7", "\"version_type\":\"external_gte\"")
        .endsWith("{}\n");
  }

  private BulkResult write(int documents) throws InterruptedException {
    return write(server.url(), documents);
  }

  private static BulkResult write(URI url, int documents) throws InterruptedException {
    return write(url, IntStream.range(0, documents).mapToObj(i -> document(i, "{}")).toList());
  }

  private static BulkResult write(URI url, List<Write> writes) throws InterruptedException {
    try (var http = new ElasticsearchHttp(ElasticsearchSettings.of(url), Duration.ofSeconds(10))) {
      return new BulkWriter(http, BYTES_MAX).write(writes);
    }
  }

  private static Write document(int record, String json) {
    return new Write(
        record, IndexNames.ARTICLES, "write-alias", "id-" + record, 7, json.getBytes(UTF_8));
  }
}
