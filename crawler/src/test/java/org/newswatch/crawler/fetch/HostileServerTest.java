package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.newswatch.crawler.Packed.gzip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.testkit.MutableClock;

/** Whatever a server sends, a fetch ends in time, within bounds and with a reason. */
final class HostileServerTest {

  private static final Duration IMPATIENT = Duration.ofMillis(700);
  private static final Duration END = SettingsInTest.PATIENT.plusSeconds(5);

  /** What lies in the buffers of sockets and streams between a server and a reader that left. */
  private static final long BUFFERS_BYTES_MAX = 16L * 1024 * 1024;

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GZIP = OK + "Content-Encoding: gzip\r\n\r\n";
  private static final byte[] CHUNK = new byte[64 * 1024];

  private final RawServer server = new RawServer();
  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");

  static {
    Arrays.fill(CHUNK, (byte) 'x');
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Arguments attack(String name, String reason, RawServer.Answer answer) {
    return Arguments.of(name, reason, answer);
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("an endless body", "too-large", line -> line.text(OK + "\r\n").forever(CHUNK)),
        attack(
            "an endless body in chunks",
            "too-large",
            line -> line.text(OK + CHUNKED).forever(chunked(CHUNK))),
        attack(
            "a hundred megabytes",
            "too-large",
            line -> line.text(OK + "Content-Length: 104857600\r\n\r\n").forever(CHUNK)),
        attack(
            "a gzip bomb",
            "too-large",
            line -> {
              line.text(GZIP);
              pour(new GZIPOutputStream(line.out()), line);
            }),
        attack(
            "a gzip bomb in a gzip bomb",
            "too-large",
            line ->
                line.text(OK + "Content-Encoding: gzip, gzip\r\n\r\n")
                    .bytes(gzip(gzip(new byte[20 * 1024 * 1024])))),
        attack(
            "gzip members without end and without content",
            "too-large",
            line -> line.text(GZIP).forever(gzip(new byte[0]))),
        attack(
            "deflate blocks without end and without content",
            "too-large",
            line ->
                line.text(OK + "Content-Encoding: deflate\r\n\r\n")
                    .forever(new byte[] {0, 0, 0, -1, -1})),
        attack(
            "a name in gzip without end",
            "too-large",
            line ->
                line.text(GZIP)
                    .bytes(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0})
                    .forever(CHUNK)),
        attack(
            "packed three times",
            "encoding",
            line -> line.text(OK + "Content-Encoding: gzip, gzip, gzip\r\n\r\nx")),
        attack(
            "packed as nobody asked for",
            "encoding",
            line -> line.text(OK + "Content-Encoding: br\r\n\r\nxyz")),
        attack("gzip that is none", "encoding", line -> line.text(GZIP + "<p>Hello</p>")),
        attack(
            "gzip cut short",
            "truncated",
            line -> line.text(GZIP).bytes(Arrays.copyOf(gzip(CHUNK), 40))),
        attack(
            "an error without end",
            "http-500",
            line -> line.text("HTTP/1.1 500 Oh\r\n" + CHUNKED).forever(chunked(CHUNK))),
        attack(
            "a redirect without end to nothing",
            "http-404",
            line ->
                line.text("HTTP/1.1 302 Found\r\nLocation: /b\r\n" + CHUNKED)
                    .forever(chunked(CHUNK))),
        attack(
            "a packed body and more behind it without end",
            "fetched",
            line ->
                line.text(OK + "Content-Encoding: deflate\r\n" + CHUNKED)
                    .bytes(chunked(deflate("Hello".getBytes(StandardCharsets.UTF_8), false)))
                    .forever(chunked(CHUNK))),
        attack("silence", "timeout", line -> line.drip("", 50)),
        attack("one byte at a time", "timeout", line -> line.text(OK + "\r\n").drip("x", 30)),
        attack("a head one byte at a time", "timeout", line -> line.text(OK).drip("x", 30)),
        attack(
            "a chunk one byte at a time",
            "timeout",
            line -> line.text(OK + CHUNKED + "ffff\r\n").drip("x", 30)),
        attack(
            "interim answers without end",
            "timeout",
            line -> line.drip("HTTP/1.1 103 Early Hints\r\n\r\n", 5)),
        attack(
            "ten thousand headers",
            "headers",
            line -> line.text(OK + "X-A: b\r\n".repeat(10_000) + "\r\nHello")),
        attack(
            "headers without end",
            "headers",
            line -> line.text(OK).forever("X-A: b\r\n".getBytes(StandardCharsets.US_ASCII))),
        attack(
            "a header of a megabyte",
            "headers",
            line -> line.text(OK + "X-A: " + "b".repeat(1 << 20) + "\r\n\r\nHello")),
        attack(
            "a header on lines without end",
            "headers",
            line -> line.text(OK + "X-A: b").forever("\r\n c".getBytes(StandardCharsets.US_ASCII))),
        attack(
            "a first line without end", "headers", line -> line.text("HTTP/1.1 ").forever(CHUNK)),
        attack(
            "a length that is too long",
            "truncated",
            line -> line.text(OK + "Content-Length: 500\r\n\r\nHello")),
        attack(
            "a length that is too short",
            "fetched",
            line -> line.text(OK + "Content-Length: 5\r\n\r\nHello, and more of it")),
        attack(
            "a length below zero",
            "protocol",
            line -> line.text(OK + "Content-Length: -5\r\n\r\nHello")),
        attack(
            "a length that is no number",
            "protocol",
            line -> line.text(OK + "Content-Length: many\r\n\r\nHello")),
        attack(
            "two lengths",
            "protocol",
            line -> line.text(OK + "Content-Length: 5\r\nContent-Length: 7\r\n\r\nHello, Hello")),
        attack(
            "chunks that are none",
            "protocol",
            line -> line.text(OK + CHUNKED + "Hello\r\nthere\r\n")),
        attack(
            "a chunk larger than any number",
            "protocol",
            line -> line.text(OK + CHUNKED + "fffffffffffffffffff\r\nHello")),
        attack("a chunk cut short", "truncated", line -> line.text(OK + CHUNKED + "ff\r\nHello")),
        attack(
            "a chunk's extension without end",
            "headers",
            line -> line.text(OK + CHUNKED + "5;").forever(CHUNK)),
        attack(
            "NULs in headers",
            "fetched",
            line -> line.text(OK + "ETag: \"a\0b\"\r\nX\0Y: z\r\nContent-Length: 5\r\n\r\nHello")),
        attack("a line of noise", "io", line -> line.text("\0\1\2 hello\r\n\r\n")),
        attack("nothing at all", "io", line -> line.text("")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void every_attack_ends_in_time_within_bounds_and_with_a_reason(
      String name, String reason, RawServer.Answer answer) {
    server.answer("/a", answer);
    Duration pageMax = reason.equals("timeout") ? IMPATIENT : SettingsInTest.PATIENT;
    FetchOutcome outcome = assertTimeoutPreemptively(END, () -> fetch("/a", pageMax));
    assertThat(reason(outcome)).as(name + ": " + outcome).isEqualTo(reason);
    assertThat(server.sent()).isLessThan(BUFFERS_BYTES_MAX);
    if (outcome instanceof FetchOutcome.Fetched page) {
      assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("Hello");
      assertThat(page.headers().toString()).doesNotContain("\0");
    }
  }

  @Test
  void a_handshake_one_byte_at_a_time_ends_in_time() throws Exception {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ended = new CountDownLatch(1);
      Thread.ofVirtual().start(() -> greetSlowly(mute, ended));
      FetchSettings settings =
          SettingsInTest.of(
              Duration.ofMillis(1),
              IMPATIENT,
              Duration.ofHours(1),
              Map.of(),
              Set.of("127.0.0.1"),
              null);
      String url = "https://127.0.0.1:" + mute.getLocalPort() + "/a";
      try (Fetcher fetcher = new Fetcher(settings, clock, clock::advance)) {
        FetchOutcome outcome =
            assertTimeoutPreemptively(END, () -> fetcher.fetch(FetchRequest.of(url)));
        assertThat(reason(outcome)).as(outcome.toString()).isEqualTo("timeout");
        assertThat(ended.await(END.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
      }
    }
  }

  /** The head of a handshake's record, and of the record itself a byte now and then. */
  private static void greetSlowly(ServerSocket server, CountDownLatch ended) {
    try (Socket line = server.accept()) {
      line.getOutputStream().write(new byte[] {22, 3, 3, 0x3f, 0});
      while (!ended.await(30, TimeUnit.MILLISECONDS)) {
        line.getOutputStream().write(2);
      }
    } catch (IOException e) {
      // The client has cut the line.
      ended.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void who_has_read_enough_cuts_the_line() throws Exception {
    server.answer("/a", line -> line.text(OK + "\r\n").forever(CHUNK));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.TooLarge.class);
    assertThat(server.isCutWithin(END)).isTrue();
  }

  @Test
  void redirects_without_end_and_in_circles_end() {
    for (int i = 0; i < 30; i++) {
      String next = "HTTP/1.1 302 Found\r\nLocation: /" + (i + 1) + "\r\n\r\n";
      server.answer("/" + i, line -> line.text(next));
    }
    server.answer("/here", line -> line.text("HTTP/1.1 301 Moved\r\nLocation: /there\r\n\r\n"));
    server.answer("/there", line -> line.text("HTTP/1.1 301 Moved\r\nLocation: /here\r\n\r\n"));
    server.answer("/lost", line -> line.text("HTTP/1.1 301 Moved\r\n\r\n"));
    for (String path : new String[] {"/0", "/here", "/lost"}) {
      assertThat(reason(assertTimeoutPreemptively(END, () -> fetch(path)))).isEqualTo("redirects");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZip", "identity, gzip", "deflate", "raw deflate"})
  void a_body_is_unpacked_however_it_was_packed(String how) {
    byte[] page = "<p>Hello</p>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] packed =
        switch (how) {
          case "deflate" -> deflate(page, false);
          case "raw deflate" -> deflate(page, true);
          default -> gzip(page);
        };
    String encoding = how.replace("raw ", "");
    server.answer(
        "/a", line -> line.text(OK + "Content-Encoding: " + encoding + "\r\n\r\n").bytes(packed));
    var outcome = (FetchOutcome.Fetched) assertTimeoutPreemptively(END, () -> fetch("/a"));
    assertThat(outcome.body()).isEqualTo(page);
  }

  @Test
  void headers_that_came_several_times_are_joined_or_kept_apart() {
    server.answer(
        "/a",
        line ->
            line.text(
                OK
                    + "X-Robots-Tag: otherbot: noindex\r\nx-robots-tag: noai\r\n"
                    + "Vary: a\r\nVary: b\r\nContent-Type: text/plain\r\nX-Caf: caf\u00c3\u00a9\r\n"
                    + "Content-Length: 2\r\n\r\nok"));
    var page = (FetchOutcome.Fetched) assertTimeoutPreemptively(END, () -> fetch("/a"));
    assertThat(page.robotsTags()).containsExactly("otherbot: noindex", "noai");
    assertThat(page.header("vary")).hasValue("a, b");
    assertThat(page.header("content-type")).hasValue("text/html");
    assertThat(page.header("x-caf")).hasValue("caf\u00e9");
    assertThat(OptOuts.of(page, List.of(), "newswatch")).containsExactly(OptOut.NOAI);
  }

  @Test
  void a_robots_txt_without_end_is_read_to_its_bound_and_then_believed() {
    server.answer(
        "/robots.txt",
        line -> line.text(OK + "\r\nUser-agent: *\nDisallow: /private\n#").forever(CHUNK));
    server.answer("/open", line -> line.text(OK + "Content-Length: 5\r\n\r\nHello"));
    assertThat(reason(assertTimeoutPreemptively(END, () -> fetch("/open")))).isEqualTo("fetched");
    assertThat(assertTimeoutPreemptively(END, () -> fetch("/private")))
        .isInstanceOf(FetchOutcome.Denied.class);
  }

  private FetchOutcome fetch(String path) throws InterruptedException {
    return fetch(path, SettingsInTest.PATIENT);
  }

  private FetchOutcome fetch(String path, Duration pageMax) throws InterruptedException {
    var settings =
        SettingsInTest.of(
            Duration.ZERO,
            pageMax,
            SettingsInTest.ROBOTS_CACHE,
            Map.of(),
            Set.of("127.0.0.1"),
            null);
    try (Fetcher fetcher = new Fetcher(settings, clock, clock::advance)) {
      return fetcher.fetch(FetchRequest.of(server.url(path)));
    }
  }

  private static String reason(FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Fetched unused -> "fetched";
      case FetchOutcome.NotModified unused -> "not-modified";
      case FetchOutcome.Denied unused -> "robots";
      case FetchOutcome.Refused unused -> "private-address";
      case FetchOutcome.TooLarge unused -> "too-large";
      case FetchOutcome.Failed failed -> failed.reason();
    };
  }

  private static void pour(OutputStream out, RawServer.Line line) throws IOException {
    while (line.isOpen()) {
      out.write(CHUNK);
    }
  }

  private static byte[] chunked(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(bytes);
    out.writeBytes(new byte[] {'\r', '\n'});
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] bytes, boolean raw) {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
    try (var stream = new DeflaterOutputStream(out, deflater)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
