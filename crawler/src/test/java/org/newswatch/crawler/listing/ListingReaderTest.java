package org.newswatch.crawler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.crawler.listing.ListingOutcome.Link;

final class ListingReaderTest {

  private static final String URL = "https://www.paper.test/";

  private static final String FRAME =
      """
      <html><body>
      <header><a href="/"><img src="logo.png" alt="Paper"></a>
        <nav><ul><li><a href="/politics">Politics</a></li>
          <li><a href="/category/sport-and-leisure-in-the-region">Sport and leisure in the region</a></li>
          <li><a href="/weather">Weather</a></li></ul></nav></header>
      <main>MAIN</main>
      <div class="pagination"><a href="/page/2">Older articles of this page</a>
        <a href="/?page=3">3</a></div>
      <footer><a href="/about-us">About us and our newspaper</a>
        <a href="/privacy-policy">Privacy policy</a><a href="/2026/11/">November 2026</a>
        <a href="https://other.test/2026/11/02/a-long-slug-of-another-site">Another site's news today</a>
        <a href="mailto:desk@paper.test">Mail</a><a href="/login?return=/x">Log in to your account</a>
      </footer></body></html>
      """;

  @Test
  void articles_are_told_from_everything_else_that_a_page_links_to() {
    List<Link> links =
        links(
            """
            <article><h2><a href="/2026/11/02/harbour-opens-again">Harbour opens again after storm</a></h2>
              <a href="/2026/11/02/harbour-opens-again#comments">12 comments</a>
              <p>By <a href="/author/ann-berg">Ann Berg</a> in <a href="/tag/harbour">Harbour</a></p></article>
            <article><a href="/politics/council-votes-on-new-bridge-plan"><img src="b.jpg"></a>
              <h2><a href="/politics/council-votes-on-new-bridge-plan">Council votes on bridge</a></h2>
              <a href="/politics/council-votes-on-new-bridge-plan">Read more</a></article>
            <article><h2><a href="https://news.paper.test/story.php?id=48213&amp;utm_source=home">Ferry late</a></h2>
              <a href="https://news.paper.test/story.php?id=48213">Read more</a></article>
            <article><h2><a href="/sport/9912345.html">Two goals in the last minute win it</a></h2>
              <a href="/sport/9912345.html">Read more</a></article>
            """);
    assertThat(links)
        .containsExactly(
            new Link(
                "https://www.paper.test/2026/11/02/harbour-opens-again",
                "Harbour opens again after storm"),
            new Link(
                "https://www.paper.test/politics/council-votes-on-new-bridge-plan",
                "Council votes on bridge"),
            new Link("https://news.paper.test/story.php?id=48213", "Ferry late"),
            new Link(
                "https://www.paper.test/sport/9912345.html",
                "Two goals in the last minute win it"));
  }

  @Test
  void a_plain_list_of_links_is_a_list_of_articles_in_any_script() {
    List<Link> links =
        links(
            """
            <ul class="n"><li><a href="/n1/2026/1102/c1001-32581234.html">港口在风暴之后重新开放</a></li>
            <li><a href="/n1/2026/1102/c1001-32581235.html">市议会就新桥投票表决</a></li></ul>
            <div class=x><a href="/novosti/port-snova-otkryt-posle-shtorma/">Порт снова открыт</a></div>
            <div class=x><a href="/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-%D9%8A%D9%81%D8%AA%D8%AD-%D9%85%D9%86-%D8%AC%D8%AF%D9%8A%D8%AF">الميناء يفتح من جديد بعد العاصفة</a></div>
            <div class=x><a href="/news/articleView.html?idxno=204321">항구 폭풍 뒤 다시 열려</a></div>
            """);
    assertThat(links).hasSize(5);
  }

  @Test
  void an_address_without_shape_counts_when_its_place_and_text_say_so() {
    List<Link> links =
        links(
            """
            <section><h3 class=t><a href="/harbour">The harbour opens again after the storm</a></h3>
            <h3 class=t><a href="/bridge">The council votes on the new bridge</a></h3>
            <h3 class=t><a href="/ferry">The ferry is late once more this week</a></h3></section>
            <p>See <a href="/harbour-guide">our guide</a>.</p>
            """);
    assertThat(links).extracting(Link::title).allMatch(title -> title.startsWith("The "));
    assertThat(links).hasSize(3);
  }

  @Test
  void the_base_of_a_page_is_minded() {
    ListingOutcome outcome =
        read(
            "<base href='https://www.paper.test/en/'><h2><a href='2026/11/02/harbour-opens-again'>"
                + "Harbour opens again after storm</a></h2>");
    assertThat(((ListingOutcome.Read) outcome).links().getFirst().url())
        .isEqualTo("https://www.paper.test/en/2026/11/02/harbour-opens-again");
  }

  @Test
  void what_has_no_links_is_refused() {
    assertThat(read("")).isInstanceOf(ListingOutcome.Refused.class);
    assertThat(((ListingOutcome.Refused) read("<p>words</p>")).reason()).isEqualTo("no-links");
    byte[] large = new byte[10 * 1024 * 1024];
    Arrays.fill(large, (byte) 'a');
    assertThat(((ListingOutcome.Refused) ListingReader.read(large, URL, Map.of())).reason())
        .isEqualTo("too-large");
  }

  @Property(tries = 100)
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    assertThat(ListingReader.read(bytes, URL, Map.of("Content-Type", "x"))).isNotNull();
  }

  private static List<Link> links(String main) {
    return ((ListingOutcome.Read) read(FRAME.replace("MAIN", main))).links();
  }

  private static ListingOutcome read(String html) {
    return ListingReader.read(html.getBytes(StandardCharsets.UTF_8), URL, Map.of());
  }
}
