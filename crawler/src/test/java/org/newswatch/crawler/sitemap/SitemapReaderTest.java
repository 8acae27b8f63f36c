package org.newswatch.crawler.sitemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.crawler.Packed.gzip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.newswatch.crawler.sitemap.SitemapOutcome.Child;
import org.newswatch.crawler.sitemap.SitemapOutcome.Counts;
import org.newswatch.crawler.sitemap.SitemapOutcome.Page;

final class SitemapReaderTest {

  private static final String URL = "http://paper.test/sitemap.xml";
  private static final String PAGES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>http://paper.test/a?x=1&amp;y=2</loc><lastmod>2026-11-02</lastmod></url>
      <url><loc> /b </loc><lastmod>2026-11-01T10:00:00+02:00</lastmod></url>
      <url><loc>ftp://paper.test/c</loc></url>
      <url><lastmod>2026-11-02</lastmod></url>
      <url><loc>http://paper.test/b</loc></url>
      </urlset>
      """;

  @Test
  void a_sitemap_names_each_page_once() {
    SitemapOutcome.Pages pages = pages(PAGES);
    assertThat(pages.pages())
        .containsExactly(
            page("http://paper.test/a?x=1&y=2", "2026-11-02T00:00:00Z"),
            page("http://paper.test/b", "2026-11-01T08:00:00Z"));
    assertThat(pages.counts()).isEqualTo(new Counts(5, 2, 0, false));
  }

  @Test
  void a_news_sitemap_gives_title_date_and_language() {
    SitemapOutcome.Pages pages =
        pages(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><image:image><image:loc>http://paper.test/i.jpg</image:loc>
              <image:title>A ship</image:title></image:image>
              <v:video><v:player_loc>http://paper.test/p</v:player_loc><v:title>Waves</v:title>
              <v:publication_date>2020-01-01</v:publication_date><v:tag>sea</v:tag></v:video>
            <loc><![CDATA[http://paper.test/a]]></loc>
            <news:news><news:publication><news:name>Paper</news:name>
              <news:language>en</news:language></news:publication>
            <news:publication_date>2026-11-02T09:30:00Z</news:publication_date>
            <news:title>Harbour &amp;
              town</news:title></news:news></url></urlset>
            """);
    assertThat(pages.pages())
        .containsExactly(
            new Page(
                "http://paper.test/a",
                null,
                Instant.parse("2026-11-02T09:30:00Z"),
                "Harbour & town",
                "en"));
  }

  @Test
  void an_index_names_its_children_newest_first() {
    SitemapOutcome outcome =
        read(
            """
            <sitemapindex><sitemap><loc>/none.xml</loc></sitemap>
            <sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
            <sitemap><loc>/new.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>
            """);
    assertThat(((SitemapOutcome.Index) outcome).children())
        .containsExactly(
            new Child("http://paper.test/new.xml.gz", Instant.parse("2026-01-01T00:00:00Z")),
            new Child("http://paper.test/old.xml", Instant.parse("2020-01-01T00:00:00Z")),
            new Child("http://paper.test/none.xml", null));
  }

  @Test
  void sloppy_files_are_taken_as_they_come() {
    for (String sloppy :
        new String[] {
          PAGES.replace("&amp;", "&"),
          PAGES.replace("</url>", ""),
          PAGES.replace("</urlset>", ""),
          PAGES.replace("xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"", "xmlns=\"x\""),
          PAGES.replace("<url>", "<s:url>").replace("</url>", "</s:url>"),
          PAGES.replace("<loc>", "<LOC>").replace("</loc>", "</LOC>"),
          "\n\n " + PAGES,
          "\uFEFF\n" + PAGES,
          "<!DOCTYPE urlset [<!ENTITY a \">\">]>" + PAGES.substring(PAGES.indexOf("<urlset")),
          PAGES + "<script>"
        }) {
      assertThat(pages(sloppy).pages())
          .as(sloppy)
          .extracting(Page::url)
          .containsExactly("http://paper.test/a?x=1&y=2", "http://paper.test/b");
    }
  }

  @Test
  void a_list_of_addresses_is_a_sitemap() {
    SitemapOutcome.Pages pages =
        pages("\uFEFFhttp://paper.test/a\r\nhttp://paper.test/b\n\nwords\nhttp://paper.test/a");
    assertThat(pages.pages())
        .extracting(Page::url)
        .containsExactly("http://paper.test/a", "http://paper.test/b");
    assertThat(pages.counts()).isEqualTo(new Counts(4, 1, 0, false));
  }

  @Test
  void a_feed_is_a_sitemap_too() {
    SitemapOutcome.Pages pages =
        pages(
            """
            <rss version="2.0"><channel><title>t</title><link>http://paper.test/</link>
            <description>d</description><language>fr</language><item><title>One</title>
            <link>/one</link><pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate></item></channel></rss>
            """);
    assertThat(pages.pages())
        .containsExactly(
            new Page(
                "http://paper.test/one", null, Instant.parse("2026-11-02T09:30:00Z"), "One", "fr"));
  }

  @Test
  void what_is_no_sitemap_is_refused() {
    assertThat(refused("")).isEqualTo("empty");
    assertThat(refused("<!DOCTYPE html><html><body>no</body></html>")).isEqualTo("html");
    assertThat(refused("words and more words")).isEqualTo("not-a-sitemap");
    assertThat(refused("<kml/>")).isEqualTo("not-a-sitemap");
    assertThat(refused("<!-- only -->")).isEqualTo("not-a-sitemap");
    assertThat(refused("{\"a\":1}")).isEqualTo("not-a-sitemap");
  }

  @Test
  void a_packed_sitemap_is_read_also_when_its_end_is_missing() throws IOException {
    byte[] packed = gzip(PAGES.getBytes(StandardCharsets.UTF_8));
    assertThat(((SitemapOutcome.Pages) SitemapReader.read(packed, URL)).pages()).hasSize(2);
    StringBuilder many = new StringBuilder("<urlset>");
    for (int i = 0; i < 5_000; i++) {
      many.append("<url><loc>http://paper.test/").append(i * 7919L).append("</loc></url>");
    }
    byte[] large = gzip(many.toString().getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(large, large.length / 2);
    SitemapOutcome.Pages pages = (SitemapOutcome.Pages) SitemapReader.read(cut, URL);
    assertThat(pages.counts().cut()).isTrue();
    assertThat(pages.pages()).hasSizeGreaterThan(1_000);
    byte[] wrongLength = gzip(PAGES.getBytes(StandardCharsets.UTF_8));
    wrongLength[wrongLength.length - 1] ^= 0x55;
    assertThat(((SitemapOutcome.Pages) SitemapReader.read(wrongLength, URL)).pages()).hasSize(2);
    assertThat(SitemapReader.read(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3}, URL))
        .isEqualTo(new SitemapOutcome.Refused("gzip", "it begins as gzip and cannot be unpacked"));
  }

  private static Page page(String url, String modified) {
    return new Page(url, Instant.parse(modified), null, null, null);
  }

  private static SitemapOutcome read(String body) {
    return SitemapReader.read(body.getBytes(StandardCharsets.UTF_8), URL);
  }

  private static SitemapOutcome.Pages pages(String body) {
    return (SitemapOutcome.Pages) read(body);
  }

  private static String refused(String body) {
    return ((SitemapOutcome.Refused) read(body)).reason();
  }
}
