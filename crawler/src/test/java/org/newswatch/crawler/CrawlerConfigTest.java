package org.newswatch.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source;
import org.newswatch.crawler.fetch.OptOut;
import org.newswatch.crawler.fetch.ProxySettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.config.Settings;
import org.newswatch.servicekit.kafka.TopicsException;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;

final class CrawlerConfigTest {

  /** The crawler's settings as they stand in a file. */
  public record File(CrawlerConfig crawler) {}

  @Test
  void the_defaults_of_the_settings_are_the_defaults_of_the_code() {
    assertThat(bound(Map.of())).isEqualTo(CrawlerConfig.of(List.of()));
  }

  @Test
  void a_key_reaches_its_field() {
    assertThat(bound(Map.of("crawler.host-delay", "3s")).hostDelay())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(bound(Map.of("crawler.contact-url", "https://example.test/bot")).contactUrl())
        .isEqualTo(URI.create("https://example.test/bot"));
  }

  @Test
  void a_source_is_called_after_its_host_unless_told_otherwise() {
    var ref = SourceConfig.ofFeed(URI.create("https://News.Paper.test/rss")).ref();
    assertThat(ref.id()).isEqualTo("news.paper.test");
    assertThat(ref.name()).isEqualTo("news.paper.test");
    assertThat(ref.domain()).isEqualTo("paper.test");
  }

  @Test
  void what_cannot_be_crawled_is_refused_by_name() {
    assertThatThrownBy(() -> source("a", null, null))
        .hasMessageContaining("one of feed, sitemap, listing, url and folder, not 0");
    URI address = URI.create("http://paper.test/");
    assertThatThrownBy(() -> source("a", address, address)).hasMessageContaining("not 2");
    assertThatThrownBy(() -> SourceConfig.ofFeed(URI.create("file:///etc/passwd")))
        .hasMessageContaining("http");
    assertThatThrownBy(
            () ->
                Configs.with(
                    CrawlerConfig.of(List.of()), Map.of("hosts", Map.of("a.test", "b.test:80"))))
        .hasMessageContaining("a.test");
  }

  @Test
  void a_proxy_is_read_and_its_password_never_shown() {
    var config =
        bound(
            Map.of(
                "crawler.proxy", "http://desk:p%40ss@proxy.test:3128",
                "crawler.proxy-exceptions", "[Intra.test]"));
    var proxy = config.fetchSettings().proxy();
    assertThat(proxy)
        .isEqualTo(new ProxySettings("proxy.test", 3128, "desk", "p@ss", List.of("intra.test")));
    assertThat(config + " " + proxy + " " + config.fetchSettings()).doesNotContain("p@ss", "p%40");
    assertThatThrownBy(() -> bound(Map.of("crawler.proxy", "socks://desk:secret@proxy.test")))
        .hasMessageContaining("must be like")
        .hasMessageNotContaining("secret");
  }

  @Test
  void what_is_honoured_of_what_pages_ask_is_a_choice() {
    assertThat(bound(Map.of("crawler.honour-opt-outs", "[tdm-reservation]")).honourOptOuts())
        .containsExactly(OptOut.TDM_RESERVATION);
    assertThatThrownBy(() -> bound(Map.of("crawler.robots-cache", "25h")))
        .hasMessageContaining("24h");
  }

  @Test
  void a_crawler_does_not_start_without_its_topics() {
    var nowhere =
        new KafkaSettings(
            "127.0.0.1:1",
            1,
            Map.of("default.api.timeout.ms", "1000", "request.timeout.ms", "500"));
    try (var service =
        new CrawlerService(
            CrawlerConfig.of(List.of()),
            nowhere,
            Metrics.create(),
            InstantSource.system(),
            new Random(1))) {
      assertThatThrownBy(service::start).isInstanceOf(TopicsException.class);
    }
  }

  @Test
  void only_addresses_and_localhost_are_allowed_to_be_private_and_on_their_port_only() {
    CrawlerConfig config =
        CrawlerConfig.of(
            List.of(
                feed("http://127.0.0.1:8000/feed.xml"),
                feed("http://localhost/feed.xml"),
                feed("https://[::1]/feed.xml"),
                feed("http://intranet.test/feed.xml")));
    assertThat(config.fetchSettings().privateHosts())
        .containsExactlyInAnyOrder("127.0.0.1:8000", "localhost:80", "[::1]:443");
  }

  @Test
  void sources_of_one_host_have_ids_of_their_own() {
    CrawlerConfig config =
        CrawlerConfig.of(
            List.of(
                feed("http://paper.test/world/rss"),
                feed("http://paper.test/sport/rss"),
                feed("http://paper.test:8080/sport/rss"),
                feed("http://other.test/rss")));
    List<String> ids = config.configured(Instant.EPOCH).stream().map(Source::id).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(4);
    assertThat(ids.get(0)).startsWith("paper.test-world-rss-");
    assertThat(ids.get(3)).isEqualTo("other.test");
  }

  @Test
  void an_id_that_is_given_twice_is_refused() {
    var one = source("a", URI.create("http://paper.test/1"), null);
    var two = source("a", URI.create("http://paper.test/2"), null);
    assertThatThrownBy(() -> CrawlerConfig.of(List.of(one, two)))
        .hasMessageContaining("two sources have the id a");
  }

  private static SourceConfig source(String id, @Nullable URI feed, @Nullable URI sitemap) {
    return new SourceConfig(id, null, feed, sitemap, null, null, null, null, null);
  }

  private static SourceConfig feed(String address) {
    return SourceConfig.ofFeed(URI.create(address));
  }

  @Test
  void a_crawler_without_sources_starts_and_closes() {
    var sink = new MemorySink();
    var service =
        new CrawlerService(
            CrawlerConfig.of(List.of()),
            sink,
            new MemorySources(),
            Metrics.create(),
            InstantSource.system(),
            Sleeper.SYSTEM,
            new Random(1));
    assertThat(service.health()).isInstanceOf(Health.Starting.class);
    service.start();
    service.close();
    service.close();
    assertThat(sink.opened).isTrue();
    assertThat(sink.closed).isTrue();
    assertThat(service.health()).isNotInstanceOf(Health.Down.class);
  }

  private static CrawlerConfig bound(Map<String, String> flags) {
    return Settings.from(Optional.empty(), Map.of(), flags).bind(File.class).crawler();
  }
}
