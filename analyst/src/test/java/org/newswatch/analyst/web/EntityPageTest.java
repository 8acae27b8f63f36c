package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newswatch.analyst.samples.SampleDocuments;
import org.newswatch.analyst.samples.SampleEntities;

class EntityPageTest {

  private final Served served = new Served(Instant.parse("2026-11-16T12:00:00Z"));
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void know() {
    served
        .index()
        .holds(SampleDocuments.bridge())
        .knows(
            SampleEntities.person("e1", 3, null, "Marta Kowalenko", "Kowalenka", "M. Kowalenko"),
            SampleEntities.person("e9", 2, null, "Marta Kavalenka"));
  }

  @AfterEach
  void stop() {
    browser.close();
    served.close();
  }

  @Test
  void an_entity_shows_its_spellings_articles_and_whom_it_is_named_with() throws Exception {
    Document page = served.page("/entities/e1");

    assertThat(page.select("h1").text()).isEqualTo("Marta Kowalenko");
    assertThat(page.select(".kind").first()).isNotNull();
    assertThat(page.select(".spellings tbody th").eachText())
        .contains("Marta Kowalenko", "Kowalenka", "M. Kowalenko");
    assertThat(page.select(".latest h3 a").attr("href"))
        .isEqualTo("/articles/" + SampleDocuments.ID);
    assertThat(page.select("form[method=post] input[name=by]")).hasSize(3);
    assertThat(page.select("a[href=/search?q=entity%3Ae1&sort=newest]")).isNotEmpty();
  }

  @Test
  void names_lead_to_whoever_bears_them_alone_and_else_to_those_who_may() throws Exception {
    HttpResponse<String> alone = served.get("/entities?type=person&label=Marta+Kowalenko");
    assertThat(alone.statusCode()).isEqualTo(303);
    assertThat(alone.headers().firstValue("Location").orElse("")).endsWith("/entities/e1");

    Document several = served.page("/entities?type=person&label=Marta");
    assertThat(several.select(".who a").eachAttr("href"))
        .containsExactly("/entities/e1", "/entities/e9");
  }

  @Test
  void what_is_typed_is_completed_and_what_is_a_query_is_not() throws Exception {
    assertThat(served.page("/suggest?q=marta+k").select("a").eachAttr("href"))
        .containsExactly("/entities/e1", "/entities/e9");
    for (String query : List.of("a", "title:kow", "\"kow", "kow*", "")) {
      assertThat(served.page("/suggest?q=" + Served.encoded(query)).select("a"))
          .as(query)
          .isEmpty();
    }
    served.index().answers(500, "{}").knows();
    assertThat(served.page("/suggest?q=kow").select("a")).isEmpty();
  }

  @Test
  void two_are_merged_in_three_steps_and_the_page_of_the_second_says_so() throws Exception {
    Document candidates = served.page("/entities/e1/merge?q=kav");
    String both = candidates.select(".who a").attr("href");
    assertThat(both).isEqualTo("/entities/e1/merge?into=e9");

    Document asked = served.page(both);
    assertThat(asked.select("form.confirm").attr("action")).isEqualTo("/entities/e1/merge");
    assertThat(asked.select("input[name=into]")).isNotEmpty();

    HttpResponse<String> done = post("/entities/e1/merge", "into=e9&by=ann&why=one");
    assertThat(done.statusCode()).isEqualTo(303);

    Document log = served.page("/decisions");
    assertThat(log.select(".log li").text())
        .contains("Marta Kowalenko", "Marta Kavalenka", "ann", "one");
    assertThat(log.select(".log form").attr("action")).matches("/decisions/d-[0-9a-f]+/undo");
  }

  @Test
  void a_decision_is_undone_from_the_page_and_then_no_more() throws Exception {
    String page = location(post("/entities/e1/label", "name=Marta+K.&by=ann"));
    Document decided = served.page(page);
    assertThat(decided.select(".done").text()).contains("\u201cMarta K.\u201d");
    String undo = decided.select(".done form").attr("action");

    assertThat(post(undo, "").statusCode()).isEqualTo(303);
    assertThat(post(undo, "").statusCode()).isEqualTo(400);

    Document log = served.page("/decisions");
    assertThat(log.select(".log .gone").text()).contains("undone");
  }

  @Test
  void an_entity_that_is_not_there_is_missing_and_ids_are_no_paths() throws Exception {
    served.index().holds().knows();

    assertThat(served.get("/entities/e7").statusCode()).isEqualTo(404);
    assertThat(served.get("/entities/..%2Fx").statusCode()).isEqualTo(404);
    assertThat(served.get("/entities/e7/merge").statusCode()).isEqualTo(404);
    assertThat(post("/entities/e7/label", "name=A").statusCode()).isEqualTo(404);
    assertThat(post("/decisions/d-0/undo", "").statusCode()).isEqualTo(404);
  }

  @Test
  void empty_pages_say_what_they_are_for() throws Exception {
    served.index().holds().knows();

    assertThat(served.page("/entities").select(".empty").text()).contains("three sources");
    assertThat(served.page("/decisions").select(".empty").text()).contains("merged");
    assertThat(served.page("/entities?q=zzz").select(".empty a").attr("href"))
        .isEqualTo("/search?q=zzz");
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_name_breaks_out(String attack) throws Exception {
    served
        .index()
        .holds(SampleDocuments.hostile(attack))
        .knows(
            SampleEntities.person("e1", 3, null, attack, attack + " 2"),
            SampleEntities.person("e2", 3, null, attack));
    String typed = Served.encoded(attack);
    post(
        "/entities/e1/label",
        "name=" + typed + "&by=" + typed + "&why=" + Served.encoded(attack + "!"));
    for (String path :
        List.of(
            "/entities/e1",
            "/entities?q=" + typed,
            "/entities?type=person&label=" + typed,
            "/entities/e1/merge?q=" + typed,
            "/entities/e1/merge?into=e2",
            "/suggest?q=" + typed,
            "/decisions")) {
      HttpResponse<String> answer = served.get(path);
      if (answer.statusCode() == 200) {
        Document page = org.jsoup.Jsoup.parse(answer.body());
        Hostile.mustNotBreakOut(page);
        for (Element form : page.select("form")) {
          assertThat(form.attr("action")).startsWith("/");
        }
      } else {
        assertThat(answer.statusCode()).as(path).isIn(303, 400);
      }
    }
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(served.url().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form, UTF_8))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }
}
