package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarPageTest {

  /** In every zone that people live in, the 16th or the 17th, a Monday or a Tuesday. */
  private final Served served = new Served(Instant.parse("2026-11-16T12:00:00Z"));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void it_opens_with_last_week_and_shows_six_whole_weeks() throws Exception {
    Document page = served.page("/calendar");

    assertThat(page.select(".day")).hasSize(42);
    assertThat(page.expectFirst(".day time").attr("datetime")).isEqualTo("2026-11-09");
    assertThat(page.select(".day.today time").eachAttr("aria-current")).containsExactly("date");
    assertThat(page.select(".steps a").eachAttr("href"))
        .containsExactly("/calendar?from=2026-09-28", "/calendar", "/calendar?from=2026-12-21");
    assertThat(page.select(".lead p").text())
        .isEqualTo("No article speaks of a day to come in these weeks.");
  }

  @Test
  void a_day_of_which_articles_speak_says_how_many_and_leads_to_them() throws Exception {
    served.index().answers(200, answer());

    Document page = served.page("/calendar?q=" + Served.encoded("tax OR budget"));

    Element day = page.expectFirst(".day.w4");
    assertThat(day.select("time").attr("datetime")).isEqualTo("2026-12-01");
    assertThat(day.select(".articles").text()).isEqualTo("1,204 articles");
    assertThat(day.select(".articles").attr("href"))
        .isEqualTo("/search?q=%28tax+OR+budget%29+about%3A2026-12-01");
    assertThat(day.select(".told").eachText()).containsExactly("<i>Budget</i> day");
    assertThat(page.select(".lead p").text())
        .isEqualTo(
            "Articles speak of one day to come. Asked of articles that match tax OR budget.");
  }

  @Test
  void nonsense_in_the_address_is_read_as_if_it_said_nothing() throws Exception {
    for (String from : new String[] {"x", "0000-00-00", "+999999999-12-31", "-0001-01-01"}) {
      assertThat(
              served
                  .page("/calendar?from=" + Served.encoded(from))
                  .expectFirst(".day time")
                  .attr("datetime"))
          .as(from)
          .isEqualTo("2026-11-09");
    }
  }

  @Test
  void a_query_that_is_none_is_told_with_its_fix() throws Exception {
    assertThat(served.get("/calendar?q=(").body()).contains("This query cannot be read");
  }

  private static String answer() {
    return """
        {"_shards":{"failed":0},
         "hits":{"hits":[{"_id":"s1","_source":{"title":"<i>Budget</i> day"}}]},
         "aggregations":{"days":{"buckets":[{"key_as_string":"2026-12-01","doc_count":1204,
          "sources":{"value":9},"stories":{"buckets":[{"key":"s1","doc_count":800}]}}]}}}
        """;
  }
}
