package org.newswatch.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.SourceHealth.Warning;

class SourceScreensTest {

  private static final Instant NOW = Instant.parse("2026-11-08T09:00:00Z");

  private static final SourceState GOOD =
      new SourceState(source("paper.test", false), health("paper.test", null, List.of()));
  private static final SourceState FAILING =
      new SourceState(
          source("zeitung.test", false),
          health("zeitung.test", "the server answered 404", List.of(Warning.FAILING)));
  private static final SourceState PAUSED =
      new SourceState(source("archive.test", true), health("archive.test", null, List.of()));
  private static final SourceState NEW = new SourceState(source("isle.test", false), null);

  @Test
  void those_to_look_at_come_first_with_what_to_do_and_paused_ones_last() {
    List<String> lines = SourceTable.of(List.of(PAUSED, GOOD, NEW, FAILING), NOW).lines().toList();

    assertThat(lines.get(1)).startsWith("zeitung.test").contains("failing");
    assertThat(lines.get(2)).contains("fail for a day or more").contains("home page");
    assertThat(lines.get(3)).startsWith("isle.test").contains("new");
    assertThat(lines.get(4))
        .startsWith("paper.test")
        .contains("ok", "5 min ago", "41", "3120", "100%", "86%", "in 5 min");
    assertThat(lines.get(5)).startsWith("archive.test").contains("paused");
    assertThat(lines.getLast())
        .isEqualTo("4 sources: 1 failing, 1 ok, 1 new, 1 paused. 123 new articles in 7 days.");
  }

  @Test
  void the_screen_is_at_most_100_columns_wide_whatever_the_ids() {
    SourceState wide = new SourceState(source("x".repeat(100), false), FAILING.health());

    assertThat(SourceTable.of(List.of(wide, GOOD), NOW).lines())
        .allMatch(line -> Terminal.width(line) <= SourceTable.WIDTH);
  }

  @Test
  void without_sources_it_says_how_to_add_one() {
    assertThat(SourceTable.of(List.of(), NOW)).contains("newswatch sources add");
  }

  @Test
  void the_sheet_of_a_source_names_its_failures_and_what_to_do() {
    assertThat(SourceSheet.of(FAILING, NOW))
        .contains("https://zeitung.test/rss", "7 http-404, 1 timeout", "the server answered 404")
        .contains("by command", "every 10 min");
    assertThat(SourceSheet.of(NEW, NOW)).contains("none yet");
  }

  @Test
  void foreign_text_neither_moves_the_cursor_nor_breaks_the_columns() {
    assertThat(Terminal.line("a\u001b[2Jb\nc\u202Ed")).isEqualTo("a [2Jb c d");
    assertThat(Terminal.cut("中文新闻", 5)).isEqualTo("中文…");
    assertThat(Terminal.column("中", 4)).isEqualTo("中  ");
    assertThat(Terminal.right("12", 4)).isEqualTo("  12");
  }

  @Test
  void an_address_is_one_word_for_a_shell() {
    assertThat(PreviewText.quoted("https://paper.test/rss")).isEqualTo("https://paper.test/rss");
    assertThat(PreviewText.quoted("https://p.test/?a=1&b=it's"))
        .isEqualTo("'https://p.test/?a=1&b=it'\\''s'");
  }

  private static Source source(String id, boolean paused) {
    return new Source(
        id,
        "The " + id,
        Kind.FEED,
        "https://" + id + "/rss",
        "GB",
        "en",
        Source.Origin.COMMAND,
        paused,
        NOW.minus(Duration.ofDays(3)));
  }

  private static SourceHealth health(String id, @Nullable String failure, List<Warning> warnings) {
    return new SourceHealth(
        id,
        NOW,
        NOW.minus(Duration.ofDays(7)),
        144,
        41,
        40,
        39,
        failure == null ? Map.of() : Map.of("http-404", 7L, "timeout", 1L),
        3_120,
        1.0,
        0.86,
        NOW.minus(Duration.ofMinutes(5)),
        NOW.minus(Duration.ofMinutes(5)),
        NOW.minus(Duration.ofMinutes(20)),
        NOW.plus(Duration.ofMinutes(5)),
        failure,
        warnings);
  }
}
