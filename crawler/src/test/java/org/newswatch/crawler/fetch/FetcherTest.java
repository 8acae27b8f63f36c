package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.testkit.FakeSite;

/** What comes of a fetch. */
final class FetcherTest extends FetchingInTest {

  @Test
  void a_page_comes_with_its_headers() throws Exception {
    site.page("/a", "<p>Hello</p>");
    var page = (FetchOutcome.Fetched) fetch("/a");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Hello</p>");
    assertThat(page.header("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(site.requests().getLast().headers().get("user-agent"))
        .isEqualTo("newswatch/0.1 (+https://example.test/bot)");
  }

  @Test
  void a_compressed_page_is_unpacked() throws Exception {
    site.gzip("/a", "<p>Hello</p>");
    assertThat(((FetchOutcome.Fetched) fetch("/a")).body()).hasSize(12);
  }

  @Test
  void a_fetcher_that_was_closed_asks_nobody_and_blames_no_server() {
    site.page("/a", "x");
    Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")));
    fetcher.close();
    FetchRequest request = FetchRequest.of(site.uri("/a").toString());
    assertThatThrownBy(() -> fetcher.fetch(request)).isInstanceOf(InterruptedException.class);
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void validators_are_sent_and_a_304_is_not_modified() throws Exception {
    site.tagged("/a", "<p>x</p>", "\"v1\"");
    assertThat(((FetchOutcome.Fetched) fetch("/a")).header("etag")).hasValue("\"v1\"");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      assertThat(fetcher.fetch(new FetchRequest(site.uri("/a").toString(), "\"v1\"", null)))
          .isInstanceOf(FetchOutcome.NotModified.class);
    }
  }

  @Test
  void redirects_are_followed_and_bounded() throws Exception {
    site.redirect("/a", "/b")
        .redirect("/b", "c?utm_source=x")
        .page("/c", "end")
        .redirect("/loop", "/loop");
    assertThat(((FetchOutcome.Fetched) fetch("/a")).url()).isEqualTo(site.uri("/c").toString());
    assertThat(((FetchOutcome.Failed) fetch("/loop")).reason()).isEqualTo("redirects");
    assertThat(site.hits("/loop")).isEqualTo(6);
  }

  @Test
  void a_redirect_to_a_private_address_is_refused() throws Exception {
    // Given a site that the settings name, and another on loopback that they do not
    try (FakeSite inner = FakeSite.start()) {
      inner.page("/admin", "secret");
      site.redirect("/a", inner.uri("/admin").toString());
      var hosts = Map.of("paper.test", site.address());
      // When
      try (Fetcher fetcher = fetcher(settings(hosts, Set.of("paper.test")))) {
        FetchOutcome outcome = fetcher.fetch(FetchRequest.of("http://paper.test/a"));
        // Then
        assertThat(outcome).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(inner.requests()).isEmpty();
      }
    }
  }

  @Test
  void private_addresses_are_refused_however_they_are_spelled() throws Exception {
    site.page("/", "secret");
    int port = site.port();
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of()))) {
      for (String host :
          List.of(
              "127.0.0.1",
              "localhost",
              "127.1",
              "2130706433",
              "[::1]",
              "[::ffff:127.0.0.1]",
              "0.0.0.0",
              "10.0.0.1",
              "192.168.1.1",
              "169.254.169.254",
              "[fe80::1]")) {
        FetchOutcome outcome = fetcher.fetch(FetchRequest.of("http://" + host + ":" + port + "/"));
        assertThat(outcome).as(host).isInstanceOf(FetchOutcome.Refused.class);
      }
    }
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void a_host_that_is_allowed_on_its_port_is_refused_on_another() throws Exception {
    try (FakeSite inner = FakeSite.start()) {
      inner.page("/admin", "secret");
      site.page("/a", "x").redirect("/b", inner.uri("/admin").toString()).robots("");
      String own = "127.0.0.1:" + site.port();
      try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of(own)))) {
        assertThat(fetcher.fetch(FetchRequest.of(site.uri("/a").toString())))
            .isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(fetcher.fetch(FetchRequest.of(site.uri("/b").toString())))
            .isInstanceOf(FetchOutcome.Refused.class);
        assertThat(fetcher.fetch(FetchRequest.of("http://127.0.0.1.:" + inner.port() + "/admin")))
            .isNotInstanceOf(FetchOutcome.Fetched.class);
      }
      assertThat(inner.requests()).isEmpty();
    }
  }

  @Test
  void an_interrupted_fetch_has_no_outcome() throws Exception {
    site.slow("/a", Duration.ofMinutes(5)).robots("");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(site.uri("/a").toString())))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      // Once more where the thread already waits for the answer.
      AtomicReference<Object> end = new AtomicReference<>();
      Thread fetching =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      end.set(fetcher.fetch(FetchRequest.of(site.uri("/a").toString())));
                    } catch (InterruptedException e) {
                      end.set(e);
                    }
                  });
      while (site.hits("/a") == 0 && fetching.isAlive()) {
        Thread.onSpinWait();
      }
      fetching.interrupt();
      assertThat(fetching.join(Duration.ofSeconds(10))).isTrue();
      assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void hosts_send_a_name_to_an_address_and_port_and_keep_the_name() throws Exception {
    site.page("/a", "x").robots("");
    var hosts = Map.of("paper.test", site.address());
    try (Fetcher fetcher = fetcher(settings(hosts, Set.of()))) {
      assertThat(fetcher.fetch(FetchRequest.of("http://paper.test/a")))
          .isInstanceOf(FetchOutcome.Fetched.class);
    }
    assertThat(site.requests()).extracting(FakeSite.Request::host).containsOnly("paper.test");
  }

  @Test
  void an_endless_body_ends_at_the_bound_packed_or_not() throws Exception {
    site.endless("/a", false).endless("/bomb", true);
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.TooLarge.class);
    assertThat(fetch("/bomb")).isInstanceOf(FetchOutcome.TooLarge.class);
  }

  @Test
  void a_body_of_fifty_megabytes_is_too_large() throws Exception {
    site.bytes("/a", "text/html", new byte[50 * 1024 * 1024]);
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.TooLarge.class);
  }

  @Test
  void a_slow_answer_and_a_dripping_body_end_in_time() throws Exception {
    site.slow("/slow", Duration.ofMinutes(5)).drip("/drip", Duration.ofMillis(20));
    site.robots("");
    timeout = Duration.ofSeconds(2);
    assertThat(((FetchOutcome.Failed) fetch("/slow")).reason()).isEqualTo("timeout");
    assertThat(((FetchOutcome.Failed) fetch("/drip")).reason()).isEqualTo("timeout");
  }

  @Test
  void an_error_says_when_to_come_back() throws Exception {
    site.status("/a", 429, "Retry-After", "120").status("/b", 404);
    var busy = (FetchOutcome.Failed) fetch("/a");
    assertThat(busy.reason()).isEqualTo("http-429");
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(((FetchOutcome.Failed) fetch("/b")).reason()).isEqualTo("http-404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"120", "120.7", "Mon, 02 Nov 2026 09:02:00 GMT", "Monday, 02-Nov-26 09:02:00 GMT"})
  void a_server_may_say_in_seconds_or_as_a_date_when_to_come_back(String when) throws Exception {
    site.robots("").status("/a", 503, "Retry-After", when);
    var busy = (FetchOutcome.Failed) fetch("/a");
    assertThat(busy.retryAfter()).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void no_server_is_left_alone_for_more_than_a_day(String when) throws Exception {
    site.robots("").status("/a", 503, "Retry-After", when);
    assertThat(((FetchOutcome.Failed) fetch("/a")).retryAfter()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "soon", "", "Mon, 02 Nov 2020 09:02:00 GMT"})
  void a_time_that_is_past_or_none_asks_for_nothing(String when) throws Exception {
    site.robots("").status("/a", 503, "Retry-After", when);
    assertThat(((FetchOutcome.Failed) fetch("/a")).retryAfter()).isNull();
  }

  @Test
  void a_host_with_an_underscore_is_fetched() throws Exception {
    site.page("/a", "<p>Hello</p>");
    String address = "127.0.0.1:" + site.uri("/").getPort();
    Map<String, String> hosts = Map.of("the_paper.paper.test", address);
    try (Fetcher fetcher = fetcher(settings(hosts, Set.of()))) {
      assertThat(fetcher.fetch(FetchRequest.of("http://the_paper.paper.test/a")))
          .isInstanceOf(FetchOutcome.Fetched.class);
    }
    assertThat(site.requests()).extracting(FakeSite.Request::host).contains("the_paper.paper.test");
  }
}
