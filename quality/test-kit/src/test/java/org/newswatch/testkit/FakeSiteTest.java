package org.newswatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FakeSiteTest {

  @Test
  void a_path_answers_as_told_and_every_request_is_counted() throws Exception {
    try (FakeSite site = FakeSite.start();
        HttpClient client = HttpClient.newHttpClient()) {
      site.page("/a", "hello").status("/b", 503, "Retry-After", "9").tagged("/c", "x", "\"1\"");
      assertThat(get(client, site, "/a").body()).isEqualTo("hello");
      assertThat(get(client, site, "/b").headers().firstValue("Retry-After")).hasValue("9");
      assertThat(get(client, site, "/c", "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
      assertThat(get(client, site, "/unknown").statusCode()).isEqualTo(404);
      assertThat(site.hits("/a")).isEqualTo(1);
      assertThat(site.requests()).hasSize(4);
    }
  }

  @Test
  void a_path_may_be_one_hosts_alone() throws Exception {
    try (FakeSite site = FakeSite.start();
        HttpClient client = HttpClient.newHttpClient()) {
      site.page("/a", "everybody's").page(site.address() + "/a", "its own");
      assertThat(get(client, site, "/a").body()).isEqualTo("its own");
      assertThat(site.requests().getFirst().arrivedNanos()).isLessThan(System.nanoTime());
    }
  }

  @Test
  void a_clock_moves_only_when_told() {
    MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
    assertThat(clock.instant()).isEqualTo(clock.instant());
    assertThat(clock.advance(Duration.ofMinutes(1)))
        .isEqualTo(Instant.parse("2026-11-02T09:01:00Z"));
  }

  private static HttpResponse<String> get(
      HttpClient client, FakeSite site, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
