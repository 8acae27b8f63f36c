package org.newswatch.servicekit.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.servicekit.Health;

final class ManagementServerTest {

  private final FakeService crawler = new FakeService("crawler", new ArrayList<>());
  private final FakeService indexer = new FakeService("indexer", new ArrayList<>());
  private final Metrics metrics = Metrics.create();
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final ManagementServer server =
      new ManagementServer(
          ManagementSettings.free(),
          new HealthBoard(List.of(crawler, indexer), () -> now),
          metrics);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    metrics.close();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void when_all_is_up_it_is_live_and_ready() throws Exception {
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = ask("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(ready.body())
        .contains("\"status\":\"ready\"")
        .contains(
            "{\"service\":\"crawler\",\"status\":\"up\",\"what\":\"\","
                + "\"since\":\"2026-03-01T10:00:00Z\"}");
  }

  @Test
  void a_service_that_waits_is_live_and_not_ready_and_says_since_when() throws Exception {
    indexer.health = () -> new Health.Waiting("Elasticsearch does not answer");
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    now = now.plusSeconds(60);
    HttpResponse<String> ready = ask("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .contains("\"status\":\"not ready\"")
        .contains(
            "\"status\":\"waiting\",\"what\":\"Elasticsearch does not answer\","
                + "\"since\":\"2026-03-01T10:00:00Z\"");
  }

  @Test
  void a_dead_service_is_not_live_and_shows_its_cause() throws Exception {
    indexer.health = () -> new Health.Down(new IllegalStateException("worker died"));
    HttpResponse<String> live = ask("GET", "/health/live");
    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(live.body()).contains("worker died").contains("\"status\":\"down\"");
  }

  @Test
  void a_service_that_cannot_say_how_it_is_counts_as_dead() throws Exception {
    indexer.health =
        () -> {
          throw new IllegalStateException("no idea");
        };
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(503);
  }

  @Test
  void metrics_show_the_counters_and_the_jvm() throws Exception {
    metrics.counter("crawler", "skipped", "robots").increment();
    HttpResponse<String> shown = ask("GET", "/metrics");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("newswatch_crawler_skipped_total{reason=\"robots\"} 1.0")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void other_paths_and_methods_are_refused() throws Exception {
    assertThat(ask("GET", "/health/lively").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/health/live").statusCode()).isEqualTo(405);
    assertThat(ask("HEAD", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void a_port_in_use_is_said_with_the_setting_to_change() {
    ManagementServer second =
        new ManagementServer(
            new ManagementSettings("127.0.0.1", server.port()),
            new HealthBoard(List.of(), () -> now),
            metrics);
    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("management.port");
    second.close();
  }
}
