package org.newswatch.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;

class SourceListsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void a_plain_list_has_an_address_and_perhaps_a_name_a_line() {
    SourceLists.Read read =
        read(
            """
            # ours
            https://Paper.test:443/rss  The Paper of Port Ennis

            not an address
            http://isle.test/feed
            https://paper.test/rss
            ftp://isle.test/
            """,
            "list.txt");

    assertThat(read.entries())
        .extracting(SourceLists.Entry::address, SourceLists.Entry::name)
        .containsExactly(
            tuple("https://paper.test/rss", "The Paper of Port Ennis"),
            tuple("http://isle.test/feed", null));
    assertThat(read.bad())
        .extracting(SourceLists.BadLine::place)
        .containsExactly("list.txt:4", "list.txt:7");
    assertThat(read.repeated()).isEqualTo(1);
  }

  @Test
  void what_is_exported_is_imported_with_id_name_kind_country_and_language() {
    List<Source> sources =
        List.of(
            source("paper", "The \"Paper\" & co", Kind.FEED, "https://paper.test/rss?a=1&b=2"),
            source("isle.test", "The Isle", Kind.SITEMAP, "https://isle.test/news.xml"),
            source("list", "list", Kind.LISTING, "https://list.test/latest"));

    SourceLists.Read read = read(SourceLists.write(sources), "x.opml");

    assertThat(read.bad()).isEmpty();
    List<Source> again =
        read.entries().stream()
            .map(
                entry ->
                    new SourceDraft(entry.id(), entry.name(), entry.country(), entry.language())
                        .source(entry.kind(), entry.address(), List.of(), NOW))
            .toList();
    assertThat(again).isEqualTo(sources);
  }

  @Test
  void folders_are_of_this_machine_and_stay_out() {
    String opml = SourceLists.write(List.of(source("in", "In", Kind.FOLDER, "/var/in")));

    assertThat(opml).doesNotContain("/var/in");
  }

  @Test
  void a_bad_outline_is_told_with_its_line_and_the_rest_goes_in() {
    SourceLists.Read read =
        read(
            """
            <opml version="2.0"><body>
            <outline type="rss" text="Lost"/>
            <outline type="rss" text="Mail" xmlUrl="mailto:a@b.test"/>
            <outline type="rss" text="Good" xmlUrl="https://paper.test/rss"/>
            </body></opml>
            """,
            "x.xml");

    assertThat(read.entries()).hasSize(1);
    assertThat(read.bad())
        .extracting(SourceLists.BadLine::place)
        .containsExactly("x.xml:2", "x.xml:3");
  }

  @Property(tries = 200)
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    assertThat(SourceLists.read(bytes, "x")).isNotNull();
    assertThat(SourceLists.read(bytes, "x.opml")).isNotNull();
  }

  private static SourceLists.Read read(String text, String file) {
    return SourceLists.read(text.getBytes(StandardCharsets.UTF_8), file);
  }

  private static Source source(String id, String name, Kind kind, String address) {
    return new Source(id, name, kind, address, "GB", "en", Source.Origin.COMMAND, false, NOW);
  }
}
