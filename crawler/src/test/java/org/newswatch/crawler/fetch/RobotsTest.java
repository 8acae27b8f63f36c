package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.testkit.MutableClock;

final class RobotsTest {

  private static final String TEXT = "User-agent: *\nDisallow: /private\n";
  private static final byte[] LARGE = (TEXT + rules(4_600)).getBytes(StandardCharsets.UTF_8);

  /** A rule of a few characters takes some hundred bytes. */
  private static String rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "Disallow: /p%05d\n".formatted(i))
        .collect(Collectors.joining());
  }

  private final MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
  private final Map<String, FetchOutcome> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Duration> learned = new HashMap<>();
  private final Robots robots =
      new Robots(
          settings(),
          clock,
          (url, judge) -> {
            asked.add(url);
            return judge.of(answers.getOrDefault(url, page(url, TEXT, Map.of())));
          },
          learned::put);

  private static FetchSettings settings() {
    return SettingsInTest.of(
        SettingsInTest.HOST_DELAY,
        SettingsInTest.PATIENT,
        Duration.ofHours(12),
        Map.of(),
        Set.of(),
        null);
  }

  private static FetchOutcome page(String url, String text, Map<String, String> headers) {
    return new FetchOutcome.Fetched(url, 200, text.getBytes(StandardCharsets.UTF_8), headers);
  }

  private void answer(String text, Map<String, String> headers) {
    answers.put(
        "https://paper.test/robots.txt", page("https://paper.test/robots.txt", text, headers));
  }

  private void failure(String reason, @Nullable Integer status, @Nullable Duration retryAfter) {
    answers.put(
        "https://paper.test/robots.txt", new FetchOutcome.Failed(reason, "no", status, retryAfter));
  }

  private RobotsVerdict ask(String path) throws InterruptedException {
    return robots.ask("https://paper.test" + path);
  }

  @Test
  void the_rules_of_many_sites_together_stay_within_their_bound() throws Exception {
    for (int i = 0; i < 100; i++) {
      String site = "http://paper" + i + ".test";
      answers.put(site + "/robots.txt", new FetchOutcome.Fetched(site, 200, LARGE, Map.of()));
      assertThat(robots.ask(site + "/private")).isInstanceOf(RobotsVerdict.Forbidden.class);
    }
    assertThat(robots.bytesRemembered()).isPositive().isLessThanOrEqualTo(Robots.BYTES_MAX);
  }

  @Test
  void rules_that_are_old_are_forgotten_before_those_in_use() throws Exception {
    for (int i = 0; i < 40; i++) {
      String site = "http://paper" + i + ".test";
      // The later ones are soon out of date.
      Map<String, String> headers = i < 16 ? Map.of() : Map.of("cache-control", "max-age=1");
      answers.put(site + "/robots.txt", new FetchOutcome.Fetched(site, 200, LARGE, headers));
    }
    for (int i = 0; i < 32; i++) {
      var unused = robots.ask("http://paper" + i + ".test/");
    }
    clock.advance(Duration.ofHours(7));
    for (int i = 32; i < 40; i++) {
      var unused = robots.ask("http://paper" + i + ".test/");
    }
    asked.clear();
    for (int i = 0; i < 16; i++) {
      var unused = robots.ask("http://paper" + i + ".test/");
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public                  | 12",
        "max-age=36000           | 10",
        "public, MAX-AGE=36000   | 10",
        "max-age=60              | 6",
        "max-age=0, must-revalidate | 6",
        "max-age=999999999       | 24",
        "s-maxage=60             | 12",
        "max-age=nonsense        | 12",
      })
  void rules_hold_as_long_as_the_server_says_between_six_hours_and_a_day(String control, long hours)
      throws Exception {
    answer(TEXT, Map.of("cache-control", control));
    var unused = ask("/a");
    clock.advance(Duration.ofHours(hours).minusSeconds(1));
    unused = ask("/a");
    assertThat(asked).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    unused = ask("/a");
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 451})
  void a_robots_txt_that_is_not_there_allows(int status) throws Exception {
    failure("http-" + status, status, null);
    assertThat(ask("/private")).isInstanceOf(RobotsVerdict.Allowed.class);
  }

  @ParameterizedTest
  @CsvSource({"http-500, 500", "http-503, 503", "http-429, 429"})
  void a_robots_txt_that_a_server_cannot_give_forbids_for_a_while(String reason, int status)
      throws Exception {
    failure(reason, status, null);
    assertThat(((RobotsVerdict.Unreachable) ask("/a")).reason()).isEqualTo("robots-unreachable");
    answer(TEXT, Map.of());
    assertThat(ask("/a")).isInstanceOf(RobotsVerdict.Unreachable.class);
    clock.advance(Duration.ofMinutes(10));
    assertThat(ask("/a")).isInstanceOf(RobotsVerdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "dns", "connect", "tls", "io", "proxy"})
  void a_server_that_does_not_answer_forbids_and_says_why(String reason) throws Exception {
    failure(reason, null, null);
    assertThat(((RobotsVerdict.Unreachable) ask("/a")).reason()).isEqualTo(reason);
  }

  @Test
  void a_server_that_names_a_time_is_asked_again_no_sooner() throws Exception {
    failure("http-503", 503, Duration.ofHours(2));
    var unused = ask("/a");
    clock.advance(Duration.ofMinutes(119));
    unused = ask("/a");
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_site_in_trouble_keeps_the_pause_that_it_asked_for() throws Exception {
    answer("User-agent: *\nCrawl-delay: 30\n", Map.of());
    var unused = ask("/a");
    clock.advance(Duration.ofHours(13));
    failure("http-503", 503, null);
    assertThat(ask("/a")).isInstanceOf(RobotsVerdict.Unreachable.class);
    assertThat(learned.values()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void the_pause_and_the_sitemaps_are_part_of_the_verdict() throws Exception {
    answer(
        """
        Sitemap: https://paper.test/news.xml
        Sitemap: /archive.xml
        Sitemap: ftp://paper.test/none.xml
        User-agent: *
        Crawl-delay: 12
        Disallow: /private
        """,
        Map.of());
    List<String> sitemaps =
        List.of("https://paper.test/news.xml", "https://paper.test/archive.xml");
    assertThat(ask("/a")).isEqualTo(new RobotsVerdict.Allowed(Duration.ofSeconds(12), sitemaps));
    assertThat(ask("/private"))
        .isEqualTo(new RobotsVerdict.Forbidden(Duration.ofSeconds(12), sitemaps));
    assertThat(learned)
        .containsExactly(Map.entry("https://paper.test/robots.txt", Duration.ofSeconds(12)));
  }

  @Test
  void a_pause_is_capped_and_never_shorter_than_our_own() throws Exception {
    answer("User-agent: *\nCrawl-delay: 900\n", Map.of());
    var unused = ask("/a");
    assertThat(learned.values()).containsExactly(Duration.ofSeconds(60));
    clock.advance(Duration.ofHours(13));
    answer("User-agent: *\nCrawl-delay: 1\n", Map.of());
    unused = ask("/a");
    assertThat(learned.values()).containsExactly(Duration.ofSeconds(5));
  }
}
