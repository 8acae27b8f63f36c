package org.newswatch.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

final class CrawlTest {

  private static final String SENTENCE =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that had closed it. ";

  private final FakeSite site = FakeSite.start();
  private final CrawlerConfig config =
      Configs.with(
          Configs.of(Source.Kind.FEED, "paper", "http://www.paper.test/feed"),
          Map.of(
              "hosts",
              Map.of("www.paper.test", site.address()),
              "timeout",
              Duration.ofSeconds(20)));
  private final CrawlWorld world = new CrawlWorld(config);
  private final MutableClock clock = world.clock;
  private final MemorySink sink = world.sink;
  private final Metrics metrics = world.metrics;

  @AfterEach
  void close() {
    world.close();
    site.close();
  }

  @Test
  void an_article_that_a_feed_names_is_published_with_its_source() throws Exception {
    site.feed("/feed", feed(item("/a", "From the feed", "Mon, 02 Nov 2026 08:00:00 GMT")));
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)));
    crawlAll();
    RawArticle article = sink.articles().getFirst();
    assertThat(sink.articles()).hasSize(1);
    assertThat(article.id()).isEqualTo(ArticleId.ofUrl("http://www.paper.test/a"));
    assertThat(article.title()).isEqualTo("Harbour opens");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
    assertThat(article.provenance()).containsEntry("publishedAt", Provenance.FEED);
    assertThat(article.source().id()).isEqualTo("paper");
    assertThat(article.source().domain()).isEqualTo("paper.test");
    assertThat(article.source().country()).isEqualTo("GB");
    assertThat(metrics.counter("crawler", "published").count()).isEqualTo(1);
    assertThat(metrics.counter("crawler", "fetched").count()).isEqualTo(2);
  }

  @Test
  void what_is_unchanged_is_not_published_again_and_what_changes_is() throws Exception {
    site.feed("/feed", feed(item("/a", "A", null)));
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)));
    crawlAll();
    clock.advance(Duration.ofMinutes(15));
    crawlAll();
    assertThat(sink.articles()).hasSize(1);
    assertThat(sink.outcome("http://www.paper.test/a")).isEqualTo("unchanged");
    // Another body with the same words is the same article.
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)) + "<!-- served at noon -->");
    clock.advance(Duration.ofMinutes(30));
    crawlAll();
    assertThat(sink.articles()).hasSize(1);
    site.page("/a", article("Harbour opens", SENTENCE.repeat(5)));
    clock.advance(Duration.ofHours(1));
    crawlAll();
    assertThat(sink.articles()).hasSize(2);
    assertThat(sink.articles().get(0).id()).isEqualTo(sink.articles().get(1).id());
  }

  @Test
  void a_revision_that_the_feed_shows_is_fetched_with_the_next_look_at_the_feed() throws Exception {
    site.feed("/feed", feed(item("/a", "A", null)));
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)));
    crawlAll();
    clock.advance(Duration.ofMinutes(10));
    site.feed("/feed", feed(item("/a", "A, corrected", null)));
    site.page("/a", article("Harbour opens at last", SENTENCE.repeat(4)));
    crawlAll();
    assertThat(sink.articles())
        .extracting(RawArticle::title)
        .containsExactly("Harbour opens", "Harbour opens at last");
  }

  @Test
  void bad_input_ends_as_a_counted_reason_and_the_rest_goes_on() throws Exception {
    site.feed(
        "/feed",
        feed(
            item("/huge", "1", null)
                + item("/empty", "2", null)
                + item("/word", "3", null)
                + item("/private/x", "4", null)
                + item("/gone", "5", null)
                + item("/away", "6", null)
                + item("/good", "7", null)));
    site.robots("User-agent: *\nDisallow: /private\n");
    site.bytes("/huge", "text/html", new byte[50 * 1024 * 1024]);
    site.page("/empty", "<html><body><nav><a href=/>Home</a></nav></body></html>");
    site.page("/word", "<html><body><p>" + "word".repeat(500_000) + "</p></body></html>");
    site.page("/private/x", article("Secret", SENTENCE.repeat(4)));
    site.redirect("/away", "http://127.0.0.1:" + site.port() + "/good");
    site.page("/good", article("Harbour opens", SENTENCE.repeat(4)));
    crawlAll();
    assertThat(sink.articles()).extracting(RawArticle::title).containsExactly("Harbour opens");
    assertThat(skipped("too-large")).isEqualTo(1);
    assertThat(skipped("no-text")).isEqualTo(1);
    assertThat(skipped("one-word")).isEqualTo(1);
    assertThat(skipped("robots")).isEqualTo(1);
    assertThat(skipped("private-address")).isEqualTo(1);
    assertThat(metrics.counter("crawler", "failed", "http-404").count()).isEqualTo(1);
    assertThat(site.hits("/private/x")).isZero();
  }

  @Test
  void a_feed_that_is_html_or_ends_in_its_document_type_is_skipped_with_its_reason()
      throws Exception {
    site.page("/feed", "<!doctype html><html><body><p>Moved</p></body></html>");
    crawlAll();
    assertThat(sink.outcome("http://www.paper.test/feed")).isEqualTo("feed-html");
    clock.advance(Duration.ofMinutes(10));
    site.feed(
        "/feed", "<?xml version='1.0'?><!DOCTYPE rss SYSTEM 'http://evil.test/x.dtd' [<rss/>");
    crawlAll();
    assertThat(sink.outcome("http://www.paper.test/feed")).isEqualTo("feed-dtd");
    assertThat(skipped("feed-html") + skipped("feed-dtd")).isEqualTo(2);
  }

  @Test
  void a_restart_forgets_nothing() throws Exception {
    site.feed("/feed", feed(item("/a", "A", null)));
    site.tagged("/a", article("Harbour opens", SENTENCE.repeat(4)), "\"1\"");
    crawlAll();
    world.restart();
    crawlAll();
    assertThat(site.hits("/a")).isEqualTo(1);
    clock.advance(Duration.ofMinutes(15));
    crawlAll();
    assertThat(site.hits("/a")).isEqualTo(2);
    assertThat(site.requests().getLast().headers()).containsEntry("if-none-match", "\"1\"");
    assertThat(sink.articles()).hasSize(1);
  }

  @Test
  void what_could_not_be_kept_is_done_again() throws Exception {
    site.feed("/feed", feed(item("/a", "A", null)));
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)));
    sink.refusing = true;
    crawlAll();
    assertThat(sink.articles()).isEmpty();
    assertThat(world.crawl().notKept()).isEqualTo("refusing");
    sink.refusing = false;
    clock.advance(Duration.ofSeconds(5));
    crawlAll();
    assertThat(sink.articles()).hasSize(1);
    assertThat(world.crawl().notKept()).isNull();
  }

  @Test
  void requests_to_the_domain_keep_their_distance() throws Exception {
    site.feed("/feed", feed(item("/a", "A", null) + item("/b", "B", null)));
    site.page("/a", article("Harbour opens", SENTENCE.repeat(4)));
    site.page("/b", article("Harbour closes", SENTENCE.repeat(5)));
    Instant start = clock.instant();
    crawlAll();
    // robots.txt, feed, two pages: three pauses of five seconds, and nothing else takes time here.
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(15));
  }

  /** Carries out what is due within a minute; at first it is told of the sources. */
  private void crawlAll() throws Exception {
    if (world.crawl().sources().all().isEmpty()) {
      config.configured(clock.instant()).forEach(world.crawl()::put);
    }
    world.crawlWithin(Duration.ofMinutes(1));
  }

  private double skipped(String reason) {
    return metrics.counter("crawler", "skipped", reason).count();
  }

  private static String feed(String items) {
    return "<rss version=\"2.0\"><channel><title>Paper</title><link>http://www.paper.test/</link>"
        + items
        + "</channel></rss>";
  }

  private static String item(String path, String title, @Nullable String date) {
    return "<item><title>"
        + title
        + "</title><link>http://www.paper.test"
        + path
        + "</link>"
        + (date == null ? "" : "<pubDate>" + date + "</pubDate>")
        + "</item>";
  }

  private static String article(String title, String text) {
    return "<html lang=en><head><title>"
        + title
        + "</title></head><body><article><h1>"
        + title
        + "</h1><p>"
        + text
        + "</p></article></body></html>";
  }
}
