package org.newswatch.servicekit.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.servicekit.ElasticsearchSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class PointInTimeTest {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String found = "{\"pit_id\":\"p2\",\"hits\":{\"hits\":[]}}";
  private HttpServer server;
  private ElasticsearchHttp http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String uri = exchange.getRequestURI().toString();
          requests.add(uri + " " + body);
          byte[] answer =
              (uri.contains("/articles/_pit") ? "{\"id\":\"p1\"}" : found).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    http = new ElasticsearchHttp(ElasticsearchSettings.of(uri), Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  @Test
  void what_is_closed_is_left_out_and_an_index_that_is_not_there_is_still_an_error()
      throws Exception {
    try (var index = PointInTime.open(http, "articles")) {
      assertThat(requests.getFirst()).contains("ignore_unavailable=true", "allow_no_indices=false");
      index.renew();
    }
  }

  @Test
  void it_is_renewed_by_a_search_for_nothing() throws Exception {
    try (var index = PointInTime.open(http, "articles")) {
      index.renew();
      index.renew();
    }

    assertThat(requests.subList(1, 3))
        .allMatch(request -> request.contains("\"size\":0") && request.contains("keep_alive"));
    assertThat(requests.get(2)).as("under its newest id").contains("\"id\":\"p2\"");
  }

  @Test
  void the_least_number_is_exact_and_none_where_no_document_has_one() throws Exception {
    ObjectNode all = JsonMapper.shared().createObjectNode();
    all.putObject("match_all");
    try (var index = PointInTime.open(http, "articles")) {
      found = "{\"aggregations\":{\"least\":{\"value\":4.56123456789123E14}}}";
      assertThat(index.min(all, "version")).hasValue(456_123_456_789_123L);

      found = "{\"aggregations\":{\"least\":{\"value\":null}}}";
      assertThat(index.min(all, "version")).isEmpty();
    }
  }
}
