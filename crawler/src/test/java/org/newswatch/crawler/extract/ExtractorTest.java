package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Provenance;

final class ExtractorTest {

  private static final String URL = "https://paper.test/2026/11/02/harbour-opens";
  private static final String FIRST =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that had closed it.";
  private static final String SECOND =
      "Captain Ines Varga was the first to leave, at six in the morning, with a load of timber for the islands.";
  private static final String PAGE =
      """
      <!doctype html><html lang="en-GB"><head><title>Harbour opens again | The Paper</title>
      <link rel="canonical" href="/harbour-opens">
      <meta property="og:site_name" content="The Paper"><meta property="og:type" content="article">
      <meta property="og:image" content="/img/1.jpg"><meta name="description" content="Ships sail.">
      <meta property="article:section" content="Coast"><meta property="article:tag" content="harbour">
      @HEAD</head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li></ul></nav>
      <div class="cookie-banner"><p>We use cookies to make this site better for everyone who reads it.</p></div>
      <article><h1>Harbour opens again</h1>
      <p class="byline">By <a rel="author" href="/ann">Ann Berg</a> and Jo Li</p>
      <p>@FIRST</p><figure><img src="x.jpg"><figcaption>The pier in the morning light of Monday.</figcaption></figure>
      <p>@SECOND</p>
      <ul><li>Two ships left before noon.</li><li>Nine are to follow by the end of the week.</li></ul>
      <aside class="related"><h3>Related</h3><p><a href="/storm">Storm closes the harbour for days to come</a></p></aside>
      </article>
      <div id="comments"><p>I was there and it was cold, says a reader who has much more to tell than this.</p></div>
      <footer><p>Copyright The Paper, all rights reserved, do not copy without asking us first.</p></footer>
      </body></html>
      """;

  @Test
  void the_article_comes_without_what_surrounds_it() {
    Extraction.Article article = article(page(""));
    assertThat(article.title()).isEqualTo("Harbour opens again");
    assertThat(article.text())
        .isEqualTo(
            FIRST
                + "\n\n"
                + SECOND
                + "\n\nTwo ships left before noon.\n\nNine are to follow by the end of the week.");
    assertThat(article.byline()).containsExactly("Ann Berg", "Jo Li");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.section()).isEqualTo("Coast");
    assertThat(article.tags()).containsExactly("harbour");
    assertThat(article.summary()).isEqualTo("Ships sail.");
    assertThat(article.imageUrl()).isEqualTo("https://paper.test/img/1.jpg");
    assertThat(article.canonicalUrl()).isEqualTo("https://paper.test/harbour-opens");
    assertThat(article.publishedAt()).isEqualTo(Moment.ofDay(LocalDate.of(2026, 11, 2)));
    assertThat(article.provenance())
        .containsEntry("publishedAt", Provenance.URL)
        .containsEntry("text", Provenance.DOM)
        .containsEntry("byline", Provenance.DOM)
        .containsEntry("summary", Provenance.META);
  }

  @Test
  void json_ld_is_believed_first() {
    Extraction.Article article =
        article(
            page(
                """
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                 {"@type":"WebSite","name":"The Paper"},
                 {"@type":["NewsArticle"],"headline":"Harbour opens again","datePublished":"2026-11-02T07:30:00+01:00",
                  "dateModified":"2026-11-02T09:00:00Z","isAccessibleForFree":"False",
                  "author":[{"@id":"#ann"},{"@type":"Person","name":"Jo Li"}],},
                 {"@id":"#ann","@type":"Person","name":"Ann Berg"}]}</script>
                """));
    assertThat(article.publishedAt())
        .isEqualTo(Moment.of(Instant.parse("2026-11-02T06:30:00Z"), ZoneOffset.ofHours(1)));
    assertThat(article.modifiedAt())
        .isEqualTo(Moment.of(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC));
    assertThat(article.byline()).containsExactly("Ann Berg", "Jo Li");
    assertThat(article.paywalled()).isTrue();
    assertThat(article.provenance()).containsEntry("publishedAt", Provenance.JSON_LD);
  }

  @Test
  void a_page_drawn_by_a_script_gives_the_text_it_states() {
    String html =
        "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A b c\",\"articleBody\":\""
            + FIRST
            + "\\n\\n"
            + SECOND
            + "\"}</script></head><body><div id=app></div></body></html>";
    Extraction.Article article = article(html.getBytes(StandardCharsets.UTF_8));
    assertThat(article.text()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(article.provenance()).containsEntry("text", Provenance.JSON_LD);
  }

  @Test
  void characters_are_read_as_header_meta_or_bytes_say() {
    String russian =
        "<html><head>%s<title>Порт открыт</title></head><body><article><h1>Порт снова открыт</h1><p>"
            + "В понедельник порт снова открыли, через одиннадцать дней после шторма. ".repeat(4)
            + "</p></article></body></html>";
    String meta = russian.formatted("<meta charset=\"windows-1251\">");
    String bare = russian.formatted("");
    Charset cyrillic = Charset.forName("windows-1251");
    assertThat(article(meta.getBytes(cyrillic)).title()).isEqualTo("Порт снова открыт");
    assertThat(
            ((Extraction.Article)
                    Extractor.extract(
                        bare.getBytes(cyrillic),
                        URL,
                        Map.of("Content-Type", "text/html; charset=windows-1251")))
                .title())
        .isEqualTo("Порт снова открыт");
    assertThat(article(bare.getBytes(StandardCharsets.UTF_8)).title())
        .isEqualTo("Порт снова открыт");
    assertThat(article(("\uFEFF" + bare).getBytes(StandardCharsets.UTF_16LE)).title())
        .isEqualTo("Порт снова открыт");
  }

  @Test
  void a_page_without_an_article_says_why() {
    assertThat(reason("<html><body><nav><a href=/>Home</a></nav></body></html>"))
        .isEqualTo("no-text");
    assertThat(reason("<html><body><p>Soon.</p></body></html>")).isEqualTo("too-little-text");
    assertThat(reason("")).isEqualTo("no-text");
    assertThat(reason("just words")).isEqualTo("not-html");
    assertThat(
            ((Extraction.NoArticle)
                    Extractor.extract(page(""), URL, Map.of("content-type", "image/png")))
                .reason())
        .isEqualTo("not-html");
    assertThat(
            ((Extraction.NoArticle) Extractor.extract(new byte[50 * 1024 * 1024], URL, Map.of()))
                .reason())
        .isEqualTo("too-large");
  }

  @Test
  void two_megabytes_of_one_word_are_no_article() {
    String glued = "<html><body><p>" + "word".repeat(500_000) + "</p></body></html>";
    String spaced = "<html><body><p>" + "word ".repeat(400_000) + "</p></body></html>";
    assertThat(reason(glued)).isEqualTo("one-word");
    assertThat(reason(spaced)).isEqualTo("one-word");
  }

  @Test
  @Timeout(60)
  void deep_nesting_ends_in_time() {
    String text = "<p>" + FIRST + " " + SECOND + " " + FIRST + "</p>";
    for (String tag : new String[] {"div", "b", "table><tr><td", "ul><li", "span", "blockquote"}) {
      String deep = "<html><body>" + ("<" + tag + ">").repeat(10_000) + text + "</body></html>";
      assertThat(Extractor.extract(deep.getBytes(StandardCharsets.UTF_8), URL, Map.of()))
          .as(tag)
          .isNotNull();
    }
  }

  @Test
  void nuls_and_invisible_characters_are_gone() {
    String dirty =
        new String(page(""), StandardCharsets.UTF_8).replace("Lindow", "Lin\u0000\u200B\u00ADdow");
    assertThat(article(dirty.getBytes(StandardCharsets.UTF_8)).text())
        .startsWith("The harbour of Lindow");
  }

  @Test
  void a_text_file_has_its_title_first() {
    var found =
        (Extraction.Article)
            Extractor.plainText(
                ("Harbour opens\n\n" + FIRST + "\n" + SECOND + "\n")
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(found.title()).isEqualTo("Harbour opens");
    assertThat(found.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void the_same_bytes_give_the_same_article() {
    assertThat(article(page(""))).isEqualTo(article(page("")));
  }

  @Property(tries = 300)
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    assertThat(Extractor.extract(bytes, URL, Map.of())).isNotNull();
    assertThat(Extractor.plainText(bytes)).isNotNull();
  }

  @Property(tries = 200)
  void a_page_cut_and_damaged_anywhere_does_not_make_it_throw(
      @ForAll int cut, @ForAll byte damage) {
    byte[] whole =
        page(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[]}</script>");
    byte[] part = Arrays.copyOf(whole, Math.floorMod(cut, whole.length - 1) + 1);
    part[Math.floorMod(cut * 31, part.length)] = damage;
    assertThat(Extractor.extract(part, URL, Map.of())).isNotNull();
  }

  @Test
  void dates_are_read_in_the_forms_that_pages_use() {
    Instant day = Instant.parse("2021-03-04T00:00:00Z");
    for (String text :
        new String[] {
          "2021-03-04",
          "20210304",
          "March 4, 2021",
          "Mar. 4th, 2021",
          "4 March 2021",
          "Thursday, 4 Mar 2021",
          "4. März 2021",
          "4 марта 2021 г.",
          "4 marca 2021",
          "4 de marzo de 2021",
          "2021/3/4",
          "2021年3月4日",
          "4/3/2021"
        }) {
      assertThat(Dates.parse(text)).as(text).hasValue(day);
    }
    assertThat(Dates.parse("2021-03-04T10:00:00+0200")).hasValue(day.plus(Duration.ofHours(8)));
    assertThat(Dates.parse("Thu, 04 Mar 2021 08:00:00 GMT"))
        .hasValue(day.plus(Duration.ofHours(8)));
    assertThat(Dates.parse("2021-13-45")).isEmpty();
    assertThat(Dates.parse("yesterday")).isEmpty();
  }

  private static byte[] page(String head) {
    return PAGE.replace("@HEAD", head)
        .replace("@FIRST", FIRST)
        .replace("@SECOND", SECOND)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Extraction.Article article(byte[] body) {
    return (Extraction.Article) Extractor.extract(body, URL, Map.of());
  }

  private static String reason(String html) {
    var none =
        (Extraction.NoArticle)
            Extractor.extract(html.getBytes(StandardCharsets.UTF_8), URL, Map.of());
    return none.reason();
  }
}
