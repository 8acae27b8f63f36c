package org.newswatch.analyst.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Zeppelins.QUERY;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.calendar.CalendarDay.StoryTitle;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Zeppelins;

class CalendarIT {

  private static final LocalDate DAY = LocalDate.parse("2026-12-01");

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final CalendarCalls calls = new CalendarCalls(zeppelins.index(), zeppelins.questions());

  CalendarIT() throws InterruptedException {}

  @AfterEach
  void clear() throws InterruptedException {
    zeppelins.clear();
  }

  @Test
  void every_day_of_a_span_is_told_also_those_of_which_nobody_speaks() throws Exception {
    assertThat(calls.days(QUERY, DAY.minusDays(2), DAY.plusDays(2)))
        .isEqualTo(
            new Result.Found<>(
                List.of(
                    empty(DAY.minusDays(2)),
                    empty(DAY.minusDays(1)),
                    new CalendarDay(DAY, 7, 3, List.of(came(7))),
                    empty(DAY.plusDays(1)),
                    empty(DAY.plusDays(2)))));
  }

  @Test
  void a_query_says_which_articles_are_asked() throws Exception {
    assertThat(calls.days(QUERY + " source:paper-0", DAY, DAY))
        .isEqualTo(new Result.Found<>(List.of(new CalendarDay(DAY, 3, 1, List.of(came(3))))));
    assertThat(calls.days("(", DAY, DAY)).isInstanceOf(Result.BadQuery.class);
  }

  @Test
  void a_span_that_is_too_long_or_none_is_refused() throws Exception {
    assertThat(calls.days("", DAY, DAY.minusDays(1))).isInstanceOf(Result.Refused.class);
    assertThat(calls.days("", DAY, DAY.plusDays(CalendarCalls.DAYS_MAX + 1)))
        .isInstanceOf(Result.Refused.class);
  }

  private static StoryTitle came(int articles) {
    return new StoryTitle("story0", "Zeppelins come", articles);
  }

  private static CalendarDay empty(LocalDate day) {
    return new CalendarDay(day, 0, 0, List.of());
  }
}
