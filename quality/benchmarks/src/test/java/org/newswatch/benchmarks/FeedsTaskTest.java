package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class FeedsTaskTest {

  private static final String ITEM = "<item><link>http://paper.test/%s</link></item>";

  @TempDir private Path folder;

  @Test
  void feeds_and_lists_are_counted_and_what_is_refused_is_named() throws IOException {
    write("a/good.xml", "<rss version='2.0'><channel><title>t</title>%s%s</channel></rss>");
    write("a/broken.xml", "<rss version='2.0'><channel><title>&</title>%s%s</channel>");
    write("list.opml", "<opml><body><outline text='a'><outline text='b'/></outline></body></opml>");
    write("page.html", "<!DOCTYPE html><html><body>no feed</body></html>");
    String printed = run("--verbose");
    assertThat(printed.lines())
        .contains(
            "page.html html: it is an HTML page",
            "feeds.files 4",
            "feeds.read 3",
            "feeds.repaired 1",
            "feeds.refused 1",
            "feeds.crashed 0",
            "feeds.items 4",
            "feeds.items_with_address 4",
            "feeds.outlines 2",
            "feeds.wellformed 2",
            "feeds.wellformed_complete 1.000",
            "feeds.refused.html 1");
  }

  @Test
  void an_entry_in_an_entry_is_no_other_one_and_other_xml_is_no_feed() {
    assertThat(FeedTruth.of(bytes("<feed><entry><entry/></entry><entry/></feed>")))
        .contains(new FeedTruth(false, 2));
    assertThat(FeedTruth.of(bytes("<kml><item/></kml>"))).isEmpty();
    assertThat(FeedTruth.of(bytes("<rss><item></rss>"))).isEmpty();
  }

  @Test
  void a_folder_that_is_none_is_said() {
    var err = new StringWriter();
    var command = new CommandLine(new FeedsTask()).setErr(new PrintWriter(err));
    assertThat(command.execute("--data", folder.resolve("none").toString())).isNotZero();
    assertThat(err.toString()).contains("is no folder");
  }

  private String run(String option) {
    var out = new StringWriter();
    var command = new CommandLine(new FeedsTask()).setOut(new PrintWriter(out));
    assertThat(command.execute("--data", folder.toString(), option)).isZero();
    return out.toString();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        content.replaceFirst("%s", ITEM.formatted("1")).replaceFirst("%s", ITEM.formatted("2")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
