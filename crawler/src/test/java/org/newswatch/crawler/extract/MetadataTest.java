package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Provenance;

/** Title, dates and authors of pages, as their readers see them. */
final class MetadataTest {

  private static final String URL = "https://paper.test/coast/harbour-opens-again";
  private static final String TEXT =
      "<p>"
          + "The harbour of Lindow opened again on Monday, eleven days after the storm. ".repeat(4)
          + "</p><p>"
          + "Captain Ines Varga was the first to leave, with a load of timber for the islands. "
              .repeat(4)
          + "</p>";

  @Test
  void the_headline_that_readers_see_is_the_title() {
    assertThat(
            title(
                "<title>Harbour: what to know | The Paper</title><meta property=og:title content='Harbour: what to know'>",
                "<header><h1 class=logo><a href='/'>The Paper</a></h1></header><article><h1>Harbour opens again after the storm</h1>"))
        .isEqualTo("Harbour opens again after the storm");
  }

  @Test
  void headings_inside_the_text_are_no_title() {
    assertThat(
            title(
                "<title>Paper Blog: Notes from the coast this week</title><meta property=og:title content='Notes from the coast this week'>",
                "<h1>Paper Blog</h1><div><h1>Day one</h1><p>x</p><h1>Day two</h1></div>"))
        .isEqualTo("Notes from the coast this week");
  }

  @Test
  void a_day_or_a_source_in_the_heading_is_no_part_of_the_title() {
    String claim = "<meta property=og:title content='Harbour opens again after storm'>";
    for (String heading :
        new String[] {
          "Dec 18 2025 Harbour opens again after storm",
          "Harbour opens again after storm (paper.test) 87",
        }) {
      assertThat(title(claim, "<h1>" + heading + "</h1>"))
          .isEqualTo("Harbour opens again after storm");
    }
    assertThat(title(claim, "<h1>2025 Harbour opens again after storm</h1>"))
        .isEqualTo("2025 Harbour opens again after storm");
  }

  @Test
  void names_of_sites_and_labels_are_no_part_of_a_title() {
    for (String title :
        new String[] {
          "Harbour opens again after storm | The Paper",
          "Harbour opens again after storm - The Paper",
          "Harbour opens again after storm « The Paper",
          "The Paper: Harbour opens again after storm",
          "Harbour opens again after storm | Coast | The Paper",
        }) {
      assertThat(
              title(
                  "<meta property=og:site_name content='The Paper'><title>" + title + "</title>",
                  "<div>"))
          .as(title)
          .startsWith("Harbour opens again after storm")
          .doesNotContain("Paper");
    }
    assertThat(title("", "<h1>Harbour opens again after storm | Opinion</h1>"))
        .isEqualTo("Harbour opens again after storm");
  }

  @Test
  void a_shouted_or_twice_escaped_headline_is_read_as_it_was_meant() {
    assertThat(title("<title>Harbour opens again</title>", "<h1>HARBOUR OPENS AGAIN</h1>"))
        .isEqualTo("Harbour opens again");
    assertThat(title("", "<h1>Ships &amp;amp; boats leave the harbour</h1>"))
        .isEqualTo("Ships & boats leave the harbour");
  }

  @Test
  void the_day_beside_the_headline_is_the_article_s_and_not_a_related_one() {
    Extraction.Article found =
        article(
            "",
            "<nav><time datetime=2020-01-01>1 Jan 2020</time></nav><h1>Harbour opens again</h1><p>Posted on 3 May 2024</p>"
                + TEXT
                + "<div class=related><h3>Storm</h3><time datetime=2019-02-02>2 Feb 2019</time></div>");
    assertThat(found.publishedAt()).isEqualTo(Moment.ofDay(LocalDate.of(2024, 5, 3)));
  }

  @Test
  void a_time_in_another_zone_falls_on_the_day_that_readers_see() {
    String head = "<meta property=article:published_time content='2024-05-04T02:30:00+00:00'>";
    Moment found = article(head, "<h1>Harbour opens again</h1><p>May 3, 2024</p>").publishedAt();
    assertThat(found)
        .isEqualTo(
            new Moment(
                Instant.parse("2024-05-04T02:30:00Z"), LocalDate.of(2024, 5, 3), null, false));
  }

  @Test
  void an_update_within_days_leaves_the_day_of_publication() {
    String head = "<meta property=article:published_time content='2024-05-03T08:00:00Z'>";
    String body = "<h1>Harbour opens again</h1><p>Updated on May %d, 2024</p>";
    assertThat(article(head, body.formatted(5)).publishedAt())
        .extracting(Moment::day)
        .isEqualTo(LocalDate.of(2024, 5, 3));
    // What only shows when it was written anew, long after, is dated by that.
    assertThat(article(head, body.formatted(23)).publishedAt())
        .extracting(Moment::day)
        .isEqualTo(LocalDate.of(2024, 5, 23));
  }

  @Test
  void a_change_before_publication_is_none() {
    String head =
        "<meta property=article:published_time content='2024-05-03T08:00:00Z'>"
            + "<meta property=article:modified_time content='2024-05-02T08:00:00Z'>";
    assertThat(article(head, "<h1>Harbour opens again</h1>").modifiedAt()).isNull();
  }

  @Test
  void two_numbers_are_read_as_the_page_confirms_them() {
    String head = "<meta property=article:published_time content='2024-03-05T08:00:00Z'>";
    assertThat(article(head, "<h1>Harbour opens again</h1><p>05/03/2024</p>").publishedAt())
        .extracting(Moment::day)
        .isEqualTo(LocalDate.of(2024, 3, 5));
  }

  @Test
  void the_by_line_that_readers_see_goes_before_a_system_s_user() {
    Extraction.Article found =
        article(
            "<meta name=author content=admin><meta property=og:site_name content='The Paper'>",
            "<h1>Harbour opens again</h1><div class=byline><span>By</span> <a href='/ann'>Ann Berg</a><span>Staff writer</span>"
                + " <span>Edited by</span> <span>Mo Ras</span></div>");
    assertThat(found.byline()).containsExactly("Ann Berg");
    assertThat(found.provenance()).containsEntry("byline", Provenance.DOM);
  }

  @Test
  void wire_reports_and_agencies_are_nobody() {
    assertThat(
            article("", "<h1>Harbour opens again</h1><p class=byline>From wire reports</p>")
                .byline())
        .isEmpty();
    assertThat(
            article("", "<h1>Harbour opens again</h1><p class=byline>Gareth Pell and agencies</p>")
                .byline())
        .containsExactly("Gareth Pell");
  }

  @Test
  void the_more_places_agree_the_surer_it_is() {
    Extraction.Article lonely = article("", "<h1>Harbour opens again</h1>");
    Extraction.Article backed =
        article(
            "<title>Harbour opens again</title><meta property=og:title content='Harbour opens again'>",
            "<h1>Harbour opens again</h1>");
    assertThat(confidence(backed, "title")).isGreaterThan(confidence(lonely, "title"));
    assertThat(Confidence.of(2, 0)).isGreaterThan(Confidence.of(1, 0));
    assertThat(Confidence.of(1, 1)).isEqualTo(0.5);
  }

  @Test
  void a_paywall_is_known_by_what_the_page_says_or_calls_itself() {
    assertThat(
            article("<meta property=article:content_tier content=locked>", "<h1>Harbour</h1>")
                .paywalled())
        .isTrue();
    assertThat(
            article("", "<article class='story subscriber-only'><h1>Harbour opens again</h1>")
                .paywalled())
        .isTrue();
    assertThat(article("", "<h1>Harbour opens again</h1>").paywalled()).isFalse();
  }

  @Property(tries = 200)
  void every_confidence_is_a_share_and_no_heading_makes_it_throw(
      @ForAll String heading, @ForAll String line) {
    Extraction found =
        Extractor.extract(
            page(
                "<title>" + heading + "</title>", "<h1>" + line + "</h1><p>by " + heading + "</p>"),
            URL,
            Map.of());
    if (found instanceof Extraction.Article article) {
      assertThat(article.title()).isNotBlank();
      assertThat(article.found().values())
          .allSatisfy(one -> assertThat(one.confidence()).isBetween(0.0, 1.0));
    }
  }

  private static double confidence(Extraction.Article article, String field) {
    Extraction.Found found = article.found().get(field);
    return found == null ? -1 : found.confidence();
  }

  private static String title(String head, String body) {
    return article(head, body).title();
  }

  private static Extraction.Article article(String head, String body) {
    return (Extraction.Article) Extractor.extract(page(head, body), URL, Map.of());
  }

  private static byte[] page(String head, String body) {
    String tail = body.contains(TEXT) ? "" : TEXT;
    return ("<!doctype html><html lang=en><head>"
            + head
            + "</head><body>"
            + body
            + tail
            + "</body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
