package org.newswatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
  void a_feed_with_a_document_type_is_refused_and_nothing_in_it_is_followed() {
    assertThat(
            refused(
                """
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rss version="2.0"><channel><title>&x;</title></channel></rss>
                """))
        .isEqualTo("dtd");
  }

  @Test
  void a_document_type_inside_an_item_is_only_text() {
    assertThat(read(RSS.replace("Ships came in.", "&lt;!DOCTYPE html&gt;")).items()).hasSize(2);
  }

  @Test
  void what_is_no_feed_is_refused() {
    assertThat(refused("just words")).isEqualTo("not-a-feed");
    assertThat(refused("")).isEqualTo("not-a-feed");
    assertThat(refused("<opml><body/></opml>")).isEqualTo("not-a-feed");
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
    assertThat(FeedReader.read(java.util.Arrays.copyOf(whole, length), URL, "")).isNotNull();
  }

  private static FeedOutcome.Read read(String feed) {
    return (FeedOutcome.Read) FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), URL, "");
  }

  private static String refused(String feed) {
    return ((FeedOutcome.Refused) FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), URL, ""))
        .reason();
  }
}
