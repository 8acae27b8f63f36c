package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.crawler.fetch.OptOuts.Meta;

final class OptOutsTest {

  private static Set<OptOut> header(String... values) {
    return OptOuts.of(List.of(values), "", List.of(), "newswatch");
  }

  private static Set<OptOut> meta(String name, String content) {
    return OptOuts.of(List.of(), "", List.of(new Meta(name, content)), "newswatch");
  }

  @Test
  void a_page_that_says_nothing_asks_for_nothing() {
    assertThat(header()).isEmpty();
    assertThat(header("index, follow", "max-snippet:-1, max-image-preview:large")).isEmpty();
    assertThat(meta("description", "noindex")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noindex | NOINDEX",
        "NoIndex, nofollow | NOINDEX",
        "nofollow,noindex | NOINDEX",
        "none | NOINDEX",
        "noai | NOAI",
        "noarchive, noimageai | NOAI",
        "newswatch: noindex | NOINDEX",
        "NEWSWATCH:noai, noarchive | NOAI",
        "googlebot: nofollow, newswatch: noindex | NOINDEX",
        "unavailable_after: 25 Jun 2010 15:00:00 PST, noindex | NOINDEX",
      })
  void a_header_asks_all_or_us(String value, OptOut asked) {
    assertThat(header(value)).containsExactly(asked);
  }

  @Test
  void what_a_header_asks_of_others_is_not_for_us() {
    assertThat(header("googlebot: noindex, noai")).isEmpty();
    assertThat(header("newswatch: nofollow, otherbot: noindex")).isEmpty();
    assertThat(header("unavailable_after: 25-Jun-2010 15:00:00 PST")).isEmpty();
  }

  @Test
  void the_name_in_one_header_does_not_hold_in_the_next() {
    assertThat(header("googlebot: nofollow", "noindex")).containsExactly(OptOut.NOINDEX);
  }

  @Test
  void a_meta_element_asks_all_or_us() {
    assertThat(meta("robots", "NOINDEX, follow")).containsExactly(OptOut.NOINDEX);
    assertThat(meta("ROBOTS", "noai noimageai")).containsExactly(OptOut.NOAI);
    assertThat(meta("NewsWatch", "noindex")).containsExactly(OptOut.NOINDEX);
    assertThat(meta("googlebot", "noindex")).isEmpty();
  }

  @Test
  void mining_is_reserved_by_a_one_and_nothing_else() {
    assertThat(OptOuts.of(List.of(), " 1 ", List.of(), "newswatch"))
        .containsExactly(OptOut.TDM_RESERVATION);
    assertThat(OptOuts.of(List.of(), "0", List.of(), "newswatch")).isEmpty();
    assertThat(meta("tdm-reservation", "1")).containsExactly(OptOut.TDM_RESERVATION);
  }

  @Test
  void a_fetched_page_is_asked_for_all_of_it() {
    var page =
        new FetchOutcome.Fetched(
            "https://paper.test/a",
            200,
            new byte[0],
            Map.of("tdm-reservation", "1"),
            List.of("noai"));
    assertThat(OptOuts.of(page, List.of(new Meta("robots", "noindex")), "newswatch"))
        .containsExactlyInAnyOrder(OptOut.NOINDEX, OptOut.NOAI, OptOut.TDM_RESERVATION);
  }

  @Property(tries = 500)
  void no_header_and_no_element_is_too_strange(
      @ForAll String value, @ForAll String name, @ForAll String content) {
    assertThat(OptOuts.of(List.of(value), value, List.of(new Meta(name, content)), "newswatch"))
        .isNotNull();
  }
}
