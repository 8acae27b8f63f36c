package org.newswatch.crawler.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OpmlTest {

  private static final String LIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="1.1"><head><title>Mine</title></head><body>
      <outline text="News"><outline text="Coast &amp; sea">
        <outline type="rss" text="Paper" title="The Paper" xmlUrl="http://paper.test/feed"
          htmlUrl="http://paper.test/" language="en"/>
      </outline>
      <outline type="atom" text="Gazette" xmlUrl="http://gazette.test/atom.xml"/></outline>
      <outline text="Again" xmlUrl="http://paper.test/feed"/>
      <outline type="link" text="A page" url="http://page.test/"/>
      <outline type="rss" text="None"/>
      <outline text="By category" xmlUrl="http://third.test/rss" category="/Sport/Sailing,/Other"/>
      </body></opml>
      """;

  private static final List<Subscription> SUBSCRIPTIONS =
      List.of(
          new Subscription(
              "The Paper",
              "http://paper.test/feed",
              "http://paper.test/",
              List.of("News", "Coast & sea"),
              "en"),
          new Subscription("Gazette", "http://gazette.test/atom.xml", null, List.of("News"), null),
          new Subscription(
              "By category", "http://third.test/rss", null, List.of("Sport", "Sailing"), null));

  @Test
  void a_list_gives_its_feeds_with_their_folders() {
    OpmlOutcome.Read read = read(LIST);
    assertThat(read.subscriptions()).isEqualTo(SUBSCRIPTIONS);
    assertThat(read.outlines()).isEqualTo(8);
    assertThat(read.unusable()).isEqualTo(1);
  }

  @Test
  void an_outline_without_an_address_is_told_of_with_its_line() {
    assertThat(read(LIST).firstUnusable())
        .containsExactly(new OpmlOutcome.Unusable(10, "None", null));
  }

  @Test
  void what_only_we_say_of_a_feed_is_kept() {
    var own =
        new Subscription(
            "The Paper", "http://paper.test/feed", null, List.of(), null, Map.of("kind", "feed"));
    String written = Opml.write("t", List.of(own));
    assertThat(written).contains("xmlns:newswatch=").contains("newswatch:kind=\"feed\"");
    assertThat(read(written).subscriptions()).containsExactly(own);
  }

  @Test
  void a_broken_list_gives_what_can_be_read() {
    for (String broken :
        new String[] {
          LIST.replace("&amp;", "&"),
          LIST.replace("</body></opml>", ""),
          "\n junk " + LIST,
          LIST.replace("<opml version=\"1.1\">", "<haha>"),
          LIST.replace("xmlUrl", "xmlurl"),
          LIST.replace("type=\"rss\"", "type=rss")
        }) {
      assertThat(read(broken).subscriptions()).as(broken).isEqualTo(SUBSCRIPTIONS);
    }
  }

  @Test
  void what_is_no_list_is_refused() {
    assertThat(refused("")).isEqualTo("empty");
    assertThat(refused("<!DOCTYPE html><html><body>no</body></html>")).isEqualTo("html");
    assertThat(refused("<rss/>")).isEqualTo("not-opml");
    assertThat(refused("words")).isEqualTo("not-opml");
    assertThat(((OpmlOutcome.Refused) Opml.read(new byte[Opml.BODY_BYTES_MAX + 1])).reason())
        .isEqualTo("too-large");
    assertThat(read("<opml><body/></opml>").subscriptions()).isEmpty();
  }

  @Test
  void folders_beyond_their_bound_are_left_out_and_nothing_is_lost() {
    String deep =
        "<outline text='f'>".repeat(10_000)
            + "<outline text='Paper' xmlUrl='http://paper.test/feed'/>"
            + "</outline>".repeat(10_000)
            + "<outline text='Gazette' xmlUrl='http://gazette.test/feed'/>";
    List<Subscription> found = read("<opml><body>" + deep + "</body></opml>").subscriptions();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().folders()).hasSize(Opml.FOLDERS_MAX);
    assertThat(found.getLast().folders()).isEmpty();
  }

  @Test
  void a_written_list_is_well_formed_whatever_its_titles() throws Exception {
    var subscription =
        new Subscription(
            "a\u0000<b>\"&'\ud800\uFFFF]]>", "http://p.test/?a=1&b=2", null, List.of("\n"), null);
    String written = Opml.write("t & t", List.of(subscription));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("version")).isEqualTo("2.0");
  }

  @Property(tries = 100)
  void what_is_written_is_read_again(@ForAll("lists") List<Subscription> list) {
    Map<String, Subscription> each = new LinkedHashMap<>();
    list.forEach(subscription -> each.putIfAbsent(subscription.feedUrl(), subscription));
    List<Subscription> expected = new ArrayList<>(each.values());
    assertThat(read(Opml.write("t", expected)).subscriptions()).isEqualTo(expected);
  }

  @Property(tries = 200)
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    assertThat(Opml.read(bytes)).isNotNull();
  }

  @Provide
  Arbitrary<List<Subscription>> lists() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .withChars("äß€中 ".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(String::strip)
            .map(text -> text.replaceAll("\\s+", " "))
            .filter(text -> !text.isEmpty());
    Arbitrary<String> url =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(path -> "http://paper.test/" + path + "?b=1&c=2");
    Arbitrary<Subscription> one =
        Combinators.combine(
                name, url, url.injectNull(0.5), name.list().ofMaxSize(4), name.injectNull(0.5))
            .as(OpmlTest::subscription);
    return one.list().ofMaxSize(20);
  }

  private static Subscription subscription(
      String title,
      String url,
      @Nullable String site,
      List<String> folders,
      @Nullable String language) {
    String known = "unknown".equals(language) ? null : language;
    return new Subscription(title, url, site, folders, known);
  }

  private static OpmlOutcome.Read read(String list) {
    return (OpmlOutcome.Read) Opml.read(list.getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(String list) {
    return ((OpmlOutcome.Refused) Opml.read(list.getBytes(StandardCharsets.UTF_8))).reason();
  }
}
