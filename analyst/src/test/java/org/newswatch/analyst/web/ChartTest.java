package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

  @Test
  void hours_without_articles_have_a_place_and_the_largest_fills_the_height() {
    Chart chart = Chart.ofHours(Map.of(NOON, 4L, NOON.plus(Duration.ofHours(2)), 2L));

    assertThat(chart.step()).isEqualTo("hour");
    assertThat(chart.bars()).hasSize(24);
    assertThat(chart.bars()).extracting(Chart.Bar::count).endsWith("0", "4", "0", "2");
    assertThat(chart.bars())
        .extracting(Chart.Bar::height)
        .endsWith(1, Chart.HEIGHT, 1, Chart.HEIGHT / 2);
  }

  @Test
  void months_are_told_day_by_day() {
    Chart chart = Chart.ofHours(Map.of(NOON, 4L, NOON.plus(Duration.ofDays(40)), 2L));

    assertThat(chart.step()).isEqualTo("day");
    assertThat(chart.bars()).hasSize(41);
  }

  @Test
  void what_ends_in_the_last_step_of_many_is_not_left_out() {
    Chart chart = Chart.ofHours(Map.of(NOON, 0L, NOON.plus(Duration.ofHours(47_772)), 1L));

    assertThat(chart.bars().getLast().count()).isEqualTo("1");
  }

  @Property(tries = 200)
  void every_article_is_in_a_bar_and_every_bar_is_in_the_drawing(
      @ForAll @Size(min = 1, max = 50)
          Map<
                  @IntRange(min = 0, max = 100_000) Integer,
                  @IntRange(min = 0, max = 1_000_000) Integer>
              counts) {
    Map<Instant, Long> hours = new HashMap<>();
    counts.forEach(
        (hour, count) -> hours.put(NOON.plus(Duration.ofHours(hour)), count.longValue()));

    Chart chart = Chart.ofHours(hours);

    long drawn =
        chart.bars().stream().mapToLong(bar -> Long.parseLong(bar.count().replace(",", ""))).sum();
    assertThat(drawn).isEqualTo(counts.values().stream().mapToLong(Integer::longValue).sum());
    assertThat(chart.bars()).hasSizeBetween(24, 73);
    assertThat(chart.bars())
        .allSatisfy(
            bar -> {
              assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(chart.width());
              assertThat(bar.y()).isNotNegative();
              assertThat(bar.y() + bar.height()).isEqualTo(Chart.HEIGHT);
            });
  }
}
