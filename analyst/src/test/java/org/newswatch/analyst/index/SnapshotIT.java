package org.newswatch.analyst.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.Zeppelins;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SnapshotIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 7;

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> points = new ArrayList<>();
  private final HttpServer between;
  private final ElasticsearchHttp http;
  private final Index index;

  SnapshotIT() throws IOException, InterruptedException {
    between = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http =
        new ElasticsearchHttp(
            ElasticsearchSettings.of(
                URI.create("http://127.0.0.1:" + between.getAddress().getPort())),
            Duration.ofSeconds(30));
    index = new Index(http, Sleeper.SYSTEM);
  }

  /** Passes all on, and notes which moments are held. */
  @BeforeEach
  void listen() {
    between.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] answer =
                pass(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestBody().readAllBytes(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    status -> exchange.sendResponseHeaders(status, 0));
            exchange.getResponseBody().write(answer);
          }
        });
    between.start();
  }

  private interface Head {
    void send(int status) throws IOException;
  }

  private byte[] pass(String method, String path, byte[] body, String type, Head head)
      throws IOException {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(SharedElasticsearch.url().resolve(path))
                  .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                  .header("Content-Type", type == null ? "application/json" : type)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (path.contains("/_pit?")) {
        points.add(JSON.readTree(answer.body()).path("id").asString());
      }
      head.send(answer.statusCode());
      return answer.body();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @AfterEach
  void clear() throws InterruptedException {
    http.close();
    between.stop(0);
    client.close();
    zeppelins.clear();
  }

  private void forgetTheMoment() throws IOException {
    byte[] body = JSON.createObjectNode().put("id", points.getLast()).toString().getBytes(UTF_8);
    var unused = pass("DELETE", "/_pit", body, "application/json", status -> {});
  }

  private static ObjectNode newest(int size) {
    ObjectNode body = JSON.createObjectNode().put("size", size).put("track_total_hits", true);
    body.withObject("/query/match").put(Fields.TITLE, Zeppelins.QUERY);
    Newest.order(body);
    return body;
  }

  private static <T> T found(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }

  @Test
  void a_moment_that_the_server_forgot_is_replaced_and_the_order_goes_on_after_the_last_key()
      throws Exception {
    List<String> ids = new ArrayList<>();
    try (Snapshot snapshot = index.snapshot(IndexNames.ARTICLES)) {
      ObjectNode body = newest(PAGE);
      for (int page = 0; page < 4; page++) {
        List<JsonNode> hits = found(snapshot.search(body)).at("/hits/hits").valueStream().toList();
        hits.forEach(hit -> ids.add(Newest.id(hit)));
        Newest.after(body, hits.getLast());
        if (page == 1) {
          forgetTheMoment();
        }
      }
      assertThat(snapshot.lost()).isEqualTo(1);
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(Zeppelins.ARTICLES);
  }

  @Test
  void many_searches_have_an_answer_each_and_a_refused_one_stops_no_other() throws Exception {
    ObjectNode bad = JSON.createObjectNode();
    bad.withObject("/query/no-such-query").put("a", 1);
    try (Snapshot snapshot = index.snapshot(IndexNames.ARTICLES)) {
      List<Result<JsonNode>> first = found(snapshot.searches(List.of(newest(1), bad, newest(2))));
      assertThat(first.get(1)).isInstanceOf(Result.BadQuery.class);
      assertThat(found(first.get(2)).at("/hits/total/value").asInt()).isEqualTo(Zeppelins.ARTICLES);
      forgetTheMoment();

      List<Result<JsonNode>> again = found(snapshot.searches(List.of(newest(1), bad)));

      assertThat(again.get(0)).isInstanceOf(Result.Found.class);
      assertThat(snapshot.lost()).isEqualTo(1);
    }
  }

  @Test
  void an_index_that_is_not_there_has_nothing_in_it() throws Exception {
    try (Snapshot snapshot = index.snapshot(IndexNames.REVISIONS)) {
      assertThat(found(snapshot.search(newest(1))).at("/hits/total/value").asInt()).isZero();
      assertThat(found(snapshot.lastIndexed())).isEmpty();
      assertThat(found(snapshot.searches(List.of(newest(1), newest(1))))).hasSize(2);
    }
  }
}
