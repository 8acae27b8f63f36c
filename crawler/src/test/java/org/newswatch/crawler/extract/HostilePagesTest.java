package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Provenance;
import org.newswatch.crawler.feed.FeedReader;

/** One page must not hold up the crawler: whatever it is made of, it is done with in seconds. */
final class HostilePagesTest {

  private static final String URL = "https://paper.test/2026/11/02/harbour-opens";
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final int MANY = 100_000;
  private static final int MEGABYTE = 1_000_000;
  private static final String TEXT =
      "<article><p>"
          + "The harbour of Lindow opened again on Monday, eleven days after the storm. ".repeat(5)
          + "</p></article>";

  @Test
  void a_megabyte_of_brackets_for_an_author() {
    String brackets = "(".repeat(MEGABYTE);
    assertThat(article("<meta name=author content='" + brackets + "'>", TEXT).byline()).isEmpty();
    String author = "{\"@type\":\"Article\",\"author\":\"" + brackets.substring(200) + "\"}";
    String script = "<script type='application/ld+json'>" + author + "</script>";
    assertThat(article(script, TEXT).byline()).isEmpty();
  }

  @Test
  void a_megabyte_of_dashes_for_a_title() {
    String head =
        "<meta property=og:site_name content=Paper><meta property=og:title content='Harbour %s Paper'>";
    assertThat(article(head.formatted("-".repeat(MEGABYTE)), TEXT).title()).startsWith("Harbour");
    assertThat(article(head.formatted("- ".repeat(MEGABYTE / 2) + "x"), TEXT).title())
        .startsWith("Harbour");
  }

  @Test
  void a_megabyte_of_spaces_for_tags() {
    String head = "<meta name=keywords content='harbour," + " ".repeat(MEGABYTE) + "x'>";
    assertThat(article(head, TEXT).tags()).contains("harbour");
  }

  @Test
  void many_nested_elements_of_every_kind_that_is_looked_for() {
    for (String tag :
        new String[] {
          "div class=byline",
          "div itemprop=author",
          "div itemprop='author name'",
          "address",
          "div itemprop=headline",
          "figure",
          "time datetime=x",
          "div class=date",
          "article"
        }) {
      String deep = ("<" + tag + ">").repeat(MANY) + "<table></table>" + TEXT;
      assertThat(extract("", deep)).as(tag).isInstanceOf(Extraction.NoArticle.class);
    }
  }

  @Test
  void many_elements_under_nested_ones() {
    for (String tag :
        new String[] {
          "div class=byline", "div itemprop=author", "figure", "h1 itemprop=headline"
        }) {
      String name = tag.split(" ", 2)[0];
      String wide =
          ("<" + tag + ">").repeat(300)
              + "<span itemprop=name></span>".repeat(MANY)
              + ("</" + name + ">").repeat(300)
              + TEXT;
      assertThat(extract("", wide)).as(tag).isInstanceOf(Extraction.Article.class);
    }
  }

  @Test
  void many_things_to_take_out_of_one_element() {
    assertThat(article("", TEXT + "<!---->".repeat(4 * MANY) + TEXT).text())
        .startsWith("The harbour");
    assertThat(article("", TEXT + "<nav></nav><i></i>".repeat(MANY)).text())
        .startsWith("The harbour");
  }

  @Test
  void feeds_of_nested_items_and_links() {
    for (String tag : new String[] {"item><link", "entry xmlns:a%d='b'", "item"}) {
      StringBuilder feed = new StringBuilder("<rss><channel>&nbsp");
      for (int i = 0; i < MANY; i++) {
        feed.append('<').append(tag.replace("%d", String.valueOf(i))).append('>');
      }
      byte[] body = feed.append("text").toString().getBytes(StandardCharsets.UTF_8);
      assertThat(
              assertTimeoutPreemptively(
                  BOUND, () -> FeedReader.read(body, "http://paper.test/feed", "")))
          .as(tag)
          .isNotNull();
    }
  }

  @Test
  void what_stands_in_brackets_after_a_name_is_no_part_of_it() {
    assertThat(
            article("<meta name=author content='By Ann Berg (Lindow), Jo Li [staff]'>", TEXT)
                .byline())
        .containsExactly("Ann Berg", "Jo Li");
  }

  @Test
  void a_moment_on_the_day_that_the_address_names_says_more_than_the_day() {
    String time = "<article><time datetime='%s'>then</time>" + TEXT.substring(9);
    Extraction.Article timed = article("", time.formatted("2026-11-02T07:30:00+01:00"));
    assertThat(timed.publishedAt())
        .isEqualTo(Moment.of(Instant.parse("2026-11-02T06:30:00Z"), ZoneOffset.ofHours(1)));
    assertThat(timed.provenance()).containsEntry("publishedAt", Provenance.DOM);
    // One of another day is of something else.
    Extraction.Article other = article("", time.formatted("2026-10-02T07:30:00+01:00"));
    assertThat(other.publishedAt()).isEqualTo(Moment.ofDay(LocalDate.of(2026, 11, 2)));
    assertThat(other.provenance()).containsEntry("publishedAt", Provenance.URL);
  }

  private static Extraction.Article article(String head, String body) {
    return (Extraction.Article) extract(head, body);
  }

  private static Extraction extract(String head, String body) {
    byte[] page =
        ("<html><head>" + head + "</head><body>" + body + "</body></html>")
            .getBytes(StandardCharsets.UTF_8);
    return assertTimeoutPreemptively(BOUND, () -> Extractor.extract(page, URL, Map.of()));
  }
}
