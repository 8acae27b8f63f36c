package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoryPageTest {

  private final Served served = new Served(Instant.parse("2026-11-16T12:00:00Z"));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void a_story_shows_how_it_was_told_who_copied_whom_and_when() throws Exception {
    served.index().answers(200, answer());

    Document page = served.page("/stories/s1");

    assertThat(page.expectFirst("h1").text()).isEqualTo("<i>Zeppelins</i> come");
    assertThat(page.expectFirst(".lead .kicker").text())
        .startsWith("Story 1,204 articles, 31 independent sources 16 Nov 2026, 08:00 UTC");
    assertThat(page.expectFirst(".lead a").attr("href")).isEqualTo("/search?q=about%3A2026-12-01");
    assertThat(page.select(".timeline li")).hasSize(2);
    assertThat(page.expectFirst(".timeline .again .kicker").text()).endsWith("copy of Paper A");
    assertThat(page.select("figure svg rect")).hasSize(24);
    assertThat(page.select("figure tbody tr").eachText())
        .endsWith(
            "16 Nov 2026, 08:00 UTC 4", "16 Nov 2026, 09:00 UTC 0", "16 Nov 2026, 10:00 UTC 2");
    assertThat(page.expectFirst(".more a").attr("href")).isEqualTo("/search?q=story%3As1");
    assertThat(page.select("i")).isEmpty();
    Hostile.mustNotBreakOut(page);
  }

  @Test
  void the_start_page_lists_the_stories_of_the_day() throws Exception {
    served.index().answers(200, answer());

    Document page = served.page("/");

    assertThat(page.expectFirst(".stories a").attr("href")).isEqualTo("/stories/s1");
    assertThat(page.expectFirst(".stories .kicker").text())
        .isEqualTo("1,204 articles, 31 independent sources 1 h ago");
    assertThat(page.expectFirst(".stories .names").text()).isEqualTo("Anna Berg \u00b7 Velin");
    assertThat(page.select("aside .none")).isNotEmpty();
  }

  @Test
  void what_is_no_story_is_not_found() throws Exception {
    assertThat(served.get("/stories/s9").statusCode()).isEqualTo(404);
    assertThat(served.get("/stories/s9").body()).contains("No such story");
    assertThat(served.get("/stories/..%2Fx").statusCode()).isBetween(400, 404);
  }

  /** The same for each question: a story, and as articles one that is copied and its copy. */
  private static String answer() {
    return """
        {"_shards":{"failed":0},"hits":{"total":{"value":1204,"relation":"eq"},"hits":[
          {"_source":{"storyId":"s1","title":"<i>Zeppelins</i> come",
            "firstSeen":"2026-11-16T08:00:00Z","lastSeen":"2026-11-16T11:00:00Z",
            "articles":1204,"sources":31,"day":"2026-12-01",
            "persons":["Anna Berg"],"places":["Velin"],"languages":["en"],
            "details":{"hours":[{"from":"2026-11-16T08:00:00Z","articles":4},
              {"from":"2026-11-16T10:00:00Z","articles":2}]},
            "articleId":"%1$s","text":"They came.","@timestamp":"2026-11-16T08:00:00Z",
            "firstSeenAt":"2026-11-16T08:00:00Z","source":{"id":"a","name":"Paper A"}}},
          {"_source":{"storyId":"s1","articleId":"%2$s","title":"Copied","text":"They came.",
            "@timestamp":"2026-11-16T09:00:00Z","firstSeenAt":"2026-11-16T09:00:00Z",
            "source":{"id":"b","name":"Paper B"},"nearDuplicateOf":"%1$s","similarity":0.9}}]}}
        """
        .formatted("a".repeat(32), "b".repeat(32));
  }
}
