package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.newswatch.testkit.FakeSite;

/** What robots.txt allows, and how it is asked for. */
final class FetcherRobotsTest extends FetchingInTest {

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
}
