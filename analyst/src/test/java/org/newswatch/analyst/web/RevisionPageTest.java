package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newswatch.analyst.samples.SampleDocuments;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RevisionPageTest {

  private static final String PATH = "/articles/" + SampleDocuments.ID + "/revisions";

  private final Served served = new Served(Instant.parse("2026-11-20T12:00:00Z"));

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void the_newest_revision_is_held_against_the_one_before() throws Exception {
    holds("The ferry left at noon.", "The ferry left at one.");

    Document page = served.page(PATH);

    assertThat(page.expectFirst(".body del").text()).isEqualTo("noon.");
    assertThat(page.expectFirst(".body ins").text()).isEqualTo("one.");
    assertThat(page.select(".revisions li")).hasSize(2);
    assertThat(page.expectFirst(".revisions li a").attr("href"))
        .isEqualTo(PATH + "?before=1&after=2");
  }

  @Test
  void any_two_are_compared_that_the_address_names() throws Exception {
    holds("The ferry left at noon.", "The ferry left at one.");

    Document page = served.page(PATH + "?before=2&after=1");

    assertThat(page.expectFirst(".body ins").text()).isEqualTo("noon.");
  }

  @Test
  void what_was_never_taken_up_is_not_found() throws Exception {
    served.index().answers(200, "{\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[]}}");

    assertThat(served.get(PATH).statusCode()).isEqualTo(404);
    assertThat(served.get("/articles/none/revisions").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_text_breaks_out_of_its_place(String attack) throws Exception {
    holds("Before. " + attack, attack + " After.");

    Hostile.mustNotBreakOut(served.page(PATH));
  }

  /** Two revisions, the newest first, as the index answers. */
  private void holds(String before, String after) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.putObject("_shards").put("failed", 0);
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    for (int revision = 2; revision >= 1; revision--) {
      String text = revision == 1 ? before : after;
      hits.addObject()
          .putObject("_source")
          .put("revision", revision)
          .put("version", 450_000_000_000_000L + revision)
          .put("title", "Ferry: " + text)
          .put("text", text)
          .put("textChars", text.length());
    }
    served.index().answers(200, answer.toString());
  }
}
