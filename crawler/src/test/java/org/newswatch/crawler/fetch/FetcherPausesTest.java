package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a domain is left alone between requests. */
final class FetcherPausesTest extends FetchingInTest {

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
}
