package org.newswatch.crawler.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.crawler.url.Urls;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

/**
 * No spelling of an address, no redirect and no name leads into a private network. A server that
 * counts listens on every address of this machine; {@code PORT} in a spelling is its port.
 */
final class PrivateNetworkTest {

  private final RawServer site = new RawServer();
  private final CountingServer inner = new CountingServer(null);
  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final NamesInTest names = new NamesInTest();

  @AfterEach
  void close() {
    site.close();
    inner.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://2130706433:PORT/",
        "http://0x7f000001:PORT/",
        "http://0x7F.0.0.1:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://017700000001:PORT/",
        "http://127.0.0.01:PORT/",
        "http://0:PORT/",
        "http://0.0.0.0:PORT/",
        "http://127.0.0.1.:PORT/",
        "http://127.0.0.1..:PORT/",
        "http://[::1]:PORT/",
        "http://[::]:PORT/",
        "http://[0:0:0:0:0:0:0:1]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[fe80::1]:PORT/",
        "http://[fe80::1%25lo]:PORT/",
        "http://[::1%25lo]:PORT/",
        "http://[fc00::1]:PORT/",
        "http://[ff02::1]:PORT/",
        "http://10.1.2.3:PORT/",
        "http://172.16.0.1:PORT/",
        "http://192.168.0.1:PORT/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1:PORT/",
        "http://224.0.0.1:PORT/",
        "http://255.255.255.255:PORT/",
        "http://localhost:PORT/",
        "http://LOCALHOST.:PORT/",
        "http://deep.sub.localhost:PORT/",
        "https://localhost:PORT/",
        "http://\uff11\uff12\uff17.0.0.1:PORT/",
        "http://\uff11\uff12\uff17\uff0e\uff10\uff0e\uff10\uff0e\uff11:PORT/",
        "http://127\u30020\u30020\u30021:PORT/",
        "http://\u2460\u2461\u2466.0.0.1:PORT/",
        "http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3:PORT/",
        "http://%31%32%37.0.0.1:PORT/",
        "http://%6c%6f%63%61lhost:PORT/",
        "http://127.0.0.1%00.paper.test:PORT/",
        "http://paper.test@127.0.0.1:PORT/",
        "http://paper.test:80@127.0.0.1:PORT/",
        "http://paper.test%40@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT\\@paper.test/",
        "http://127.0.0.1:PORT#@paper.test/",
        "http:\\\\127.0.0.1:PORT/",
        "http:///127.0.0.1:PORT/",
        "http://private.test:PORT/",
        "http://metadata.test/latest/meta-data/",
        "http://mapped.test:PORT/",
        "http://both.test:PORT/",
        "http://here.test:PORT/",
      })
  void no_spelling_of_a_private_address_is_connected_to(String spelling) throws Exception {
    String url = spelling.replace("PORT", String.valueOf(inner.port()));
    redirectTo(url);
    try (Fetcher fetcher = fetcher(Map.of("start.test", "127.0.0.1:" + site.port()))) {
      // As it stands, as it is normalised, and as a redirect says it.
      List<FetchOutcome> outcomes = new ArrayList<>();
      outcomes.add(fetcher.fetch(FetchRequest.of(url)));
      Optional<String> normal = Urls.normalise(url);
      if (normal.isPresent()) {
        outcomes.add(fetcher.fetch(FetchRequest.of(normal.get())));
      }
      outcomes.add(fetcher.fetch(FetchRequest.of("http://start.test/moved")));
      assertThat(outcomes).allSatisfy(PrivateNetworkTest::assertNothingCame);
    }
    assertThat(inner.hasEnded()).isFalse();
    assertThat(inner.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1:70/",
        "jar:http://127.0.0.1!/a",
        "data:text/html,hello",
        "javascript:alert(1)",
        "//127.0.0.1:80/",
        "\u0000http://127.0.0.1/",
        "",
      })
  void a_redirect_to_no_web_address_leads_nowhere(String location) throws Exception {
    redirectTo(location);
    try (Fetcher fetcher = fetcher(Map.of("start.test", "127.0.0.1:" + site.port()))) {
      assertNothingCame(fetcher.fetch(FetchRequest.of("http://start.test/moved")));
      assertNothingCame(fetcher.fetch(FetchRequest.of(location)));
    }
  }

  @Test
  void a_name_that_moves_between_two_look_ups_gains_nothing() throws Exception {
    // Given a name that leads to a public address, and to a private one when asked again
    try (FakeSite open = FakeSite.startAt(NamesInTest.PUBLIC);
        CountingServer hidden = new CountingServer(open.port())) {
      open.status("/robots.txt", 404, "Connection", "close").page("/a", "open");
      names.answers(
          "moving.test",
          List.of(List.of(NamesInTest.PUBLIC), List.of(InetAddress.getLoopbackAddress())));
      try (Fetcher fetcher = fetcher(Map.of())) {
        // When
        FetchOutcome outcome =
            fetcher.fetch(FetchRequest.of("http://moving.test:" + open.port() + "/a"));
        // Then
        assertThat(open.hits("/robots.txt")).isEqualTo(1);
        assertThat(outcome).isInstanceOf(FetchOutcome.Refused.class);
      }
      assertThat(hidden.connections()).isZero();
    }
  }

  @Test
  void a_name_of_a_public_address_is_connected_to() throws Exception {
    try (FakeSite open = FakeSite.startAt(NamesInTest.PUBLIC)) {
      open.page("/a", "open").robots("");
      names.answers("open.test", List.of(List.of(NamesInTest.PUBLIC)));
      try (Fetcher fetcher = fetcher(Map.of())) {
        assertThat(fetcher.fetch(FetchRequest.of("http://open.test:" + open.port() + "/a")))
            .isInstanceOf(FetchOutcome.Fetched.class);
      }
    }
  }

  @Test
  void a_host_of_the_settings_is_reached_on_its_port_only() throws Exception {
    site.answer("/a", line -> line.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    try (Fetcher fetcher = fetcher(Map.of("start.test", "127.0.0.1:" + site.port()))) {
      for (String url :
          List.of(
              "http://start.test:" + inner.port() + "/",
              "https://start.test:" + inner.port() + "/",
              "http://START.test.:" + inner.port() + "/",
              "http://127.0.0.1:" + site.port() + "/")) {
        assertThat(fetcher.fetch(FetchRequest.of(url)))
            .as(url)
            .isInstanceOf(FetchOutcome.Refused.class);
      }
      assertThat(fetcher.fetch(FetchRequest.of("http://start.test/a")))
          .isInstanceOf(FetchOutcome.Fetched.class);
    }
    assertThat(inner.connections()).isZero();
  }

  private void redirectTo(String location) {
    byte[] head = ("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n").getBytes(UTF_8);
    site.answer("/moved", line -> line.bytes(head));
  }

  private static void assertNothingCame(FetchOutcome outcome) {
    if (outcome instanceof FetchOutcome.Failed failed) {
      assertThat(failed.reason()).isIn("address", "redirects", "dns");
    } else {
      assertThat(outcome).isInstanceOf(FetchOutcome.Refused.class);
    }
  }

  private Fetcher fetcher(Map<String, String> hosts) {
    var settings = SettingsInTest.of(hosts, Set.of());
    return new Fetcher(settings, clock, clock::advance, DelayLog.NONE, names);
  }

  /** Counts who connects, and says nothing. */
  private static final class CountingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean ended;

    /** On every address of the machine; on loopback only when the port is given. */
    CountingServer(@Nullable Integer port) {
      try {
        socket =
            port == null
                ? new ServerSocket(0)
                : new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::count);
    }

    private void count() {
      try {
        while (true) {
          Socket connection = socket.accept();
          connections.incrementAndGet();
          connection.close();
        }
      } catch (IOException e) {
        ended = true;
      }
    }

    /** Whether it stopped to listen, which it does when it is closed. */
    boolean hasEnded() {
      return ended;
    }

    int port() {
      return socket.getLocalPort();
    }

    int connections() {
      return connections.get();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
