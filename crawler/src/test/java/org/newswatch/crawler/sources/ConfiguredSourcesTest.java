package org.newswatch.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Origin;

final class ConfiguredSourcesTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void a_source_of_the_configuration_is_published_once() {
    Source paper = source("paper", Origin.CONFIGURATION, NOW);
    assertThat(ConfiguredSources.changes(List.of(), List.of(paper)))
        .containsExactly(new SourceChange.Put(paper));
    assertThat(ConfiguredSources.changes(List.of(paper), List.of(paper))).isEmpty();
  }

  @Test
  void one_that_is_no_longer_configured_goes_and_one_that_was_added_stays() {
    List<Source> known =
        List.of(
            source("paper", Origin.CONFIGURATION, FIRST), source("mine", Origin.COMMAND, FIRST));
    assertThat(ConfiguredSources.changes(known, List.of()))
        .containsExactly(new SourceChange.Removed("paper"));
  }

  @Test
  void a_pause_and_the_day_of_adding_survive_the_next_start() {
    Source paused = source("paper", Origin.CONFIGURATION, FIRST).paused(true);
    Source again = source("paper", Origin.CONFIGURATION, NOW);
    assertThat(ConfiguredSources.changes(List.of(paused), List.of(again))).isEmpty();
    Source renamed =
        new Source(
            "paper",
            "The Paper",
            again.kind(),
            again.address(),
            null,
            null,
            Origin.CONFIGURATION,
            false,
            NOW);
    assertThat(ConfiguredSources.changes(List.of(paused), List.of(renamed)))
        .singleElement()
        .satisfies(
            change -> {
              Source put = ((SourceChange.Put) change).source();
              assertThat(put.paused()).isTrue();
              assertThat(put.addedAt()).isEqualTo(FIRST);
              assertThat(put.name()).isEqualTo("The Paper");
            });
  }

  @Test
  void an_address_or_id_that_was_added_by_command_is_not_taken_over() {
    Source mine = source("paper", Origin.COMMAND, FIRST);
    Source sameAddress =
        new Source(
            "other",
            "o",
            mine.kind(),
            mine.address(),
            null,
            null,
            Origin.CONFIGURATION,
            false,
            NOW);
    Source sameId = source("paper", Origin.CONFIGURATION, NOW);
    assertThat(ConfiguredSources.changes(List.of(mine), List.of(sameAddress))).isEmpty();
    assertThat(ConfiguredSources.changes(List.of(mine), List.of(sameId))).isEmpty();
  }

  @Test
  void ids_are_made_of_hosts_and_folders_and_are_always_valid() {
    assertThat(SourceIds.of(Source.Kind.FEED, "http://www.paper.test/rss", java.util.Set.of()))
        .isEqualTo("www.paper.test");
    assertThat(
            SourceIds.of(
                Source.Kind.FEED, "http://www.paper.test/rss", java.util.Set.of("www.paper.test")))
        .startsWith("www.paper.test-rss-");
    assertThat(SourceIds.of(Source.Kind.FOLDER, "/data/Old News", java.util.Set.of()))
        .isEqualTo("old-news");
    assertThat(SourceIds.of(Source.Kind.FOLDER, "/", java.util.Set.of())).isEqualTo("source");
    assertThat(SourceIds.longId("/")).matches(SourceIds.FORM);
    assertThat(SourceIds.of(Source.Kind.FOLDER, "/новости", java.util.Set.of()))
        .matches(SourceIds.FORM);
  }

  @Test
  void addresses_have_one_spelling() {
    assertThat(SourceIds.address(Source.Kind.FEED, "HTTP://Paper.test:80/rss"))
        .hasValue("http://paper.test/rss");
    assertThat(SourceIds.address(Source.Kind.FEED, "ftp://paper.test/")).isEmpty();
    assertThat(SourceIds.address(Source.Kind.FOLDER, "/data/../data/news/")).hasValue("/data/news");
    assertThat(SourceIds.address(Source.Kind.FOLDER, "\0")).isEmpty();
  }

  private static Source source(String id, Origin origin, Instant addedAt) {
    return new Source(
        id,
        id,
        Source.Kind.FEED,
        "http://" + id + ".test/feed",
        null,
        null,
        origin,
        false,
        addedAt);
  }
}
