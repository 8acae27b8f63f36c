package org.newswatch.crawler.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.newswatch.crawler.Packed.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.newswatch.crawler.discovery.Candidate;
import org.newswatch.crawler.discovery.Content;
import org.newswatch.crawler.discovery.Discovery;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.listing.ListingOutcome;
import org.newswatch.crawler.listing.ListingReader;
import org.newswatch.crawler.opml.Opml;
import org.newswatch.crawler.opml.OpmlOutcome;
import org.newswatch.crawler.sitemap.SitemapOutcome;
import org.newswatch.crawler.sitemap.SitemapReader;

/** What is made to cost time or memory: every reader ends soon, and says what it made of it. */
final class HostileFilesTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String URL = "http://paper.test/feed.xml";
  private static final int MANY = 10_000;

  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>P</title>
      <link>http://paper.test/</link><description>d</description>
      <item><title>Häfen &amp; <![CDATA[<b>Stadt</b>]]></title><link>http://paper.test/a</link>
      <dc:date>2026-11-02T09:30:00Z</dc:date></item><!-- c --></channel></rss>
      """;
  private static final String MAP =
      "<urlset><url><loc>http://paper.test/a</loc><lastmod>2026-11-02</lastmod></url></urlset>";
  private static final String LIST =
      "<opml><body><outline text='f'><outline text='a' xmlUrl='http://paper.test/feed'/>"
          + "</outline></body></opml>";
  private static final String JSON =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"url\":\"/a\"}]}";

  @Test
  void entities_that_multiply_are_never_expanded() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 10; i++) {
      String ten = ("&e" + (i - 1) + ";").repeat(10);
      laughs.append("<!ENTITY e").append(i).append(" '").append(ten).append("'>");
    }
    assertThat(feed(laughs + "]>" + RSS.replace("&amp;", "&e9;").substring(39)))
        .isEqualTo("entity-bomb");
    String round = "<!DOCTYPE rss [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>";
    assertThat(feed(round + RSS.replace("&amp;", "&a;").substring(39))).isEqualTo("entity-bomb");
    String many =
        "<!DOCTYPE rss [<!ENTITY q '" + "q".repeat(15_000) + "'>]><rss><channel><item><title>";
    assertThat(feed(many + "&q;".repeat(100_000))).isEqualTo("entity-bomb");
    String wide = "<!DOCTYPE rss [<!ENTITY q '" + "q".repeat(1_000_000) + "'>]>";
    assertThat(feed(wide + RSS.replace("&amp;", "&q;").substring(39))).isEqualTo("entity-bomb");
    // Declared and never used, they cost nothing.
    assertThat(feed(laughs + "]>" + RSS.substring(39))).isEqualTo("read 1");
    for (String bomb : List.of(laughs + "]>", wide)) {
      assertThat(sitemap(bytes(bomb + MAP.replace("/a<", "/&e9;&q;<")))).isEqualTo("pages 1");
      assertThat(opml(bomb + LIST.replace("text='a'", "text='&e9;'"))).isEqualTo("read 1");
    }
  }

  @Test
  void external_entities_and_document_types_are_not_loaded() {
    String doctype =
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY f SYSTEM 'file:///etc/passwd'>"
            + "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'>%p;]>";
    assertThat(feed(doctype + RSS.replace("&amp;", "&f;").substring(39))).isEqualTo("read 1");
    assertThat(sitemap(bytes(doctype + MAP))).isEqualTo("pages 1");
    assertThat(opml(doctype + LIST)).isEqualTo("read 1");
  }

  @Test
  void a_document_type_that_never_ends_is_refused() {
    assertThat(feed("<!DOCTYPE rss [" + "<!ENTITY a 'b'>".repeat(MANY))).isEqualTo("dtd");
    assertThat(feed("<!DOCTYPE rss \"" + RSS.replace("\"", ""))).isEqualTo("dtd");
  }

  @Test
  void files_over_their_bounds_are_refused_before_they_are_parsed() {
    byte[] large = new byte[100 * 1024 * 1024];
    Arrays.fill(large, (byte) ' ');
    System.arraycopy(bytes(RSS), 0, large, 0, bytes(RSS).length);
    assertThat(feed(large)).isEqualTo("too-large");
    assertThat(opml(large)).isEqualTo("too-large");
    assertThat(listing(large)).isEqualTo("too-large");
    System.arraycopy(bytes("<urlset>"), 0, large, 0, 8);
    assertThat(sitemap(large)).isEqualTo("too-large");
  }

  @Test
  void files_that_unpack_to_too_much_are_refused_where_the_bound_is() {
    byte[] bomb = gzip(new byte[1024 * 1024], 100);
    assertThat(feed(bomb)).isEqualTo("too-large");
    assertThat(opml(bomb)).isEqualTo("too-large");
    assertThat(sitemap(gzip(bytes("<urlset>" + MAP.substring(8, 40).repeat(10_000)), 250)))
        .isEqualTo("too-large");
    byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
    assertThat(feed(cut)).isEqualTo("too-large");
    byte[] header = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0};
    assertThat(feed(header)).isEqualTo("gzip");
    assertThat(sitemap(header)).isIn("gzip", "empty");
    assertThat(opml(header)).isEqualTo("gzip");
  }

  @Test
  void a_file_of_packed_nothings_is_empty() {
    byte[] nothing = gzip(new byte[0], 0);
    byte[] many = new byte[nothing.length * MANY * 10];
    for (int i = 0; i < many.length; i++) {
      many[i] = nothing[i % nothing.length];
    }
    assertThat(feed(many)).isEqualTo("empty");
    assertThat(opml(many)).isEqualTo("empty");
    assertThat(sitemap(many)).isEqualTo("empty");
    assertThat(Discovery.kindOf(many, Map.of())).isEqualTo(Content.OTHER);
  }

  @Test
  void an_attribute_of_megabytes_above_many_links_is_looked_at_by_none() {
    String names = "nav ".repeat(500_000);
    StringBuilder page = new StringBuilder();
    for (String attribute : List.of("class", "id", "role")) {
      page.append("<div ").append(attribute).append("='").append(names).append("'>");
    }
    for (int i = 0; i < 5_000; i++) {
      page.append("<a href=/2026/11/02/the-harbour-opens-").append(i).append(">harbour</a>");
    }
    assertThat(listing(bytes(page.toString()))).isEqualTo("read " + ListingReader.LINKS_MAX);
  }

  @Test
  void a_link_header_of_parameters_without_end_is_read_in_part() {
    String link = "</feed>; rel=alternate; type=\"application/rss+xml\"";
    Map<String, String> headers = Map.of("Link", link + ";a=b".repeat(800_000));
    byte[] page = bytes("<!doctype html><html><head><title>Paper</title></head></html>");
    List<Candidate> found =
        assertTimeoutPreemptively(BOUND, () -> Discovery.of(page, URL, headers, List.of()));
    assertThat(found).extracting(Candidate::url).contains("http://paper.test/feed");
  }

  @Test
  void ten_thousand_nested_tags_are_no_matter() {
    for (String tag : List.of("item", "entry", "a", "item><link", "title", "x:y")) {
      String open = ("<" + tag + ">").repeat(MANY);
      assertThat(feed("<rss version='2.0'><channel>" + open + RSS.substring(39)))
          .as(tag)
          .matches("read \\d+|broken");
    }
    String nested = "<div>".repeat(MANY) + "</div>".repeat(MANY);
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><id>http://p.test/</id>"
            + "<content type='xhtml'>"
            + nested
            + "</content></entry></feed>";
    assertThat(feed(atom)).matches("read 1|broken");
    assertThat(sitemap(bytes("<urlset>" + "<url>".repeat(MANY) + MAP))).isEqualTo("pages 1");
    assertThat(opml("<opml>" + "<outline text='f'>".repeat(MANY) + LIST)).isEqualTo("read 1");
    assertThat(feed("{\"items\":" + "[".repeat(MANY))).isEqualTo("not-a-feed");
    assertThat(feed("{\"version\":\"jsonfeed\",\"a\":" + "{\"a\":".repeat(MANY)))
        .isEqualTo("not-a-feed");
    assertThat(listing(bytes("<a href=/2026/11/02/a-long-name>" + nested + "text</a>")))
        .matches("read \\d|too-large");
  }

  @Test
  void beginnings_without_ends_are_read_once_only() {
    for (String begin :
        List.of(
            "<!--",
            "<![CDATA[",
            "<?x",
            "<!DOCTYPE ",
            "<",
            "&",
            "&#",
            "<a ",
            "<a b='",
            "</",
            "<item ",
            "<!-->",
            "\"")) {
      String many = begin.repeat(30_000);
      assertThat(feed("<rss><channel>" + many)).as(begin).isNotEmpty();
      assertThat(feed(many + RSS)).as(begin).isNotEmpty();
      assertThat(sitemap(bytes("<urlset>" + many))).as(begin).isNotEmpty();
      assertThat(opml("<opml><body>" + many)).as(begin).isNotEmpty();
    }
  }

  @Test
  void sitemaps_of_many_entries_keep_the_newest() {
    SitemapOutcome.Pages pages = (SitemapOutcome.Pages) read(sitemapOf(50_000));
    assertThat(pages.pages()).hasSize(50_000);
    SitemapOutcome.Pages most = (SitemapOutcome.Pages) read(sitemapOf(500_000));
    assertThat(most.pages()).hasSize(SitemapReader.PAGES_MAX);
    assertThat(most.counts().entries()).isEqualTo(500_000);
    assertThat(most.counts().overBound()).isEqualTo(450_000);
    assertThat(most.pages()).allMatch(page -> page.modified() != null);
    assertThat(most.pages().getFirst().modified())
        .isAfterOrEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
  }

  @Test
  void feeds_of_many_entries_or_tags_do_not_become_as_many_objects() {
    String head = "<rss version='2.0'><channel><title>t</title>";
    assertThat(feed(head + "<item><link>/a</link></item>".repeat(30_000))).isEqualTo("read 1");
    assertThat(feed(head + "<item/>".repeat(400_000) + "</channel></rss>")).isEqualTo("read 0");
    assertThat(feed(head + "<a/>".repeat(2_000_000))).isEqualTo("too-large");
    assertThat(listing(bytes("<b>".repeat(2_000_000)))).isEqualTo("too-large");
  }

  @Test
  void an_index_that_names_itself_is_only_reported() {
    byte[] index =
        bytes(
            "<sitemapindex>"
                + "<sitemap><loc>http://paper.test/feed.xml</loc></sitemap>".repeat(50_000)
                + "</sitemapindex>");
    assertThat(sitemap(index)).isEqualTo("index 1");
  }

  @Test
  void characters_that_no_file_may_have_do_not_stop_a_reader() {
    assertThat(feed(RSS.replace("Stadt", "\u0000\u0001\u001B\uFFFF\uD800 Stadt")))
        .isEqualTo("read 1");
    assertThat(feed("\u0000".repeat(100) + RSS)).isEqualTo("read 1");
    assertThat(sitemap(bytes(MAP.replace("<loc>", "<loc>\u0000")))).matches("pages \\d");
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16")) {
      assertThat(feed(RSS.getBytes(Charset.forName(charset)))).as(charset).isEqualTo("read 1");
      assertThat(sitemap(MAP.getBytes(Charset.forName(charset)))).as(charset).isEqualTo("pages 1");
      assertThat(opml(LIST.getBytes(Charset.forName(charset)))).as(charset).isEqualTo("read 1");
    }
    byte[] mixed = concat(bytes(RSS), RSS.getBytes(StandardCharsets.UTF_16LE), new byte[] {-1, -2});
    assertThat(feed(mixed)).startsWith("read ");
  }

  @Test
  void pages_of_many_links_and_elements_are_read_in_bounded_time() {
    assertThat(listing(bytes("<a href=/2026/11/02/harbour-opens-again>".repeat(50_000))))
        .startsWith("read ");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append("<li class=x")
          .append(i)
          .append("><a href='/2026/11/02/the-harbour-opens-")
          .append(i)
          .append("'>The harbour opens again</a>");
    }
    assertThat(listing(bytes(many.toString()))).isEqualTo("read " + ListingReader.LINKS_MAX);
    String links = "<link rel=alternate type=application/rss+xml href=/f>".repeat(100_000);
    assertThat(
            assertTimeoutPreemptively(
                BOUND, () -> Discovery.of(bytes(links + many), URL, Map.of(), List.of())))
        .hasSizeLessThan(Discovery.CANDIDATES_MAX);
  }

  @Property(tries = 60)
  void mutated_files_do_not_make_a_reader_throw(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int changes) {
    Random random = new Random(seed);
    for (String valid : List.of(RSS, MAP, LIST, JSON)) {
      byte[] bytes = bytes(valid);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
          bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(20)));
        } else if (random.nextBoolean()) {
          bytes[at] = (byte) random.nextInt(256);
        } else {
          bytes[at] = bytes[random.nextInt(bytes.length)];
        }
      }
      assertThat(feed(bytes)).isNotEmpty();
      assertThat(sitemap(bytes)).isNotEmpty();
      assertThat(opml(bytes)).isNotEmpty();
      assertThat(listing(bytes)).isNotEmpty();
      assertThat(Discovery.kindOf(bytes, Map.of())).isInstanceOf(Content.class);
      byte[] gzip = gzip(bytes, 1);
      gzip[random.nextInt(gzip.length)] = (byte) random.nextInt(256);
      assertThat(feed(gzip)).isNotEmpty();
      assertThat(sitemap(gzip)).isNotEmpty();
    }
  }

  private static byte[] sitemapOf(int entries) {
    StringBuilder map = new StringBuilder("<urlset>");
    for (int i = 0; i < entries; i++) {
      map.append("<url><loc>http://paper.test/").append(i).append("</loc>");
      if (i % 2 == 0) {
        int month = 1 + i / 2 * 10 / Math.max(1, entries / 2);
        map.append("<lastmod>2026-")
            .append(month < 10 ? "0" : "")
            .append(month)
            .append("-02</lastmod>");
      }
      map.append("</url>");
    }
    return bytes(map.append("</urlset>").toString());
  }

  private static String feed(String feed) {
    return feed(bytes(feed));
  }

  private static String feed(byte[] feed) {
    return switch (assertTimeoutPreemptively(BOUND, () -> FeedReader.read(feed, URL, ""))) {
      case FeedOutcome.Read read -> "read " + read.items().size();
      case FeedOutcome.Refused refused -> refused.reason();
    };
  }

  private static SitemapOutcome read(byte[] map) {
    return assertTimeoutPreemptively(BOUND, () -> SitemapReader.read(map, URL));
  }

  private static String sitemap(byte[] map) {
    return switch (read(map)) {
      case SitemapOutcome.Pages pages -> "pages " + pages.pages().size();
      case SitemapOutcome.Index index -> "index " + index.children().size();
      case SitemapOutcome.Refused refused -> refused.reason();
    };
  }

  private static String opml(String list) {
    return opml(bytes(list));
  }

  private static String opml(byte[] list) {
    return switch (assertTimeoutPreemptively(BOUND, () -> Opml.read(list))) {
      case OpmlOutcome.Read read -> "read " + read.subscriptions().size();
      case OpmlOutcome.Refused refused -> refused.reason();
    };
  }

  private static String listing(byte[] page) {
    return switch (assertTimeoutPreemptively(
        BOUND, () -> ListingReader.read(page, URL, Map.of()))) {
      case ListingOutcome.Read read -> "read " + read.links().size();
      case ListingOutcome.Refused refused -> refused.reason();
    };
  }

  private static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
