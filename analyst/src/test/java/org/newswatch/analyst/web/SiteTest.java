package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.analyst.AnalystConfig;
import org.newswatch.analyst.AnalystService;
import org.newswatch.analyst.jobs.JobSettings;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.samples.FakeIndex;
import org.newswatch.analyst.samples.KinDocuments;
import org.newswatch.analyst.samples.SampleDesks;
import org.newswatch.analyst.samples.SampleDocuments;
import org.newswatch.analyst.samples.Told;
import org.newswatch.query.QueryLimits;
import org.newswatch.servicekit.ElasticsearchSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteTest {

  private static final Instant NOW = Instant.parse("2026-11-16T12:00:00Z");

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final FakeIndex index = FakeIndex.start();
  private final Same same = new Same();
  private final AnalystService service =
      new AnalystService(
          AnalystConfig.onFreePort(),
          ElasticsearchSettings.of(index.url()),
          same,
          SampleDesks.empty(InstantSource.system()),
          InstantSource.fixed(NOW),
          pauses::add);
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    service.start();
  }

  @AfterEach
  void stop() {
    service.close();
    browser.close();
    index.close();
  }

  @Test
  void a_request_for_ids_that_holds_none_is_refused_in_words() throws Exception {
    for (String body : List.of("", "[]", "{\"ids\":7}", "{\"ids\":[\"../x\"]}")) {
      HttpResponse<String> answer = present(body);

      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("cause");
    }
  }

  @Test
  void a_request_for_ids_that_is_too_long_is_refused_and_no_failure() throws Exception {
    assertThat(present(" ".repeat((int) Site.REQUEST_BYTES_MAX + 1)).statusCode()).isEqualTo(413);
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void the_ids_that_are_in_are_told_and_each_is_asked_for_once() throws Exception {
    String id = "\"" + SampleDocuments.ID + "\"";
    index.answers(200, "{\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[{\"_id\":" + id + "}]}}");

    assertThat(present("{\"ids\":[" + id + "," + id + "]}").body())
        .isEqualTo("{\"present\":[" + id + "]}");
    assertThat(index.requests().getFirst()).contains("[" + id + "]", "\"size\":1");
  }

  @Test
  void the_longest_query_is_taken_and_a_longer_one_refused_in_our_words() throws Exception {
    String longest = "\"" + "\u4e2d".repeat(QueryLimits.QUERY_CHARS_MAX - 2) + "\"";

    assertThat(page("/search?q=" + URLEncoder.encode(longest, UTF_8)).statusCode()).isEqualTo(200);
    HttpResponse<String> longer = page("/search?q=" + URLEncoder.encode(longest + " a", UTF_8));
    assertThat(longer.statusCode()).isEqualTo(400);
    assertThat(longer.body()).contains("at most 10000 characters");
  }

  @Test
  void a_head_that_is_too_long_is_refused_in_our_words_with_our_headers() throws Exception {
    try (var socket = new Socket(service.url().getHost(), service.url().getPort())) {
      String address = "/search?q=" + "a".repeat(Site.HEADER_BYTES_MAX);
      socket.getOutputStream().write(("GET " + address).getBytes(UTF_8));
      assertThat(read(socket.getInputStream()))
          .startsWith("HTTP/1.1 414")
          .contains("Content-Security-Policy: default-src 'none'", "at most 10000 characters")
          .doesNotContain("Jetty");
    }
  }

  @Test
  void an_index_that_is_just_being_made_is_asked_again() throws Exception {
    index.holds(SampleDocuments.bridge()).isBeingMadeFor(2);

    assertThat(page("/search?q=Kowalenko").statusCode()).isEqualTo(200);
    assertThat(pauses).hasSize(2);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(1));
    index.isBeingMadeFor(3);
    assertThat(page("/search?q=Kowalenko").statusCode()).isEqualTo(503);
  }

  @Test
  void a_query_that_the_index_does_not_take_is_the_query_s_fault() throws Exception {
    index.answers(400, "{\"error\":{\"type\":\"too_many\",\"reason\":\"clauses\"}}");

    HttpResponse<String> answer = page("/api/v1/search?q=a");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error/cause").asString()).contains("too_many clauses");
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_short_word_in_lower_case_is_marked_as_it_is_written_only() throws Exception {
    index.holds(SampleDocuments.hostile("Mack"));

    assertThat(page("/search?q=make").body()).doesNotContain("Mack</mark>");
  }

  @Test
  void a_name_is_marked_in_whatever_spelling_it_stands() throws Exception {
    index.holds(SampleDocuments.bridge());

    assertThat(page("/search?q=Kowalenko").body())
        .contains("1 article</h1>")
        .contains("Marta <mark class=\"mark hit\" data-tip=\"\">Kowalenko</mark>")
        .contains("2 h ago")
        .contains("href=\"/articles/" + SampleDocuments.ID + "?q=Kowalenko\"");
    assertThat(page("/search?q=%3DKowalenka+lorries").body())
        .contains(">lorries</mark>", ">Kowalenka</mark>")
        .doesNotContain(">Kowalenko</mark>");
  }

  @Test
  void an_entity_is_searched_for_with_all_that_are_one_with_it_and_marked_by_any_name()
      throws Exception {
    index.holds(SampleDocuments.bridge());
    same.entities().take(Told.entity("e1", "Marta Kowalenko", "e7"));

    assertThat(page("/search?q=entity:e7").body())
        .contains(">Marta Kowalenko</mark>", ">Kowalenka</mark>")
        .doesNotContain(">Ilya Dorn</mark>");
    assertThat(index.requests().getFirst()).contains("{\"terms\":{\"entityIds\":[\"e7\",\"e1\"]}}");
    assertThat(page("/search?q=entity:e2").body()).contains(">Ilya Dorn</mark>");
  }

  @Test
  void an_article_shows_entities_that_are_one_as_one_by_its_label() throws Exception {
    index.holds(SampleDocuments.bridge());
    same.entities().take(Told.entity("e5", "Hauliers' Union", "e4"));
    same.entities().take(Told.entity("e4", "Board of the Harbour", null));

    JsonNode entities = json(page("/api/v1/articles/" + SampleDocuments.ID)).path("entities");
    assertThat(entities.valueStream().map(entity -> entity.path("id").asString()))
        .containsExactly("e1", "e2", "e3", "e4");
    assertThat(entities.get(3).path("label").asString()).isEqualTo("Board of the Harbour");
    assertThat(entities.get(3).path("mentions").asInt()).isEqualTo(2);
  }

  @Test
  void an_article_shows_names_and_days_as_links_that_say_what_they_mean() throws Exception {
    index.holds(SampleDocuments.bridge());

    assertThat(page("/articles/" + SampleDocuments.ID).body())
        .contains("data-tip=\"Monday, 16 November 2026\">Monday</a>")
        .contains("about%3A2026-11-16")
        .contains("data-tip=\"Marta Kowalenko\">Kowalenka</a>")
        .contains("href=\"/entities/e1\"")
        .contains("href=\"https://paper-a.test/velin\"")
        .contains("What revision 2 changed");
  }

  @Test
  void a_hit_says_of_what_it_is_a_copy_who_else_has_it_and_where_its_story_is() throws Exception {
    same.stories().take(Told.story("s2", "s1"));
    index.answers(200, KinDocuments.answer());

    Document page = Jsoup.parse(page("/search?q=crossing").body());
    assertThat(page.select(".related").eachText())
        .containsExactly(
            "Also in 2 other papers 4 articles in this story",
            "Copy of A crossing Paper A, 93 % 4 articles in this story",
            "Copy of an earlier article");
    assertThat(page.select(".related .copy a").attr("href"))
        .isEqualTo("/articles/" + "a".repeat(32));
    assertThat(page.select(".related .story").attr("href")).isEqualTo("/stories/s1");
    assertThat(index.requests().getLast())
        .contains("{\"terms\":{\"storyId\":[\"s1\",\"s2\",\"s3\"]}}", "\"size\":2");

    assertThat(Jsoup.parse(page("/search?q=story:s1").body()).select(".related .story")).isEmpty();
    JsonNode hits = json(page("/api/v1/search?q=crossing")).path("hits");
    assertThat(hits.at("/0/kin").toString())
        .isEqualTo("{\"copyOf\":null,\"copiedBy\":2,\"storyId\":\"s1\",\"storyArticles\":4}");
    assertThat(hits.at("/1/kin/copyOf/similarity").asDouble()).isEqualTo(.93);
  }

  @Test
  void an_article_shows_what_its_revision_changed() throws Exception {
    index.answers(200, KinDocuments.answer());

    Document page = Jsoup.parse(page("/articles/" + SampleDocuments.ID).body());
    assertThat(page.select(".changed").text())
        .isEqualTo(
            "What revision 3 changed Headline before A ferry Text 29 % of it is new,"
                + " less than 1 % of what stood there is gone Named now Anna Lind"
                + " Named no more Velin Sunday, 1 November 2026");
    assertThat(page.select(".changed a").eachAttr("href"))
        .containsExactly("/entities/p1", "/search?q=about%3A2026-11-01");
    assertThat(page.body().text()).doesNotContain("This is revision");
    assertThat(
            json(page("/api/v1/articles/" + SampleDocuments.ID))
                .at("/revised/textAdded")
                .asDouble())
        .isEqualTo(.29);
  }

  @Test
  void a_page_without_a_query_teaches_the_language() throws Exception {
    assertThat(page("/").body())
        .contains("How to ask")
        .contains("No article has been indexed yet")
        .contains("about:[");
  }

  @Test
  void a_faulty_query_is_told_its_column_and_the_fix() throws Exception {
    HttpResponse<String> answer = page("/search?q=" + URLEncoder.encode("a \"b", UTF_8));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Column 3:", "never closed", "Close it");
    assertThat(index.requests()).isEmpty();
  }

  @Test
  void rest_gives_hits_with_an_exact_total() throws Exception {
    index.holds(SampleDocuments.bridge());

    JsonNode answer = json(page("/api/v1/search?q=Kowalenka&limit=5"));

    assertThat(answer.path("total").asInt()).isEqualTo(1);
    assertThat(answer.path("totalExact").asBoolean()).isTrue();
    JsonNode hit = answer.path("hits").get(0);
    assertThat(hit.path("articleId").asString()).isEqualTo(SampleDocuments.ID);
    assertThat(hit.path("publishedAt").asString()).isEqualTo("2026-11-16T09:30:00Z");
    JsonNode first = hit.path("highlights").get(0);
    assertThat(
            hit.path("snippet")
                .asString()
                .substring(first.path("start").asInt(), first.path("end").asInt()))
        .isEqualTo("Kowalenko");
    assertThat(index.requests().getFirst()).contains("\"track_total_hits\":true", "\"size\":5");
  }

  @Test
  void rest_tells_a_faulty_query_and_bounds_as_json() throws Exception {
    JsonNode answer = json(page("/api/v1/search?q=(a"));

    assertThat(answer.at("/error/column").asInt()).isEqualTo(1);
    assertThat(page("/api/v1/search?q=a&limit=201").statusCode()).isEqualTo(400);
    assertThat(page("/api/v1/search?q=a&limit=10&offset=9991").statusCode()).isEqualTo(400);
    assertThat(page("/api/v1/search?q=a&limit=x").statusCode()).isEqualTo(400);
  }

  @Test
  void an_article_that_is_not_there_is_not_found() throws Exception {
    assertThat(page("/articles/" + SampleDocuments.ID).statusCode()).isEqualTo(404);
    assertThat(page("/articles/..%2f").statusCode()).isBetween(400, 404);
    assertThat(page("/api/v1/articles/x").statusCode()).isEqualTo(404);
    assertThat(page("/nothing").body()).contains("There is no such page");
  }

  @Test
  void an_index_that_does_not_answer_is_said_and_not_shown_as_nothing_found() throws Exception {
    index.answers(503, "{\"error\":{\"type\":\"busy\",\"reason\":\"later\"}}");

    HttpResponse<String> answer = page("/search?q=a");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Not now");
    assertThat(json(page("/api/v1/search?q=a")).at("/error/cause").asString()).contains("busy");
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_field_of_an_article_breaks_out_of_its_place(String attack) throws Exception {
    index.holds(SampleDocuments.hostile(attack));
    String query = URLEncoder.encode("stood OR \"" + attack.replace('"', ' ') + "\"", UTF_8);

    for (String path :
        new String[] {
          "/",
          "/search?q=" + query,
          "/search?q=" + URLEncoder.encode(attack, UTF_8),
          "/articles/" + SampleDocuments.ID + "?q=" + URLEncoder.encode(attack, UTF_8)
        }) {
      Hostile.mustNotBreakOut(Jsoup.parse(page(path).body()));
    }
  }

  @Test
  void the_style_sheet_may_be_kept_and_its_address_changes_with_it() throws Exception {
    String html = page("/").body();
    String address = html.replaceAll("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");

    assertThat(address).matches("/assets/newswatch\\.css\\?v=[0-9a-f]+");
    assertThat(page(address).headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.4", "paper.test", "::", "127.evil.test"})
  void another_address_than_loopback_is_refused_by_the_name_of_its_setting(String host) {
    assertThatThrownBy(
            () ->
                new AnalystConfig(
                    host,
                    0,
                    Duration.ofSeconds(1),
                    null,
                    java.util.List.of(),
                    JobSettings.in(Path.of("jobs"))))
        .hasMessageContaining("analyst.host");
  }

  private HttpResponse<String> present(String body) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(service.url().resolve("/api/v1/articles/present"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> page(String path) throws IOException, InterruptedException {
    URI address = service.url().resolve(path);
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return new JsonMapper().readTree(answer.body());
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }
}
