package org.newswatch.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.FakeSite;

/** A running crawler and its sources. */
final class CrawlerServiceTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String SENTENCE =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that had closed it. ";

  private final FakeSite site = FakeSite.start();
  private final MemorySink sink = new MemorySink();
  private final MemorySources sources = new MemorySources();
  private final Metrics metrics = Metrics.create();

  @AfterEach
  void close() {
    metrics.close();
    site.close();
  }

  @Test
  void a_source_that_is_added_while_it_runs_is_crawled_and_its_health_written() {
    page("/a");
    try (CrawlerService service = service(List.of())) {
      service.start();
      await().atMost(SOON).until(() -> service.health() instanceof Health.Up);
      sources.put(source("added", "http://paper.test/a"));
      await().atMost(SOON).until(() -> sink.articles().size() == 1);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sources.health())
                      .hasEntrySatisfying("added", one -> assertThat(one.fetched()).isOne()));
      assertThat(metrics.scrape()).contains("newswatch_crawler_sources 1.0");
    }
  }

  @Test
  void a_source_that_is_paused_is_left_alone_until_it_is_resumed() {
    page("/a");
    sources.put(source("paper", "http://paper.test/a").paused(true));
    page("/b");
    try (CrawlerService service = service(List.of())) {
      service.start();
      sources.put(source("other", "http://paper.test/b"));
      await().atMost(SOON).until(() -> sink.articles().size() == 1);
      assertThat(site.hits("/a")).isZero();
      sources.put(source("paper", "http://paper.test/a"));
      await().atMost(SOON).until(() -> sink.articles().size() == 2);
    }
  }

  @Test
  void sources_of_the_configuration_are_published_and_those_of_an_earlier_one_removed() {
    page("/a");
    sources.put(
        new Source(
            "old",
            "old",
            Source.Kind.PAGE,
            "http://paper.test/old",
            null,
            null,
            Source.Origin.CONFIGURATION,
            false,
            Instant.EPOCH));
    SourceConfig configured = Configs.source(Source.Kind.PAGE, "paper", "http://paper.test/a");
    try (CrawlerService service = service(List.of(configured))) {
      service.start();
      await().atMost(SOON).until(() -> sink.articles().size() == 1);
      assertThat(sources.all()).extracting(Source::id).containsExactly("paper");
      assertThat(sink.articles())
          .extracting(RawArticle::source)
          .extracting("id")
          .containsOnly("paper");
      assertThat(site.hits("/old")).isZero();
    }
  }

  private void page(String path) {
    site.page(
        path,
        "<html><head><title>Harbour "
            + path
            + "</title></head><body><article><p>"
            + SENTENCE.repeat(4)
            + "</p></article></body></html>");
  }

  private CrawlerService service(List<SourceConfig> configured) {
    CrawlerConfig config =
        Configs.with(
            CrawlerConfig.of(configured),
            Map.of(
                "hosts", Map.of("paper.test", site.address()), "hostDelay", Duration.ofMillis(10)));
    return new CrawlerService(
        config, sink, sources, metrics, InstantSource.system(), Sleeper.SYSTEM, new Random(1));
  }

  private static Source source(String id, String address) {
    return new Source(
        id, id, Source.Kind.PAGE, address, null, null, Source.Origin.COMMAND, false, Instant.EPOCH);
  }
}
