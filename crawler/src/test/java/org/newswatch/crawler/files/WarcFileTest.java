package org.newswatch.crawler.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.crawler.Packed.gzip;
import static org.newswatch.crawler.files.Warcs.joined;
import static org.newswatch.crawler.files.Warcs.record;
import static org.newswatch.crawler.files.Warcs.response;
import static org.newswatch.crawler.files.Warcs.utf8;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.Pages;

class WarcFileTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant FETCHED = Instant.parse("2026-02-03T04:05:06Z");
  private static final String URL = "https://www.paper.test/harbour";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "GZIP"})
  void what_an_archive_tool_writes_becomes_an_article_of_its_site(String compression)
      throws IOException {
    Path file = folder.resolve("a.warc");
    try (var writer =
        new WarcWriter(
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            WarcCompression.valueOf(compression))) {
      writer.write(
          new WarcResponse.Builder(URL + "?utm_source=x")
              .date(FETCHED)
              .body(
                  new HttpResponse.Builder(200, "OK")
                      .addHeader("Content-Type", "text/html; charset=utf-8")
                      .body(MediaType.HTML, utf8(Pages.article("Harbour opens")))
                      .build())
              .build());
      writer.write(
          new WarcResource.Builder(URI.create("http://isle.test/saved"))
              .version(MessageVersion.WARC_1_0)
              .date(FETCHED)
              .body(MediaType.HTML, utf8(Pages.article("Ferry saved")))
              .build());
    }

    List<FileItem> items = read(file);

    RawArticle first = article(items.get(0));
    assertThat(first.title()).isEqualTo("Harbour opens");
    assertThat(first.id()).isEqualTo(ArticleId.ofUrl(URL));
    assertThat(first.url()).isEqualTo(URL);
    assertThat(first.fetchedAt()).isEqualTo(FETCHED);
    assertThat(first.source())
        .isEqualTo(new SourceRef("www.paper.test", "www.paper.test", "paper.test", null, null));
    assertThat(first.file()).isEqualTo("a.warc");
    assertThat(first.backfill()).isTrue();
    assertThat(article(items.get(1)).title()).isEqualTo("Ferry saved");
    assertThat(items).hasSize(2);
  }

  @Test
  void an_archive_that_is_packed_in_another_way_is_refused_with_what_to_do() throws IOException {
    Files.write(folder.resolve("a.warc.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});
    Files.write(folder.resolve("b.warc"), response(URL, Pages.article("One")));
    Files.writeString(folder.resolve("notes.zip"), "PK");
    List<FileItem> items = new ArrayList<>();
    ArticleFiles files = new ArticleFiles(false, () -> NOW);
    files.read(folder, items::add);
    assertThat(items).hasSize(2);
    assertThat(items.get(0))
        .isEqualTo(
            new FileItem.Bad(
                "a.warc.zst", "packed", "packed as .zst, which is not read: unpack it first"));
    files.read(folder.resolve("notes.zip"), items::add);
    assertThat(((FileItem.Bad) items.get(2)).reason()).isEqualTo("packed");
  }

  @Test
  void an_archive_that_was_compressed_as_a_whole_is_read_too() throws IOException {
    byte[] both =
        joined(response(URL, Pages.article("One")), response(URL + "2", Pages.article("Two")));

    assertThat(titles(read("a.warc.gz", gzip(both)))).containsExactly("One", "Two");
  }

  @Test
  void a_folder_may_hold_archives_beside_pages_and_texts() throws IOException {
    Files.write(folder.resolve("b.warc.gz"), gzip(response(URL, Pages.article("One"))));
    Files.writeString(folder.resolve("a.txt"), "Two\n\nText.");

    assertThat(titles(read(folder))).containsExactly("Two", "One");
  }

  @Test
  void the_articles_of_a_source_carry_it() throws IOException {
    SourceRef isle = new SourceRef("isle", "The Isle", null, "GB", "en");
    List<FileItem> items = new ArrayList<>();
    Path file = Files.write(folder.resolve("a.warc"), response(URL, Pages.article("One")));
    new ArticleFiles(isle, false, () -> NOW).read(file, items::add);

    assertThat(article(items.get(0)).source()).isEqualTo(isle);
    assertThat(article(items.get(0)).backfill()).isFalse();
  }

  @Test
  void what_is_no_page_is_told_apart_and_requests_are_passed_over() throws IOException {
    byte[] notFound = utf8("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no</p>");
    byte[] request = utf8("GET /harbour HTTP/1.1\r\nHost: www.paper.test\r\n\r\n");
    List<FileItem> items =
        read(
            "a.warc",
            joined(
                record("warcinfo", URL, "application/warc-fields", utf8("a: b\r\n"), 6),
                record("request", URL, "application/http", request, request.length),
                record("response", URL, "application/http", notFound, notFound.length),
                response(URL, "Content-Type: image/png\r\n", new byte[] {1, 2, 3}),
                response("ftp://paper.test/x", Pages.article("Elsewhere")),
                response(URL, "<html><body><p>Short.</p></body></html>"),
                record("resource", "dns:paper.test", "text/dns", utf8("x"), 1),
                response(URL, Pages.article("One"))));

    assertThat(
            items.stream()
                .filter(FileItem.Skipped.class::isInstance)
                .map(item -> ((FileItem.Skipped) item).reason()))
        .containsExactly(
            "http-404", "not-html", "no-web-address", "too-little-text", "no-web-address");
    assertThat(titles(items)).containsExactly("One");
    assertThat(bad(items)).isEmpty();
  }

  @Test
  void bodies_are_decoded_as_the_server_sent_them_or_as_the_archive_kept_them() throws IOException {
    String type = "Content-Type: text/html\r\n";
    byte[] html = utf8(Pages.article("One"));
    byte[] chunked =
        joined(
            utf8("10\r\n"),
            Arrays.copyOf(html, 16),
            utf8("\r\n" + Integer.toHexString(html.length - 16) + "\r\n"),
            Arrays.copyOfRange(html, 16, html.length),
            utf8("\r\n0\r\n\r\n"));
    List<FileItem> items =
        read(
            "a.warc",
            joined(
                response(URL, type + "Content-Encoding: gzip\r\n", gzip(html)),
                response(URL, type + "Content-Encoding: gzip\r\n", html),
                response(URL, type + "Transfer-Encoding: chunked\r\n", chunked),
                response(URL, type + "Transfer-Encoding: chunked\r\n", html),
                response(URL, type + "Content-Length: 7\r\n", html)));

    assertThat(titles(items)).containsExactly("One", "One", "One", "One", "One");
  }

  @Test
  void a_broken_record_is_told_of_with_its_place_and_the_rest_goes_in() throws IOException {
    byte[] first = response(URL, Pages.article("One"));
    byte[] html = utf8(Pages.article("Lost"));
    byte[] tooLong = record("resource", URL, "text/html", html, html.length + 300);
    byte[] tooShort = record("resource", URL, "text/html", html, html.length - 300);
    byte[] unsaid = utf8("WARC/1.1\r\nWARC-Type: resource\r\n\r\nwords\r\n\r\n");
    byte[] negative = record("resource", URL, "text/html", html, -5);
    byte[] garbage = utf8("\0\0\0 this is no record \0\0\r\n");
    List<FileItem> items =
        read(
            "a.warc",
            joined(
                first,
                tooLong,
                response(URL, Pages.article("Two")),
                tooShort,
                response(URL, Pages.article("Three")),
                unsaid,
                negative,
                garbage,
                response(URL, Pages.article("Four"))));

    assertThat(titles(items)).containsExactly("One", "Two", "Three", "Four");
    assertThat(bad(items)).hasSize(4).allMatch(item -> item.reason().equals("bad-warc"));
    assertThat(bad(items).get(0).place()).isEqualTo("a.warc at byte " + first.length);
    assertThat(bad(items).get(0).detail()).contains("length");
  }

  @Test
  void a_file_that_was_cut_off_is_read_to_the_break() throws IOException {
    byte[] whole = joined(response(URL, Pages.article("One")), response(URL, Pages.article("Two")));
    byte[] cut = Arrays.copyOf(whole, whole.length - 200);
    List<FileItem> items = read("a.warc", cut);

    assertThat(titles(items)).containsExactly("One");
    assertThat(bad(items))
        .singleElement()
        .extracting(FileItem.Bad::detail)
        .asString()
        .contains("cut off");

    byte[] members =
        joined(
            gzip(response(URL, Pages.article("One"))), gzip(response(URL, Pages.article("Two"))));
    items = read("b.warc.gz", Arrays.copyOf(members, members.length - 30));

    assertThat(titles(items)).containsExactly("One");
    assertThat(bad(items)).isNotEmpty().anyMatch(item -> item.detail().contains("file ends"));
  }

  @Test
  void a_damaged_member_costs_only_its_own_record() throws IOException {
    byte[] one = gzip(response(URL, Pages.article("One")));
    byte[] damaged = gzip(response(URL, Pages.article("Lost")));
    damaged[damaged.length / 2] ^= 0x55;
    byte[] two = gzip(response(URL, Pages.article("Two")));
    List<FileItem> items = read("a.warc.gz", joined(one, damaged, utf8("garbage"), two));

    assertThat(titles(items)).containsExactly("One", "Two");
    assertThat(bad(items))
        .isNotEmpty()
        .anyMatch(item -> item.place().equals("a.warc.gz at byte " + one.length));
  }

  @Test
  @Timeout(20)
  void bombs_and_giants_cost_little_and_the_rest_goes_in() throws IOException {
    byte[] zeros = new byte[40 * 1024 * 1024];
    byte[] outer = gzip(record("resource", URL, "text/html", zeros, zeros.length));
    byte[] inner =
        response(URL, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip(zeros));
    byte[] claim = record("resource", URL, "text/html", utf8("x"), 999_999_999_999_999L);
    byte[] endless = utf8("WARC/1.1\r\nA: " + "x".repeat(WarcRecords.HEAD_BYTES_MAX) + "\r\n\r\n");
    byte[] good = response(URL, Pages.article("One"));

    List<FileItem> packed = read("a.warc.gz", joined(outer, gzip(good)));
    assertThat(titles(packed)).containsExactly("One");

    List<FileItem> plain = read("b.warc", joined(inner, claim, endless, good));
    assertThat(titles(plain)).containsExactly("One");
    assertThat(plain).hasSize(4);
  }

  @Test
  @Timeout(30)
  void a_file_of_nothing_but_broken_records_is_given_up() throws IOException {
    byte[] html = utf8("<p>x</p>");
    byte[] broken = record("resource", URL, "text/html", html, WarcRecords.BLOCK_BYTES_MAX);
    byte[][] many = new byte[3_000][];
    Arrays.fill(many, broken);

    List<FileItem> items = read("a.warc", joined(many));

    assertThat(items).hasSize(WarcFile.BROKEN_MAX + 1);
    assertThat(bad(items).getLast().reason()).isEqualTo("too-many-bad");
  }

  @Test
  @Timeout(60)
  void no_change_of_bytes_makes_it_throw_or_hang() throws IOException {
    byte[] plain = joined(response(URL, Pages.article("One")), response(URL, Pages.article("Two")));
    byte[] members =
        joined(
            gzip(response(URL, Pages.article("One"))), gzip(response(URL, Pages.article("Two"))));
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = (round % 2 == 0 ? plain : members).clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      read("fuzz.warc", Arrays.copyOf(bytes, length));
    }
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[random.nextInt(20_000)];
      random.nextBytes(noise);
      read("noise.warc", noise);
      read("noise.warc.gz", joined(new byte[] {0x1F, (byte) 0x8B, 8, 31}, noise));
    }
    assertThat(read("line-ends.warc", utf8("\r\n".repeat(20_000)))).isEmpty();
  }

  @Test
  void a_date_that_is_to_come_counts_as_now() throws IOException {
    byte[] bytes =
        utf8(
            new String(response(URL, Pages.article("One")), StandardCharsets.UTF_8)
                .replace("2026-02-03", "2126-02-03"));

    assertThat(article(read("a.warc", bytes).get(0)).fetchedAt()).isEqualTo(NOW);
  }

  private List<FileItem> read(String name, byte[] bytes) throws IOException {
    return read(Files.write(folder.resolve(name), bytes));
  }

  private static List<FileItem> read(Path path) throws IOException {
    List<FileItem> items = new ArrayList<>();
    new ArticleFiles(true, () -> NOW).read(path, items::add);
    return items;
  }

  private static List<String> titles(List<FileItem> items) {
    return items.stream()
        .filter(FileItem.Read.class::isInstance)
        .map(item -> article(item).title())
        .toList();
  }

  private static List<FileItem.Bad> bad(List<FileItem> items) {
    return items.stream()
        .filter(FileItem.Bad.class::isInstance)
        .map(FileItem.Bad.class::cast)
        .toList();
  }

  private static RawArticle article(FileItem item) {
    assertThat(item).isInstanceOf(FileItem.Read.class);
    return ((FileItem.Read) item).article();
  }
}
