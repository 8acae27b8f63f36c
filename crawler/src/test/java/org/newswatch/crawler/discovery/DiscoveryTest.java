package org.newswatch.crawler.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.crawler.discovery.Candidate.FoundBy;
import org.newswatch.crawler.discovery.Candidate.Kind;

final class DiscoveryTest {

  private static final String URL = "https://www.paper.test/";
  private static final Map<String, String> HTML = Map.of("content-type", "text/html");
  private static final String HOME =
      """
      <!DOCTYPE html><html><head><title>The Paper</title>
      <link rel="alternate" type="application/rss+xml" title="Paper: comments" href="/comments/feed/">
      <link rel="alternate" type="application/rss+xml" title="Paper" href="/feed/">
      <link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="feed://feeds.test/p">
      <link rel="alternate" type="application/json+oembed" href="/oembed">
      <link rel="alternate" hreflang="de" href="/de/">
      <link rel="alternate" hreflang="de" type="application/rss+xml" href="/de/rss">
      <link rel="alternate" hreflang="fr" type="text/xml" href="/fr/">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
      <link rel="sitemap" href="/map.xml">
      </head><body><a href="/sport/rss.xml">Sport</a><a href="/?feed=rss2">RSS</a>
      <a href="/feed/">RSS</a><a href="/the-best-rss-readers">Readers</a></body></html>
      """;

  @Test
  void what_a_page_links_to_comes_before_what_robots_names_and_the_usual_places() {
    List<Candidate> found =
        discover(
            HOME, URL, List.of("https://www.paper.test/all.xml", "/news.xml", "not an address:"));
    assertThat(found)
        .startsWith(
            linked("https://www.paper.test/feed/", "Paper"),
            linked("https://www.paper.test/feed.json", null),
            linked("http://feeds.test/p", null),
            linked("https://www.paper.test/de/rss", null),
            linked("https://www.paper.test/sport/rss.xml", "Sport"),
            linked("https://www.paper.test/?feed=rss2", "RSS"),
            new Candidate(Kind.SITEMAP, "https://www.paper.test/news.xml", null, FoundBy.ROBOTS),
            new Candidate(Kind.SITEMAP, "https://www.paper.test/all.xml", null, FoundBy.ROBOTS))
        .contains(
            new Candidate(Kind.SITEMAP, "https://www.paper.test/map.xml", null, FoundBy.LINKED),
            new Candidate(Kind.FEED, "https://www.paper.test/rss", null, FoundBy.USUAL_PLACE),
            new Candidate(
                Kind.SITEMAP, "https://www.paper.test/sitemap.xml", null, FoundBy.USUAL_PLACE))
        .endsWith(
            new Candidate(Kind.LISTING, URL, "The Paper", FoundBy.GIVEN),
            linked("https://www.paper.test/comments/feed/", "Paper: comments"))
        .doesNotHaveDuplicates()
        .extracting(Candidate::url)
        .doesNotContain(
            "https://www.paper.test/the-best-rss-readers", "https://www.paper.test/fr/");
  }

  @Test
  void a_section_may_have_a_feed_of_its_own() {
    assertThat(discover("<html></html>", URL + "sport/", List.of()))
        .extracting(Candidate::url)
        .startsWith("https://www.paper.test/sport/feed", "https://www.paper.test/feed");
  }

  @Test
  void a_header_may_name_a_feed() {
    assertThat(
            Discovery.of(
                "<html></html>".getBytes(StandardCharsets.UTF_8),
                URL,
                Map.of(
                    "Link",
                    "</x.css>; rel=preload, </h.xml>; rel=\"alternate\"; type=\"application/rss+xml\""),
                List.of()))
        .startsWith(linked("https://www.paper.test/h.xml", null));
  }

  @Test
  void a_feed_or_a_sitemap_that_was_given_is_the_first_candidate() {
    assertThat(discover("<rss/>", URL + "feed", List.of()))
        .containsExactly(new Candidate(Kind.FEED, URL + "feed", null, FoundBy.GIVEN));
    assertThat(discover("<urlset/>", URL + "map", List.of()))
        .containsExactly(new Candidate(Kind.SITEMAP, URL + "map", null, FoundBy.GIVEN));
  }

  @Test
  void kinds_are_told_apart_by_their_bytes() {
    Map<String, Content> kinds =
        Map.ofEntries(
            Map.entry("<rss version='2.0'/>", Content.FEED),
            Map.entry("\n<?xml version='1.0'?><!DOCTYPE x><feed/>", Content.FEED),
            Map.entry("<rdf:RDF/>", Content.FEED),
            Map.entry("{\"version\": \"https:\\/\\/jsonfeed.org/version/1\"}", Content.FEED),
            Map.entry("<urlset/>", Content.SITEMAP),
            Map.entry("<sitemapindex/>", Content.SITEMAP),
            Map.entry("\n https://paper.test/a\nhttps://paper.test/b", Content.SITEMAP),
            Map.entry("<opml/>", Content.OPML),
            Map.entry("<!doctype html><html></html>", Content.HTML),
            Map.entry("words, then <p>more</p>", Content.HTML),
            Map.entry("<x-app></x-app><div>", Content.HTML),
            Map.entry("{\"a\":1}", Content.OTHER),
            Map.entry("words", Content.OTHER),
            Map.entry("", Content.OTHER));
    kinds.forEach(
        (body, kind) ->
            assertThat(Discovery.kindOf(body.getBytes(StandardCharsets.UTF_8), HTML))
                .as(body)
                .isEqualTo(kind));
  }

  @Property(tries = 200)
  void no_bytes_make_it_throw(@ForAll byte[] bytes, @ForAll String sitemap) {
    assertThat(Discovery.of(bytes, URL, HTML, List.of(sitemap))).isNotNull();
  }

  private static Candidate linked(String url, @Nullable String title) {
    return new Candidate(Kind.FEED, url, title, FoundBy.LINKED);
  }

  private static List<Candidate> discover(String html, String url, List<String> sitemaps) {
    return Discovery.of(html.getBytes(StandardCharsets.UTF_8), url, HTML, sitemaps);
  }
}
