package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExportPageTest {

  private final Served served = new Served(Instant.parse("2026-11-20T12:00:00Z"));

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void an_export_that_was_begun_has_a_page() throws Exception {
    HttpResponse<String> begun = begin("harbour");

    assertThat(begun.statusCode()).isEqualTo(303);
    Document page = served.page(begun.headers().firstValue("Location").orElseThrow());
    assertThat(page.expectFirst("h1").text()).isEqualTo("harbour");
    assertThat(page.expectFirst(".back a").attr("href")).isEqualTo("/search?q=harbour");
    assertThat(page.select(".facts dd").eachText()).contains("CSV");
    assertThat(served.page("/bulk").select(".tasks a").attr("href")).startsWith("/exports/");
  }

  @Test
  void a_faulty_query_is_told_and_begins_nothing() throws Exception {
    HttpResponse<String> refused = begin("(harbour");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("This query cannot be read");
    assertThat(served.page("/bulk").select(".tasks a")).isEmpty();
  }

  @Test
  void an_export_that_nobody_began_is_not_found() throws Exception {
    assertThat(served.get("/exports/none").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_query_breaks_out_of_its_place(String attack) throws Exception {
    HttpResponse<String> begun = begin("\"" + attack.replace('"', ' ') + "\"");

    begun
        .headers()
        .firstValue("Location")
        .ifPresent(
            page -> {
              try {
                Hostile.mustNotBreakOut(served.page(page));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }

  private HttpResponse<String> begin(String query) throws Exception {
    try (var browser = HttpClient.newHttpClient()) {
      return browser.send(
          HttpRequest.newBuilder(served.url().resolve("/exports"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("format=csv&q=" + Served.encoded(query)))
              .build(),
          BodyHandlers.ofString(UTF_8));
    }
  }
}
