package org.newswatch.crawler.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.Pages;
import org.newswatch.crawler.SourceConfig;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

class PreviewTest {

  private final FakeSite site = FakeSite.start();
  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final List<Duration> slept = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_feed_shows_its_items_and_what_its_first_articles_give() throws Exception {
    feed("/rss.xml", 4);
    site.robots("User-agent: *\nDisallow: /private\n");

    SourcePreview preview = look("/rss.xml", null, 2);

    assertThat(preview.usable()).containsSame(preview);
    assertThat(preview.kind()).isEqualTo(Kind.FEED);
    assertThat(preview.what()).isEqualTo("RSS feed");
    assertThat(preview.title()).isEqualTo("The Paper");
    assertThat(preview.language()).isEqualTo("en");
    assertThat(preview.items())
        .isEqualTo(
            new SourcePreview.Items(
                4,
                4,
                Instant.parse("2026-11-01T08:03:00Z"),
                Instant.parse("2026-11-01T08:00:00Z")));
    assertThat(preview.articles()).hasSize(2);
    assertThat(preview.articles().getFirst().article()).isNotNull();
    assertThat(site.hits("/a2")).isZero();
  }

  @Test
  void it_waits_between_its_requests_as_the_crawler_does() throws Exception {
    feed("/rss.xml", 2);

    look("/rss.xml", null, 2);

    assertThat(site.requests()).hasSize(4);
    assertThat(slept).hasSize(3).allMatch(time -> time.toSeconds() >= 5);
  }

  @Test
  void a_home_page_leads_to_its_best_feed_and_names_the_others_but_no_comments() throws Exception {
    feed("/rss.xml", 3);
    site.robots("Sitemap: " + site.uri("/news-sitemap.xml") + "\n");
    site.page(
        "/",
        """
        <html><head><title>The Paper of Port Ennis</title>
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" title="Gone" href="/gone.xml">
        <link rel="alternate" type="application/rss+xml" title="News" href="/rss.xml">
        <link rel="alternate" type="application/rss+xml" title="Sport" href="/sport.xml">
        </head><body><p>Welcome.</p></body></html>
        """);

    SourcePreview preview = look("/", null, 1);

    assertThat(preview.kind()).isNull();
    assertThat(preview.usable()).map(SourcePreview::address).hasValue(url("/rss.xml"));
    assertThat(preview.others())
        .extracting(SourcePreview.Other::address)
        .contains(url("/sport.xml"), url("/news-sitemap.xml"))
        .doesNotContain(url("/comments/feed"), url("/rss.xml"));
    assertThat(site.hits("/comments/feed")).isZero();
  }

  @Test
  void a_page_that_names_no_feed_is_read_as_a_list() throws Exception {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      article("/2026/11/0" + i % 9 + "/harbour-opens-again-after-the-storm-" + i);
      links.append(
          "<li><a href='/2026/11/0%d/harbour-opens-again-after-the-storm-%d'>The harbour of Port Ennis opens again after the storm, part %d</a></li>"
              .formatted(i % 9, i, i));
    }
    site.page(
        "/", "<html><head><title>Paper</title></head><body><ul>" + links + "</ul></body></html>");

    SourcePreview preview = look("/", null, 1);

    assertThat(preview.kind()).isEqualTo(Kind.LISTING);
    assertThat(preview.usable()).isPresent();
    assertThat(preview.items()).isNotNull();
    assertThat(preview.articles().getFirst().article()).isNotNull();
  }

  @Test
  void an_article_page_is_told_from_a_home_page() throws Exception {
    article("/harbour");

    SourcePreview preview = look("/harbour", null, 3);

    assertThat(preview.kind()).isEqualTo(Kind.PAGE);
    assertThat(preview.usable()).isPresent();
  }

  @Test
  void a_sitemap_and_an_index_give_their_newest_pages() throws Exception {
    article("/a0");
    article("/a1");
    site.feed(
        "/pages.xml",
        """
        <urlset><url><loc>%s</loc><lastmod>2026-10-01</lastmod></url>
        <url><loc>%s</loc><lastmod>2026-11-01</lastmod></url></urlset>
        """
            .formatted(url("/a0"), url("/a1")));
    site.feed(
        "/index.xml",
        "<sitemapindex><sitemap><loc>" + url("/pages.xml") + "</loc></sitemap></sitemapindex>");

    SourcePreview preview = look("/index.xml", null, 1);

    assertThat(preview.kind()).isEqualTo(Kind.SITEMAP);
    assertThat(preview.what()).isEqualTo("index of 1 sitemap");
    assertThat(preview.articles().getFirst().url()).isEqualTo(url("/a1"));
  }

  @Test
  void what_gives_nothing_says_why_and_what_to_do() throws Exception {
    site.robots("User-agent: *\nDisallow: /private\n").page("/", "<p>Hello</p>");
    feed("/empty.xml", 0);

    assertThat(fatal(look("/private/x", null, 1))).isEqualTo("robots");
    assertThat(fatal(look("/gone", null, 1))).isEqualTo("http-404");
    assertThat(fatal(look("/empty.xml", null, 1))).isEqualTo("empty");
    assertThat(fatal(preview("words", null, 1))).isEqualTo("address");
    assertThat(fatal(preview("http://10.0.0.1/feed", null, 1))).isEqualTo("private-address");
    assertThat(look("/private/x", null, 1).problems().getFirst().fix()).isNotBlank();
  }

  @Test
  void opt_outs_of_its_pages_are_told() throws Exception {
    feed("/rss.xml", 1);
    site.page(
        "/a0",
        Pages.article("Harbour").replace("<head>", "<head><meta name='robots' content='noai'>"));

    SourcePreview preview = look("/rss.xml", null, 1);

    assertThat(preview.problems())
        .anyMatch(
            problem -> problem.reason().equals("opt-outs") && problem.detail().contains("noai"));
    assertThat(preview.usable()).isPresent();
  }

  @Test
  void a_feed_whose_pages_hold_no_article_is_refused() throws Exception {
    feed("/rss.xml", 2);
    site.page("/a0", "<p>x</p>").page("/a1", "<p>y</p>");

    assertThat(fatal(look("/rss.xml", null, 2))).isEqualTo("no-articles");
  }

  @Test
  void a_folder_named_by_a_link_shows_what_the_crawler_would_take_of_it() throws Exception {
    Path real = Files.createDirectories(folder.resolve("real"));
    Path file =
        Files.writeString(folder.resolve("a.txt"), "Harbour opens\n\nThe boats leave on the hour.");
    Files.createSymbolicLink(real.resolve("linked.txt"), file);
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThat(preview(link.toString(), null, 3).items()).isNull();
    Files.copy(file, real.resolve("b.txt"));
    SourcePreview preview = preview(link.toString(), null, 3);
    assertThat(preview.articles()).extracting(SourcePreview.Article::url).containsExactly("b.txt");
  }

  @Test
  void a_folder_is_looked_into() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "Harbour opens\n\nThe boats leave on the hour.");

    SourcePreview preview = preview(folder.toString(), null, 3);

    assertThat(preview.kind()).isEqualTo(Kind.FOLDER);
    assertThat(preview.usable()).isPresent();
    assertThat(preview.articles()).hasSize(1);
    assertThat(fatal(preview("/no/such/folder", Kind.FOLDER, 1))).isEqualTo("no-folder");
  }

  private static String fatal(SourcePreview preview) {
    assertThat(preview.usable()).isEmpty();
    return preview.problems().getFirst().reason();
  }

  private void feed(String path, int items) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < items; i++) {
      article("/a" + i);
      xml.append(
          "<item><title>Part %d</title><link>%s</link><pubDate>Sun, 01 Nov 2026 08:0%d:00 GMT</pubDate></item>"
              .formatted(i, url("/a" + i), i));
    }
    site.feed(
        path,
        "<rss version='2.0'><channel><title>The Paper</title><language>en-GB</language>"
            + xml
            + "</channel></rss>");
  }

  private void article(String path) {
    site.page(path, Pages.article("Harbour opens " + path));
  }

  private String url(String path) {
    return site.uri(path).toString();
  }

  private SourcePreview look(String path, @Nullable Kind as, int count) throws Exception {
    return preview(url(path), as, count);
  }

  private SourcePreview preview(String address, @Nullable Kind as, int count) throws Exception {
    CrawlerConfig config = CrawlerConfig.of(List.of(SourceConfig.ofUrl(URI.create(url("/")))));
    try (var fetcher =
        new Fetcher(
            config.fetchSettings(),
            clock,
            time -> {
              slept.add(time);
              clock.advance(time);
            })) {
      return new Preview(fetcher, "newswatch", clock, step -> {}).of(address, as, count);
    }
  }
}
