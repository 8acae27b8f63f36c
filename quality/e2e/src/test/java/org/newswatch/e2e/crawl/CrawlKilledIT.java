package org.newswatch.e2e.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.testkit.FakeSite;
import org.newswatch.testkit.JavaProcess;
import org.newswatch.testkit.SharedKafka;

/**
 * A crawl that is killed again and again ends as one that was not, and no site notices more of it
 * than a page that was asked for once too often.
 */
@Timeout(600)
final class CrawlKilledIT {

  private static final int DOMAINS = 60;
  private static final int PAGES = 3_000;
  private static final int KILLS = 10;

  /** Requests of one life before it is killed, at most: the feeds are asked at each start. */
  private static final int REQUESTS_OF_A_LIFE = 300;

  private static final Duration HOST_DELAY = Duration.ofMillis(100);

  /** What every fifth site asks for in its robots.txt. */
  private static final Duration SLOW_DELAY = Duration.ofMillis(250);

  /** What some ask for: about as long as a crawler takes to start. */
  private static final Duration SLOWER_DELAY = Duration.ofSeconds(3);

  private static final int SLOWER_DOMAINS = 4;
  private static final int SLOWER_PAGES = 4;

  /** What the last ones ask for is more than is honoured. */
  private static final Duration SLOWEST_DELAY = Duration.ofMinutes(1);

  /** Longer than a crawler takes to start: who forgets when a site was asked last shows here. */
  private static final Duration CRAWL_DELAY_MAX = Duration.ofSeconds(6);

  private static final int SLOWEST_DOMAINS = 2;
  private static final int SLOWEST_PAGES = 2;

  private static final Duration LIFE_MAX = Duration.ofMinutes(1);
  private static final Duration CRAWL_MAX = Duration.ofMinutes(4);

  private static final String SENTENCE =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that closed it. ";

  @TempDir private Path folder;
  private final FakeSite site = FakeSite.start();
  private final Random random = new Random(20_261_121);

  @BeforeEach
  void world() {
    var unused = TopicAdmin.createMissing(kafka());
    for (int domain = 0; domain < DOMAINS; domain++) {
      StringBuilder items = new StringBuilder();
      for (int page = 0; page < pages(domain); page++) {
        String path = host(domain) + "/story-" + page;
        String title = "Story " + page + " of site " + domain;
        items.append("<item><title>%s</title><link>http://%s</link></item>".formatted(title, path));
        site.page(path, article(title));
      }
      site.feed(
          host(domain) + "/feed", "<rss version='2.0'><channel>" + items + "</channel></rss>");
      String rules = "User-agent: *\nCrawl-delay: " + asked(domain).toMillis() / 1000.0 + "\n";
      site.bytes(
          host(domain) + "/robots.txt", "text/plain", rules.getBytes(StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void ten_kills_lose_nothing_repeat_next_to_nothing_and_hurry_nobody() throws Exception {
    Path config = Files.writeString(folder.resolve("newswatch.yaml"), configuration());
    for (int kill = 0; kill < KILLS; kill++) {
      long until = site.requests().size() + 1L + random.nextInt(REQUESTS_OF_A_LIFE);
      try (JavaProcess crawler = crawler(config)) {
        await()
            .atMost(LIFE_MAX)
            .pollInterval(Duration.ofMillis(20))
            .failFast("the crawler ended", crawler::mustRun)
            .until(() -> site.requests().size() >= until);
      }
    }
    try (JavaProcess crawler = crawler(config);
        ArticlesOnTopic articles = new ArticlesOnTopic(kafka())) {
      await()
          .atMost(CRAWL_MAX)
          .pollInterval(Duration.ofMillis(50))
          .failFast("the crawler ended", crawler::mustRun)
          .until(() -> articles.read() >= PAGES);
      everyPageIsOneArticle(articles.byUrl());
    }
    noPageIsAskedOnceTooOftenAKill();
    noSiteIsAskedSoonerThanItsDelay();
  }

  /** {@code newswatch service crawler} as a process that can be killed. */
  private JavaProcess crawler(Path config) {
    return JavaProcess.start(
        "org.newswatch.cli.Main",
        folder.resolve("crawler.log"),
        "service",
        "crawler",
        "--config",
        config.toString());
  }

  private static void everyPageIsOneArticle(Map<String, ? extends Set<String>> byUrl) {
    assertThat(byUrl).hasSize(PAGES);
    assertThat(byUrl).allSatisfy((url, versions) -> assertThat(versions).as(url).hasSize(1));
  }

  private void noPageIsAskedOnceTooOftenAKill() {
    Map<String, Map<String, Integer>> asked = new HashMap<>();
    for (FakeSite.Request request : site.requests()) {
      if (request.path().startsWith("/story-")) {
        asked
            .computeIfAbsent(request.host(), unused -> new HashMap<>())
            .merge(request.path(), 1, Integer::sum);
      }
    }
    assertThat(asked).hasSize(DOMAINS);
    assertThat(asked)
        .allSatisfy(
            (host, pages) -> {
              int tooOften = pages.values().stream().mapToInt(times -> times - 1).sum();
              assertThat(tooOften).as("asked again of " + host).isLessThanOrEqualTo(KILLS);
            });
  }

  private void noSiteIsAskedSoonerThanItsDelay() {
    Map<String, FakeSite.Request> last = new HashMap<>();
    List<String> hurried = new ArrayList<>();
    for (FakeSite.Request request : site.requests()) {
      FakeSite.Request before = last.put(request.host(), request);
      if (before != null) {
        Duration gap = Duration.ofNanos(request.arrivedNanos() - before.arrivedNanos());
        if (gap.compareTo(honoured(request.host())) < 0) {
          hurried.add(request.host() + before.path() + " -> " + request.path() + " " + gap);
        }
      }
    }
    assertThat(hurried).isEmpty();
  }

  private String configuration() {
    StringBuilder sources = new StringBuilder();
    StringBuilder hosts = new StringBuilder();
    for (int domain = 0; domain < DOMAINS; domain++) {
      sources.append(
          "    - {id: site%d, feed: \"http://%s/feed\"}%n".formatted(domain, host(domain)));
      hosts.append("    %s: %s%n".formatted(host(domain), site.address()));
    }
    return """
    kafka:
      bootstrap-servers: %s
    crawler:
      host-delay: %dms
      crawl-delay-max: %dms
      hosts:
    %s  sources:
    %s"""
        .formatted(
            SharedKafka.bootstrapServers(),
            HOST_DELAY.toMillis(),
            CRAWL_DELAY_MAX.toMillis(),
            hosts,
            sources);
  }

  /** So many of each that there are {@link #PAGES} in all. */
  private static int pages(int domain) {
    if (isSlowest(domain)) {
      return SLOWEST_PAGES;
    }
    if (isSlower(domain)) {
      return SLOWER_PAGES;
    }
    int others = DOMAINS - SLOWEST_DOMAINS - SLOWER_DOMAINS;
    int theirs = PAGES - SLOWEST_DOMAINS * SLOWEST_PAGES - SLOWER_DOMAINS * SLOWER_PAGES;
    return theirs / others + (domain < theirs % others ? 1 : 0);
  }

  private static Duration asked(int domain) {
    if (isSlowest(domain)) {
      return SLOWEST_DELAY;
    }
    if (isSlower(domain)) {
      return SLOWER_DELAY;
    }
    return domain % 5 == 0 ? SLOW_DELAY : Duration.ZERO;
  }

  private static boolean isSlowest(int domain) {
    return domain >= DOMAINS - SLOWEST_DOMAINS;
  }

  private static boolean isSlower(int domain) {
    return !isSlowest(domain) && domain >= DOMAINS - SLOWEST_DOMAINS - SLOWER_DOMAINS;
  }

  private static Duration honoured(String host) {
    Duration asked = asked(Integer.parseInt(host.replaceAll("[^0-9]", "")));
    Duration capped = asked.compareTo(CRAWL_DELAY_MAX) > 0 ? CRAWL_DELAY_MAX : asked;
    return capped.compareTo(HOST_DELAY) > 0 ? capped : HOST_DELAY;
  }

  private static String host(int domain) {
    return "killed" + domain + ".test";
  }

  private static String article(String title) {
    return "<html lang=en><head><title>"
        + title
        + "</title></head><body><article><h1>"
        + title
        + "</h1><p>"
        + SENTENCE.repeat(5)
        + title
        + ".</p></article></body></html>";
  }

  private static KafkaSettings kafka() {
    return KafkaSettings.of(SharedKafka.bootstrapServers());
  }
}
