package org.newswatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.crawler.Packed.gzip;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedReaderTest {

  private static final String URL = "http://paper.test/feed.xml";
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Paper</title><link>http://paper.test/</link>
      <item><title>Harbour &amp; town</title><link>http://paper.test/a?utm_source=rss</link>
      <pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate>
      <description>&lt;p&gt;Ships came in.&lt;/p&gt;</description></item>
      <item><title>Second</title><link>/b</link></item>
      <item><title>Second again</title><link>http://paper.test/b</link></item>
      </channel></rss>
      """;

  @Test
  void an_rss_feed_names_each_article_once() {
    FeedOutcome.Read read = read(RSS);
    assertThat(read.repaired()).isFalse();
    assertThat(read.items())
        .extracting(FeedItem::url)
        .containsExactly("http://paper.test/a", "http://paper.test/b");
    FeedItem first = read.items().getFirst();
    assertThat(first.title()).isEqualTo("Harbour & town");
    assertThat(first.published()).isEqualTo(Instant.parse("2026-11-02T09:30:00Z"));
    assertThat(first.summary()).isEqualTo("Ships came in.");
  }

  @Test
  void an_atom_feed_gives_both_dates() {
    FeedOutcome.Read read =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><id>urn:p</id>
            <updated>2026-11-02T10:00:00Z</updated>
            <entry><title>One</title><id>urn:1</id><link rel="self" href="/self"/><link href="/one"/>
            <published>2026-11-01T10:00:00+02:00</published><updated>2026-11-02T10:00:00Z</updated>
            </entry></feed>
            """);
    FeedItem item = read.items().getFirst();
    assertThat(item.url()).isEqualTo("http://paper.test/one");
    assertThat(item.published()).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
    assertThat(item.updated()).isEqualTo(Instant.parse("2026-11-02T10:00:00Z"));
  }

  @Test
  void a_bare_ampersand_and_a_cut_end_are_repaired() {
    String broken = RSS.replace("&amp;", "&").replace("</channel></rss>", "");
    FeedOutcome.Read read = read(broken);
    assertThat(read.repaired()).isTrue();
    assertThat(read.items()).hasSize(2);
    assertThat(read.items().getFirst().title()).isEqualTo("Harbour & town");
    assertThat(read.items().getFirst().published())
        .isEqualTo(Instant.parse("2026-11-02T09:30:00Z"));
  }

  @Test
  void a_feed_that_is_html_is_refused_with_its_reason() {
    assertThat(refused("<!DOCTYPE html><html><body><p>Not found</p></body></html>"))
        .isEqualTo("html");
    assertThat(refused("<html><head></head></html>")).isEqualTo("html");
  }

  @Test
  void nothing_that_a_document_type_points_to_is_followed() {
    FeedOutcome.Read read =
        read(
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>&x;</title><link>http://paper.test/</link>
            <item><link>/a</link><title>At &x; sea</title></item></channel></rss>
            """);
    assertThat(read.items().getFirst().title()).isEqualTo("At &x; sea");
    assertThat(read.repaired()).isTrue();
  }

  @Test
  void an_old_feed_with_the_document_type_of_its_time_is_read() {
    FeedOutcome.Read read =
        read(
            """
            <?xml version="1.0"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
              "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91"><channel><title>Paper</title><link>http://paper.test/</link>
            <description>d</description><language>en-us</language>
            <item><title>Caf&eacute;</title><link>http://paper.test/a</link></item>
            </channel></rss>
            """);
    assertThat(read.items().getFirst().title()).isEqualTo("Café");
    assertThat(read.feed())
        .isEqualTo(new FeedHead("rss", "Paper", "http://paper.test/", "en-us", null));
  }

  @Test
  void what_a_document_type_declares_inside_is_put_in_place() {
    FeedOutcome.Read read =
        read(
            """
            <!DOCTYPE rdf:RDF [<!-- a > b ]> --><!ENTITY % all SYSTEM "http://x.test/">
              <!ENTITY base 'http://paper.test/'><!ENTITY town "&base;town">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="&base;"><title>P</title><link>&base;</link><description/>
            <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
            <item rdf:about="&town;"><title>T</title><link>&town;</link></item></rdf:RDF>
            """);
    assertThat(read.items().getFirst().url()).isEqualTo("http://paper.test/town");
    assertThat(read.feed().format()).isEqualTo("rdf");
    assertThat(read.feed().refreshHint()).contains(Duration.ofHours(6));
    assertThat(read.repaired()).isFalse();
  }

  @Test
  void junk_before_the_beginning_is_passed_over() {
    for (String junk :
        new String[] {
          "\n\n",
          "\uFEFF\n",
          "<br />\n<b>Warning</b>: no such file in <b>/a.php</b> on line <b>2</b><br />",
          "<!DOCTYPE html>\n",
          "so it goes "
        }) {
      FeedOutcome.Read read = read(junk + RSS);
      assertThat(read.items()).as(junk).hasSize(2);
      assertThat(read.repaired()).isTrue();
    }
  }

  @Test
  void control_characters_and_unknown_entities_are_repaired() {
    FeedOutcome.Read read = read(RSS.replace("&amp; town", "\u0001&nbsp;&bull; &what; &#0; town"));
    assertThat(read.items().getFirst().title()).isEqualTo("Harbour \u2022 &what; town");
    assertThat(read.counts().entries()).isEqualTo(3);
  }

  @Test
  void bytes_that_are_not_what_they_are_said_to_be_are_read_as_what_they_are() {
    String umlaut = RSS.replace("Harbour &amp; town", "Häfen");
    String latin = umlaut.replace("UTF-8", "ISO-8859-1");
    for (FeedOutcome outcome :
        List.of(
            outcome(umlaut, StandardCharsets.ISO_8859_1, ""),
            outcome(latin, StandardCharsets.UTF_8, ""),
            outcome(latin, StandardCharsets.ISO_8859_1, "text/xml; charset=utf-8"),
            outcome(umlaut, StandardCharsets.UTF_16LE, ""),
            outcome(umlaut, StandardCharsets.UTF_16BE, "application/xml"),
            outcome(umlaut, StandardCharsets.UTF_16, ""),
            outcome(umlaut.replace("UTF-8", "UTF-16"), StandardCharsets.UTF_8, ""),
            outcome(umlaut, Charset.forName("UTF-32"), ""))) {
      assertThat(((FeedOutcome.Read) outcome).items().getFirst().title()).isEqualTo("Häfen");
    }
  }

  @Test
  void an_entry_without_a_link_counts_with_its_permalink_or_its_enclosure() {
    FeedOutcome.Read read =
        read(
            """
            <rss version="2.0"><channel><title>t</title><link>http://paper.test/</link>
            <item><guid>http://paper.test/g</guid></item>
            <item><guid isPermaLink="false">http://paper.test/not</guid></item>
            <item><enclosure url="http://paper.test/e.mp3" length="1" type="audio/mpeg"/></item>
            <item><title>none</title></item>
            </channel></rss>
            """);
    assertThat(read.items())
        .extracting(FeedItem::url)
        .containsExactly("http://paper.test/g", "http://paper.test/e.mp3");
    assertThat(read.counts()).isEqualTo(new FeedOutcome.Counts(4, 2, 0, 0));
    FeedOutcome.Read atom =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
            <entry><id>https://paper.test/id</id></entry><entry><id>tag:a</id></entry></feed>
            """);
    assertThat(atom.items()).extracting(FeedItem::url).containsExactly("https://paper.test/id");
    assertThat(atom.counts().withoutAddress()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "gb2312, GBK, \u6731\u9555\u57fa",
    "Shift_JIS, windows-31j, \u9ad9\u6a4b",
    "EUC-KR, x-windows-949, \ub625\ubc29"
  })
  void a_charset_is_read_as_what_holds_more_of_its_letters(
      String declared, String written, String title) {
    String feed =
        RSS.replace("UTF-8", declared).replaceFirst("<item><title>[^<]*", "<item><title>" + title);
    var read = (FeedOutcome.Read) outcome(feed, Charset.forName(written), "");
    assertThat(read.items().getFirst().title()).isEqualTo(title);
    assertThat(read.repaired()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon, 02 Nov 2026 09:30:00 EST   | 2026-11-02T14:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 CST   | 2026-11-02T15:30:00Z",
        "Mon, 02 Nov 2026 09:30 PDT      | 2026-11-02T16:30:00Z",
        "Mon, 02 Nov 26 09:30:00 MST     | 2026-11-02T16:30:00Z",
        "Sun, 05 Jul 2026 09:30:00 BST   | 2026-07-05T08:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 UTC   | 2026-11-02T09:30:00Z",
        "02 Nov 2026 09:30:00 UT         | 2026-11-02T09:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 Z     | 2026-11-02T09:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 +0200 | 2026-11-02T07:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 +02:00 | 2026-11-02T07:30:00Z",
        "Mon, 02 Nov 2026 09:30:00 IET   | 2026-11-02T00:00:00Z",
        "2026-11-02T09:30:00             | 2026-11-02T09:30:00Z",
        "2026-11-02T09:30:00.250Z        | 2026-11-02T09:30:00.250Z",
        "2026-11-02T09:30Z               | 2026-11-02T09:30:00Z",
        "2026-11-02 09:30:00 EST         | 2026-11-02T14:30:00Z",
        "2026-11-02 T 09:30:00-05:00     | 2026-11-02T14:30:00Z",
        "2026-11-02                      | 2026-11-02T00:00:00Z",
      })
  void dates_are_read_in_every_zone_whose_letters_are_clear(String written, Instant at) {
    String feed = RSS.replace("Mon, 02 Nov 2026 09:30:00 GMT", written);
    assertThat(read(feed).items().getFirst().published()).isEqualTo(at);
  }

  @Test
  void a_date_that_only_people_can_read_is_read() {
    FeedItem item =
        read(RSS.replace("Mon, 02 Nov 2026 09:30:00 GMT", "2 November 2026")).items().getFirst();
    assertThat(item.published()).isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
  }

  @Test
  void a_json_feed_is_read() {
    String json =
        """
        {"version":"https://jsonfeed.org/version/1.1","title":"Paper","language":"de",
        "home_page_url":"http://paper.test/","items":[
        {"id":"1","url":"/a","title":"A","date_published":"2026-11-02T09:30:00+01:00",
         "content_html":"<p>Ships &amp; men</p>"},
        {"id":"http://paper.test/b","summary":"s"},{"id":"3"},
        {"id":"4","url":"http://paper.test/a"}]}
        """;
    FeedOutcome.Read read = read(json);
    assertThat(read.feed())
        .isEqualTo(new FeedHead("json", "Paper", "http://paper.test/", "de", null));
    assertThat(read.items())
        .extracting(FeedItem::url)
        .containsExactly("http://paper.test/a", "http://paper.test/b");
    assertThat(read.items().getFirst().summary()).isEqualTo("Ships & men");
    assertThat(read.items().getFirst().published())
        .isEqualTo(Instant.parse("2026-11-02T08:30:00Z"));
    assertThat(read.counts()).isEqualTo(new FeedOutcome.Counts(4, 1, 1, 0));
    assertThat(read.repaired()).isFalse();
    FeedOutcome.Read cut = read(json.substring(0, json.indexOf("{\"id\":\"3\"") + 5));
    assertThat(cut.items()).hasSize(2);
    assertThat(cut.repaired()).isTrue();
    assertThat(refused("{\"a\":1}")).isEqualTo("not-a-feed");
  }

  @Test
  void a_packed_feed_is_read() {
    byte[] packed = gzip(RSS.getBytes(StandardCharsets.UTF_8));
    assertThat(FeedReader.read(packed, URL, "")).isInstanceOf(FeedOutcome.Read.class);
  }

  @Test
  void a_prefix_that_nobody_declared_is_no_matter() {
    FeedOutcome.Read read =
        read(RSS.replace("<title>Harbour", "<media:title>Picture</media:title><title>Harbour"));
    assertThat(read.repaired()).isTrue();
    assertThat(read.items().getFirst().title()).isEqualTo("Harbour & town");
  }

  @Test
  void an_item_that_goes_through_a_counter_counts_with_where_it_leads() {
    String counted =
        RSS.replace(
            "<item>",
            "<item xmlns:f='http://counter.test/'><f:origLink>http://paper.test/x</f:origLink>");
    for (String feed : List.of(counted, counted.replace("&amp;", "&").replace("</rss>", ""))) {
      assertThat(read(feed).items().getFirst().url()).isEqualTo("http://paper.test/x");
    }
  }

  @Test
  void addresses_are_relative_to_the_base_that_a_feed_names() {
    FeedOutcome.Read read =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://paper.test/news/">
            <title>t</title><entry xml:base="2026/"><title>a</title><id>urn:1</id>
            <link href="a"/><content type="html">Ships &lt;b&gt;came&lt;/b&gt;</content></entry></feed>
            """);
    assertThat(read.items().getFirst().url()).isEqualTo("http://paper.test/news/2026/a");
    assertThat(read.items().getFirst().summary()).isEqualTo("Ships came");
  }

  @Test
  void entries_in_odd_places_are_found() {
    FeedOutcome.Read read =
        read(
            """
            <rss version="2.0"><channel><title>t</title></channel>
            <item><link>http://paper.test/a</link></item>
            <items><item><media:title>m</media:title><title>t</title><link>/b</link></item></items></rss>
            """);
    assertThat(read.items()).hasSize(2);
    assertThat(read.items().get(1).title()).isEqualTo("t");
  }

  @Test
  void a_document_type_inside_an_item_is_only_text() {
    assertThat(read(RSS.replace("Ships came in.", "&lt;!DOCTYPE html&gt;")).items()).hasSize(2);
  }

  @Test
  void what_is_no_feed_is_refused() {
    assertThat(refused("just words")).isEqualTo("not-a-feed");
    assertThat(refused("")).isEqualTo("empty");
    assertThat(refused("<opml><body/></opml>")).isEqualTo("opml");
    assertThat(refused("<urlset><url/></urlset>")).isEqualTo("sitemap");
    assertThat(refused("<kml><Folder/></kml>")).isEqualTo("not-a-feed");
    assertThat(refused("<a>".repeat(100_000))).isEqualTo("not-a-feed");
  }

  @Test
  void a_feed_over_its_bound_is_refused() {
    byte[] large = new byte[FeedReader.BODY_BYTES_MAX + 1];
    assertThat(((FeedOutcome.Refused) FeedReader.read(large, URL, "")).reason())
        .isEqualTo("too-large");
  }

  @Test
  void more_items_than_the_bound_are_left_out() {
    StringBuilder many = new StringBuilder("<rss version=\"2.0\"><channel><title>t</title>");
    for (int i = 0; i < FeedReader.ITEMS_MAX + 50; i++) {
      many.append("<item><link>http://paper.test/").append(i).append("</link></item>");
    }
    assertThat(read(many.append("</channel></rss>").toString()).items())
        .hasSize(FeedReader.ITEMS_MAX);
  }

  @Test
  void a_changed_title_or_date_changes_the_hash() {
    FeedItem item = read(RSS).items().getFirst();
    FeedItem changed = read(RSS.replace("town", "city")).items().getFirst();
    assertThat(changed.hash()).isNotEqualTo(item.hash());
    assertThat(read(RSS).items().getFirst().hash()).isEqualTo(item.hash());
  }

  @Property(tries = 200)
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    assertThat(FeedReader.read(bytes, URL, "text/xml; charset=nonsense")).isNotNull();
  }

  @Property(tries = 100)
  void a_feed_cut_anywhere_does_not_make_it_throw(@ForAll int seed) {
    byte[] whole = RSS.getBytes(StandardCharsets.UTF_8);
    int length = Math.floorMod(seed, whole.length);
    assertThat(FeedReader.read(Arrays.copyOf(whole, length), URL, "")).isNotNull();
  }

  private static FeedOutcome.Read read(String feed) {
    return (FeedOutcome.Read) FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), URL, "");
  }

  private static FeedOutcome outcome(String feed, Charset charset, String contentType) {
    return FeedReader.read(feed.getBytes(charset), URL, contentType);
  }

  private static String refused(String feed) {
    return ((FeedOutcome.Refused) FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), URL, ""))
        .reason();
  }
}
