package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.MutableClock;

final class FetcherTest {

  private final FakeSite site = FakeSite.start();
  private Duration timeout = SettingsInTest.PATIENT;
  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final List<Duration> slept = new ArrayList<>();
  private final Sleeper sleeper =
      time -> {
        slept.add(time);
        clock.advance(time);
      };

  @AfterEach
  void close() {
    site.close();
  }

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
  void a_page_that_robots_txt_forbids_is_never_asked_for() throws Exception {
    site.page("/private/x", "secret").robots("User-agent: *\nDisallow: /private\n");
    assertThat(fetch("/private/x")).isInstanceOf(FetchOutcome.Denied.class);
    assertThat(site.hits("/private/x")).isZero();
  }

  @Test
  void rules_for_our_own_name_win() throws Exception {
    site.page("/x", "open")
        .robots("User-agent: *\nDisallow: /\n\nUser-agent: newswatch\nAllow: /\n");
    assertThat(fetch("/x")).isInstanceOf(FetchOutcome.Fetched.class);
  }

  @Test
  void a_redirect_to_a_forbidden_page_is_not_followed() throws Exception {
    site.redirect("/x", "/private/y").page("/private/y", "secret");
    site.robots("User-agent: *\nDisallow: /private\n");
    assertThat(fetch("/x")).isInstanceOf(FetchOutcome.Denied.class);
    assertThat(site.hits("/private/y")).isZero();
  }

  @Test
  void a_missing_robots_txt_allows_and_a_broken_one_forbids_for_a_while() throws Exception {
    site.page("/a", "x");
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Fetched.class);

    site.status("/robots.txt", 503);
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      var request = FetchRequest.of(site.uri("/a").toString());
      assertThat(((FetchOutcome.Failed) fetcher.fetch(request)).reason())
          .isEqualTo("robots-unreachable");
      site.robots("");
      assertThat(fetcher.fetch(request)).isInstanceOf(FetchOutcome.Failed.class);
      clock.advance(Duration.ofMinutes(11));
      assertThat(fetcher.fetch(request)).isInstanceOf(FetchOutcome.Fetched.class);
    }
  }

  @Test
  void robots_txt_is_asked_for_once_in_its_time() throws Exception {
    site.page("/a", "x").page("/b", "y").robots("");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      var unused = fetcher.fetch(FetchRequest.of(site.uri("/a").toString()));
      unused = fetcher.fetch(FetchRequest.of(site.uri("/b").toString()));
      assertThat(site.hits("/robots.txt")).isEqualTo(1);
      clock.advance(Duration.ofHours(7));
      unused = fetcher.fetch(FetchRequest.of(site.uri("/b").toString()));
      assertThat(site.hits("/robots.txt")).isEqualTo(2);
    }
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
  void two_requests_to_a_domain_are_never_closer_than_the_delay() throws Exception {
    site.page("/a", "x").redirect("/b", "/a").robots("");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      for (String path : List.of("/a", "/b", "/a")) {
        var unused = fetcher.fetch(FetchRequest.of(site.uri(path).toString()));
      }
    }
    // robots.txt, a, b, what b redirects to, a: four pauses between five requests.
    assertThat(site.requests()).hasSize(5);
    assertThat(slept).containsOnly(Duration.ofSeconds(5)).hasSize(4);
  }

  @Test
  void a_crawl_delay_is_honoured_up_to_the_cap() throws Exception {
    site.page("/a", "x").robots("User-agent: *\nCrawl-delay: 600\n");
    var unused = fetch("/a");
    assertThat(slept).containsExactly(Duration.ofSeconds(60));
  }

  @Test
  void a_crawl_delay_holds_for_a_domain_that_was_forgotten_in_a_crowd() throws Exception {
    site.page("/a", "x").robots("User-agent: *\nCrawl-delay: 30\n");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      var unused = fetcher.fetch(FetchRequest.of(site.uri("/a").toString()));
      clock.advance(Duration.ofHours(1));
      for (int i = 0; i <= 50_001; i++) {
        fetcher.remember("paper" + i + ".test", clock.instant(), Duration.ZERO);
      }
      unused = fetcher.fetch(FetchRequest.of(site.uri("/a").toString()));
      assertThat(site.hits("/robots.txt")).isEqualTo(1);
      assertThat(fetcher.delay("127.0.0.1")).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void a_pause_also_follows_a_request_from_before_the_start() throws Exception {
    site.page("/a", "x").robots("");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      fetcher.remember("127.0.0.1", clock.instant().minusSeconds(2), Duration.ZERO);
      var unused = fetcher.fetch(FetchRequest.of(site.uri("/a").toString()));
    }
    assertThat(slept).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  @Test
  void a_fetcher_that_was_started_asks_nobody_for_one_pause() throws Exception {
    site.page("/a", "x").robots("");
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      fetcher.started(clock.instant());
      fetcher.remember("127.0.0.1", clock.instant().minusSeconds(90), Duration.ofSeconds(30));
      assertThat(fetcher.delay("127.0.0.1")).isEqualTo(Duration.ofSeconds(30));
      assertThat(fetcher.readyAt("127.0.0.1")).isEqualTo(clock.instant().plusSeconds(30));
      var unused = fetcher.fetch(FetchRequest.of(site.uri("/a").toString()));
    }
    assertThat(slept).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  @Test
  void a_pause_is_told_before_anything_else_is_asked_of_the_domain() throws Exception {
    site.page("/a", "x").robots("User-agent: *\nCrawl-delay: 7\n");
    List<String> told = new ArrayList<>();
    DelayLog log =
        (domain, robotsUrl, delay) -> {
          assertThat(site.requests()).hasSize(1);
          told.add(domain + " " + robotsUrl + " " + delay);
        };
    try (Fetcher fetcher =
        new Fetcher(settings(Map.of(), Set.of("127.0.0.1")), clock, sleeper, log)) {
      String url = site.uri("/a").toString();
      assertThat(fetcher.fetch(FetchRequest.of(url))).isInstanceOf(FetchOutcome.Fetched.class);
      assertThat(fetcher.fetch(FetchRequest.of(url))).isInstanceOf(FetchOutcome.Fetched.class);
    }
    assertThat(told).containsExactly("127.0.0.1 " + site.uri("/robots.txt") + " PT7S");
    assertThat(slept).containsOnly(Duration.ofSeconds(7)).hasSize(2);
  }

  @Test
  void a_pause_that_cannot_be_told_stops_the_fetch() {
    site.page("/a", "x").robots("User-agent: *\nCrawl-delay: 7\n");
    DelayLog log =
        (domain, robotsUrl, delay) -> {
          throw new InterruptedException("stopped");
        };
    try (Fetcher fetcher =
        new Fetcher(settings(Map.of(), Set.of("127.0.0.1")), clock, sleeper, log)) {
      assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(site.uri("/a").toString())))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(site.hits("/a")).isZero();
  }

  @Test
  void a_robots_txt_may_be_moved_even_to_another_host() throws Exception {
    try (FakeSite other = FakeSite.start()) {
      other.robots("User-agent: *\nDisallow: /private\nCrawl-delay: 11\n");
      site.redirect("/robots.txt", "/robots2.txt")
          .redirect("/robots2.txt", other.uri("/robots.txt").toString())
          .page("/private/x", "secret");
      List<String> told = new ArrayList<>();
      DelayLog log = (domain, robotsUrl, delay) -> told.add(robotsUrl + " " + delay);
      var hosts = Map.of("paper.test", site.address());
      try (Fetcher fetcher =
          new Fetcher(settings(hosts, Set.of("127.0.0.1")), clock, sleeper, log)) {
        assertThat(fetcher.fetch(FetchRequest.of("http://paper.test/private/x")))
            .isInstanceOf(FetchOutcome.Denied.class);
        assertThat(fetcher.delay("paper.test")).isEqualTo(Duration.ofSeconds(11));
        assertThat(fetcher.delay("127.0.0.1")).isEqualTo(Duration.ofSeconds(5));
      }
      assertThat(told).containsExactly("http://paper.test/robots.txt PT11S");
    }
  }

  @Test
  void a_dot_or_capitals_make_no_other_domain_of_a_host() throws Exception {
    site.page("/a", "x");
    var hosts = Map.of("paper.test", site.address(), "www.paper.test", site.address());
    try (Fetcher fetcher = fetcher(settings(hosts, Set.of()))) {
      for (String host : List.of("paper.test", "PAPER.test", "paper.test.", "www.paper.test.")) {
        assertThat(fetcher.fetch(FetchRequest.of("http://" + host + "/a")))
            .isInstanceOf(FetchOutcome.Fetched.class);
      }
    }
    assertThat(slept).containsOnly(Duration.ofSeconds(5)).hasSize(site.requests().size() - 1);
  }

  @Test
  void a_robots_txt_that_moves_without_end_is_none() throws Exception {
    site.redirect("/robots.txt", "/robots.txt").page("/a", "x");
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Fetched.class);
    assertThat(site.hits("/robots.txt")).isEqualTo(6);
  }

  @Test
  void many_who_come_at_once_read_a_robots_txt_once() throws Exception {
    site.robots("");
    List<Future<FetchOutcome>> all = new ArrayList<>();
    try (Fetcher fetcher =
            new Fetcher(
                settings(Map.of(), Set.of("127.0.0.1")), clock, time -> clock.advance(time));
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        site.page("/" + i, "x");
        var request = FetchRequest.of(site.uri("/" + i).toString());
        all.add(pool.submit(() -> fetcher.fetch(request)));
      }
      for (Future<FetchOutcome> each : all) {
        assertThat(each.get()).isInstanceOf(FetchOutcome.Fetched.class);
      }
    }
    assertThat(site.hits("/robots.txt")).isEqualTo(1);
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

  private FetchOutcome fetch(String path) throws InterruptedException {
    try (Fetcher fetcher = fetcher(settings(Map.of(), Set.of("127.0.0.1")))) {
      return fetcher.fetch(FetchRequest.of(site.uri(path).toString()));
    }
  }

  private Fetcher fetcher(FetchSettings settings) {
    InstantSource source = clock;
    return new Fetcher(settings, source, sleeper);
  }

  private FetchSettings settings(Map<String, String> hosts, Set<String> privateHosts) {
    return SettingsInTest.of(
        SettingsInTest.HOST_DELAY, timeout, SettingsInTest.ROBOTS_CACHE, hosts, privateHosts, null);
  }
}
