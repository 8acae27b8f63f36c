package org.newswatch.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

/** Sources that are no feeds, and what sites ask for. */
final class CrawlSourcesTest {

  private static final String SENTENCE =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that had closed it. ";

  @TempDir private Path folder;
  private final FakeSite site = FakeSite.start();
  private final CrawlWorld world =
      new CrawlWorld(
          Configs.with(
              CrawlerConfig.of(List.of()),
              Map.of("hosts", Map.of("www.paper.test", site.address()))));
  private final MutableClock clock = world.clock;
  private final MemorySink sink = world.sink;

  @AfterEach
  void close() {
    world.close();
    site.close();
  }

  @Test
  void a_sitemap_gives_its_recent_pages_and_leaves_out_the_old_ones() throws Exception {
    site.feed(
        "/sitemap.xml",
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            + "<sitemap><loc>http://www.paper.test/new.xml</loc></sitemap>"
            + "<sitemap><loc>http://www.paper.test/sitemap.xml</loc></sitemap>"
            + "<sitemap><loc>http://www.paper.test/1999.xml</loc>"
            + "<lastmod>1999-12-31</lastmod></sitemap></sitemapindex>");
    site.feed(
        "/new.xml",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            + "<url><loc>http://www.paper.test/a</loc><lastmod>2026-11-01</lastmod></url>"
            + "<url><loc>http://www.paper.test/old</loc><lastmod>2026-09-01</lastmod></url>"
            + "</urlset>");
    site.page("/a", article("Harbour opens"));
    world.crawl().put(source(Source.Kind.SITEMAP, "http://www.paper.test/sitemap.xml"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).extracting(RawArticle::title).containsExactly("Harbour opens");
    assertThat(site.hits("/1999.xml")).isZero();
    assertThat(site.hits("/old")).isZero();
    assertThat(site.hits("/sitemap.xml")).isOne();
    assertThat(listed("http://www.paper.test/new.xml")).isEqualTo(new FetchResult.Listed(1, 1));
  }

  @Test
  void a_listing_gives_the_articles_it_links_to() throws Exception {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      links
          .append("<h2><a href='/2026/11/02/harbour-of-lindow-opens-again-")
          .append(i)
          .append("'>The harbour of Lindow opens again for the ")
          .append(i)
          .append("th time this year</a></h2>");
      site.page("/2026/11/02/harbour-of-lindow-opens-again-" + i, article("Harbour " + i));
    }
    site.page("/news", "<html><body><main>" + links + "</main></body></html>");
    world.crawl().put(source(Source.Kind.LISTING, "http://www.paper.test/news"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).hasSize(6);
    assertThat(sink.articles().getFirst().source().id()).isEqualTo("paper");
  }

  @Test
  void a_folder_gives_what_is_in_its_files_and_again_when_one_changes() throws Exception {
    Path file = Files.createDirectories(folder.resolve("2026")).resolve("a.html");
    write(file, article("Harbour opens"));
    write(folder.resolve("notes.doc"), "no article");
    world.crawl().put(source(Source.Kind.FOLDER, folder.toString()));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).extracting(RawArticle::title).containsExactly("Harbour opens");
    assertThat(sink.articles().getFirst().file()).isEqualTo("2026/a.html");
    assertThat(sink.articles().getFirst().source().id()).isEqualTo("paper");
    assertThat(sink.articles().getFirst().backfill()).isFalse();
    // Not again, also not after a restart
    world.restart();
    world.crawlFor(Duration.ofMinutes(30));
    assertThat(sink.articles()).hasSize(1);
    write(file, article("Harbour opens at last"));
    world.crawlFor(Duration.ofMinutes(40));
    assertThat(sink.articles())
        .extracting(RawArticle::title)
        .containsExactly("Harbour opens", "Harbour opens at last");
  }

  @Test
  void a_file_that_cannot_be_read_now_is_read_later() throws Exception {
    Path file = folder.resolve("a.html");
    write(file, article("Harbour opens"));
    world.crawl().put(source(Source.Kind.FOLDER, folder.toString()));
    world.carryOutOne();
    Path away = Files.move(file, folder.resolve("a.away"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.outcome(file.toString())).isEqualTo("unreadable");
    Files.move(away, file);
    world.crawlFor(Duration.ofMinutes(40));
    assertThat(sink.articles()).extracting(RawArticle::title).containsExactly("Harbour opens");
  }

  @Test
  void a_file_without_an_article_says_so() throws Exception {
    Path packed = folder.resolve("a.warc.zst");
    write(packed, "packed");
    Path empty = folder.resolve("b.warc");
    write(empty, "");
    world.crawl().put(source(Source.Kind.FOLDER, folder.toString()));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.outcome(packed.toString())).isEqualTo("file-packed");
    assertThat(sink.outcome(empty.toString())).isEqualTo("file-empty");
  }

  @Test
  void a_folder_may_be_named_by_a_link() throws Exception {
    Path real = Files.createDirectories(folder.resolve("real"));
    write(real.resolve("a.html"), article("Harbour opens"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    world.crawl().put(source(Source.Kind.FOLDER, link.toString()));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).extracting(RawArticle::file).containsExactly("a.html");
  }

  @Test
  void a_folder_that_is_not_there_fails_with_its_reason() throws Exception {
    String gone = folder.resolve("gone").toString();
    world.crawl().put(source(Source.Kind.FOLDER, gone));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.outcome(gone)).isEqualTo("no-folder");
  }

  @Test
  void a_page_that_asks_machines_to_leave_it_out_is_left_out() throws Exception {
    site.page(
        "/a", article("Harbour opens").replace("<head>", "<head><META Name=robots content=noai>"));
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).isEmpty();
    assertThat(sink.outcome("http://www.paper.test/a")).isEqualTo("opt-out");
  }

  @Test
  void an_opt_out_that_is_not_honoured_is_recorded_with_the_article() throws Exception {
    site.page(
        "/a",
        article("Harbour opens")
            .replace("<head>", "<head><meta name='tdm-reservation' content='1'>"));
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles().getFirst().optOuts()).containsExactly("tdm-reservation");
  }

  @Test
  void the_pause_of_a_site_is_kept_before_its_first_page_is_asked_and_with_every_result()
      throws Exception {
    site.robots("User-agent: *\nCrawl-delay: 7\n");
    site.page("/a", article("Harbour opens"));
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    world.carryOutOne();
    assertThat(site.hits("/a")).isZero();
    assertThat(sink.results).extracting(FetchResult::kind).containsExactly(Kind.ROBOTS);
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.results).extracting(FetchResult::delayMillis).containsExactly(7_000L, 7_000L);
  }

  @Test
  void an_order_that_waits_for_its_domain_leaves_its_place_to_others() throws Exception {
    site.page("/a", article("Harbour opens"));
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    Instant start = clock.instant();
    world.carryOutOne();
    assertThat(clock.instant()).isEqualTo(start);
    assertThat(world.crawl().frontier().take(start, 1)).isEmpty();
    assertThat(world.crawl().frontier().nextDue()).hasValue(start.plus(Duration.ofSeconds(5)));
  }

  @Test
  void what_a_server_asks_for_is_kept_to_by_the_next_crawler() throws Exception {
    site.status("/a", 429, "Retry-After", "3600");
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    world.crawlFor(Duration.ofMinutes(1));
    world.restart();
    world.crawlFor(Duration.ofMinutes(57));
    assertThat(site.hits("/a")).isEqualTo(1);
    world.crawlFor(Duration.ofMinutes(5));
    assertThat(site.hits("/a")).isEqualTo(2);
  }

  @Test
  void a_robots_txt_that_cannot_be_kept_keeps_the_page_from_being_asked() throws Exception {
    site.page("/a", article("Harbour opens"));
    world.crawl().put(source(Source.Kind.PAGE, "http://www.paper.test/a"));
    sink.refusing = true;
    world.carryOutOne();
    assertThat(site.hits("/a")).isZero();
    assertThat(world.crawl().notKept()).isEqualTo("refusing");
    sink.refusing = false;
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(sink.articles()).hasSize(1);
    assertThat(world.crawl().notKept()).isNull();
  }

  @Test
  void results_say_what_lists_and_articles_were_like() throws Exception {
    site.feed(
        "/feed",
        "<rss version='2.0'><channel><item><title>A</title>"
            + "<link>http://www.paper.test/a</link></item></channel></rss>");
    site.page("/a", article("Harbour opens"));
    world.crawl().put(source(Source.Kind.FEED, "http://www.paper.test/feed"));
    world.crawlFor(Duration.ofMinutes(1));
    assertThat(listed("http://www.paper.test/feed")).isEqualTo(new FetchResult.Listed(1, 1));
    FetchResult.ReadArticle read =
        sink.results.stream()
            .flatMap(r -> Optional.ofNullable(r.read()).stream())
            .findFirst()
            .orElseThrow();
    assertThat(read.textChars()).isEqualTo(sink.articles().getFirst().text().length());
    assertThat(read.dated()).isFalse();
  }

  private FetchResult.Listed listed(String url) {
    return sink.results.stream()
        .filter(result -> result.url().equals(url) && result.outcome() == Outcome.OK)
        .flatMap(result -> Optional.ofNullable(result.listed()).stream())
        .findFirst()
        .orElseThrow();
  }

  private void write(Path file, String text) throws Exception {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(60)));
  }

  private Source source(Source.Kind kind, String address) {
    return new Source(
        "paper",
        "The Paper",
        kind,
        address,
        null,
        "en",
        Source.Origin.COMMAND,
        false,
        clock.instant());
  }

  private static String article(String title) {
    return "<html lang=en><head><title>"
        + title
        + "</title></head><body><article><h1>"
        + title
        + "</h1><p>"
        + SENTENCE.repeat(4)
        + "</p></article></body></html>";
  }
}
