package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What stands beside the hits: facets, their order, copies. */
class NarrowingTest {

  private final Served served = new Served(Instant.parse("2026-11-16T12:00:00Z"));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void each_value_leads_to_its_articles_and_keeps_the_order_that_was_chosen() throws Exception {
    served.index().answers(200, answer("Anna Berg", 7, 0));

    Document page = served.page("/search?q=harbour&sort=newest&page=1");

    assertThat(page.select(".facets h2").eachText()).containsExactly("People", "Sources");
    assertThat(page.expectFirst(".values.person li").text()).isEqualTo("Anna Berg 4");
    assertThat(page.expectFirst(".values.person a").attr("href"))
        .isEqualTo("/search?q=harbour+person%3A%22Anna+Berg%22&sort=newest");
    assertThat(page.select(".sorts strong").text()).isEqualTo("Newest");
    assertThat(page.select(".sorts a").eachAttr("href"))
        .containsExactly("/search?q=harbour", "/search?q=harbour&sort=oldest");
  }

  @Test
  void values_past_the_first_six_unfold() throws Exception {
    served.index().answers(200, answer("Anna Berg", 7, 0));

    Document page = served.page("/search?q=harbour");

    assertThat(page.select(".values.misc > li")).hasSize(8);
    assertThat(page.select("details summary").text()).isEqualTo("2 more");
    assertThat(page.select("details .value").eachText()).containsExactly("Paper 6", "Paper 7");
  }

  @Test
  void what_all_articles_share_tells_nothing_and_is_not_shown() throws Exception {
    served.index().answers(200, answer("Anna Berg", 4, 0));

    assertThat(served.page("/search?q=harbour").select(".values.person")).isEmpty();
  }

  @Test
  void copies_are_told_and_left_out_by_a_link() throws Exception {
    served.index().answers(200, answer("Anna Berg", 7, 3));

    Element link = served.page("/search?q=harbour").expectFirst(".copies");
    assertThat(link.text()).isEqualTo("Leave out 3 copies");
    assertThat(link.attr("href")).isEqualTo("/search?q=harbour&originals=true");
    assertThat(served.page("/search?q=harbour&originals=true").select(".copies").attr("href"))
        .isEqualTo("/search?q=harbour");
  }

  @Test
  void an_address_that_says_nonsense_is_read_as_if_it_said_nothing() throws Exception {
    served.index().answers(200, answer("Anna Berg", 7, 0));

    Document page = served.page("/search?q=harbour&sort=none&originals=maybe&page=-3");

    assertThat(page.select(".sorts strong").text()).isEqualTo("Best");
    assertThat(page.select("nav.pages")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_value_breaks_out_of_its_place(String attack) throws Exception {
    served.index().answers(200, answer(quoted(attack), 7, 0));

    Document page = served.page("/search?q=harbour");

    Hostile.mustNotBreakOut(page);
    assertThat(page.expectFirst(".values.person .value").text()).contains(attack.substring(0, 1));
  }

  private static String quoted(String text) {
    String json = JsonMapper.shared().writeValueAsString(text);
    return json.substring(1, json.length() - 1);
  }

  private static String answer(String person, int total, int copies) {
    var sources = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      sources.append(i == 0 ? "" : ",");
      sources.append(
          "{\"key\":\"p%d\",\"doc_count\":%d,\"label\":{\"buckets\":[{\"key\":\"Paper %d\"}]}}"
              .formatted(i, i == 0 ? 3 : 1, i));
    }
    return """
        {"_shards":{"failed":0},"hits":{"total":{"value":%d,"relation":"eq"},"hits":[]},
         "aggregations":{"copies":{"doc_count":%d},
          "by_persons":{"buckets":[{"key":"%s","doc_count":4}]},
          "by_sources":{"buckets":[%s]}}}
        """
        .formatted(total, copies, person, sources);
  }
}
