package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class JsonLdTest {

  private static final String URL = "https://paper.test/harbour-opens";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens\"}",
        "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens\"} -->",
        "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens\"}\n//]]>",
        "/* said */ {\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens\",}",
        "{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"headline\":\"Harbour opens\"};",
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Harbour opens&quot;}",
        "{\"@type\":\"WebSite\",\"name\":\"Paper\"}{\"@type\":\"Article\",\"headline\":\"Harbour opens\"}",
        "[{\"@graph\":[{\"@type\":[\"Thing\",\"schema:NewsArticle\"],\"headline\":\"Harbour opens\"}]}]",
        "{\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens\",\"description\":\"a \"quoted\" word\"}"
      })
  void what_pages_really_write_is_read(String script) {
    assertThat(read(script).headline()).isEqualTo("Harbour opens");
  }

  @Test
  void the_article_of_the_page_is_told_from_those_it_lists() {
    JsonLd found =
        read(
            """
            [{"@type":"NewsArticle","headline":"Storm closes harbour","url":"https://paper.test/storm","datePublished":"2020-01-01"},
             {"@type":"BlogPosting","headline":"Harbour opens","url":"https://paper.test/harbour-opens/","datePublished":"2026-11-02"}]
            """);
    assertThat(found.string("datePublished")).hasValue("2026-11-02");
    // A page that only lists articles has none of its own.
    assertThat(
            read("""
                    [{"@type":"NewsArticle","headline":"Storm","url":"https://paper.test/storm"},
                     {"@type":"NewsArticle","headline":"Calm","url":"https://paper.test/calm"}]
                    """)
                .isArticle())
        .isFalse();
  }

  @Test
  void authors_are_found_behind_references_and_organisations_are_called_so() {
    JsonLd found =
        read(
            """
            {"@graph":[{"@type":"NewsArticle","headline":"Harbour opens",
              "author":[{"@id":"#ann"},"Jo Li",{"@type":"Organization","name":"The Paper"}]},
             {"@id":"#ann","@type":"Person","name":"Ann Berg"}]}
            """);
    assertThat(found.authors())
        .containsExactly(
            new JsonLd.Author("Ann Berg", false),
            new JsonLd.Author("Jo Li", false),
            new JsonLd.Author("The Paper", true));
  }

  @Property(tries = 500)
  void no_text_makes_it_throw(@ForAll String text) {
    List<JsonNode> objects = new ArrayList<>();
    JsonLdReader.read("{\"@type\":\"Article\",\"author\":{\"name\":\"" + text + "\"}", objects);
    JsonLdReader.read(text, objects);
    assertThat(objects).hasSizeLessThanOrEqualTo(JsonLdReader.OBJECTS_MAX);
  }

  @Test
  void a_megabyte_of_anything_is_read_in_time() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String piece :
              List.of("[", "{\"author\":", "\"author\":{", "{}", "\"@type\":\"", "\\")) {
            List<JsonNode> objects = new ArrayList<>();
            JsonLdReader.read(piece.repeat(990_000 / piece.length()), objects);
            assertThat(objects).hasSizeLessThanOrEqualTo(JsonLdReader.OBJECTS_MAX);
          }
        });
  }

  private static JsonLd read(String script) {
    var page = Jsoup.parse("<script type='application/ld+json'>" + script + "</script>");
    return JsonLd.of(page.getElementsByTag("script"), URL, "Harbour opens | The Paper");
  }
}
