package org.newswatch.analyst.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Zeppelins.QUERY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.attention.Attention.By;
import org.newswatch.analyst.attention.Attention.Interval;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Zeppelins;

class AttentionIT {

  private static final LocalDate DAY = LocalDate.parse("2026-10-05");

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final AttentionCalls calls = new AttentionCalls(zeppelins.index(), zeppelins.questions());

  AttentionIT() throws InterruptedException {}

  @AfterEach
  void clear() throws InterruptedException {
    zeppelins.clear();
  }

  @Test
  void what_matches_stands_beside_all_there_is_on_each_day() throws Exception {
    Attention attention =
        found(QUERY + " source:paper-0", DAY.minusDays(1), DAY.plusDays(1), By.NOTHING);

    Instant midnight = Instant.parse("2026-10-04T00:00:00Z");
    assertThat(attention)
        .isEqualTo(
            new Attention(
                List.of(
                    new Attention.Point(midnight, 0, 0),
                    new Attention.Point(midnight.plus(Duration.ofDays(1)), 6, 16),
                    new Attention.Point(midnight.plus(Duration.ofDays(2)), 3, 9)),
                List.of(),
                true));
  }

  @Test
  void groups_say_who_writes_of_it_among_all_that_they_write() throws Exception {
    Attention attention = found(QUERY + " about:2026-12-01", DAY, DAY.plusDays(1), By.COUNTRY);

    assertThat(attention.groups())
        .containsExactly(new Attention.Group("DE", 4, 16), new Attention.Group("GB", 3, 9));
    assertThat(attention.groupsExact()).isTrue();
  }

  @Test
  void a_span_with_too_many_points_or_none_is_refused() throws Exception {
    assertThat(calls.over("", DAY, DAY.minusDays(1), Interval.DAY, By.NOTHING))
        .isInstanceOf(Result.Refused.class);
    assertThat(calls.over("", DAY, DAY.plusDays(50), Interval.HOUR, By.NOTHING))
        .isInstanceOf(Result.Refused.class);
  }

  private Attention found(String query, LocalDate from, LocalDate to, By by)
      throws InterruptedException {
    Result<Attention> result = calls.over(query, from, to, Interval.DAY, by);
    assertThat(result).as(query).isInstanceOf(Result.Found.class);
    return ((Result.Found<Attention>) result).value();
  }
}
