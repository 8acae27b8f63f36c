package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.newswatch.analyst.calendar.CalendarDay;

/** The calendar as its page shows it: whole weeks, from the one before this. */
final class CalendarPages {

  /** Days of a page. */
  static final int DAYS = 42;

  private static final int DAYS_OF_WEEK = 7;
  private static final int STORIES = 2;

  /** Logarithmic, for one day may have a thousand times the articles of another. */
  private static final int WEIGHT_MOST = 4;

  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9_990, 1, 1);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter FIRST =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter SPAN =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private CalendarPages() {}

  /** The Monday with which a page opens, as its address says; else the one of last week. */
  static LocalDate opens(String from, LocalDate today) {
    LocalDate asked = today.minusDays(DAYS_OF_WEEK);
    try {
      LocalDate given = from.isEmpty() ? asked : LocalDate.parse(from);
      asked = given.isBefore(EARLIEST) || given.isAfter(LATEST) ? asked : given;
    } catch (DateTimeParseException e) {
      // As if it said nothing.
    }
    return asked.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  static CalendarViews.Calendar view(String query, List<CalendarDay> days, LocalDate today) {
    long most = days.stream().mapToLong(CalendarDay::articles).max().orElse(0);
    List<CalendarViews.Week> weeks = new ArrayList<>();
    for (int at = 0; at + DAYS_OF_WEEK <= days.size(); at += DAYS_OF_WEEK) {
      boolean first = at == 0;
      List<CalendarViews.Day> week = new ArrayList<>();
      for (CalendarDay day : days.subList(at, at + DAYS_OF_WEEK)) {
        week.add(day(query, day, today, most, first && week.isEmpty()));
      }
      weeks.add(new CalendarViews.Week(week));
    }
    LocalDate from = days.getFirst().day();
    LocalDate to = days.getLast().day();
    long coming =
        days.stream().filter(day -> day.day().isAfter(today) && day.articles() > 0).count();
    return new CalendarViews.Calendar(
        query,
        SPAN.format(from) + " \u2013 " + SPAN.format(to),
        coming == 0
            ? "No article speaks of a day to come in these weeks."
            : coming == 1
                ? "Articles speak of one day to come."
                : "Articles speak of " + coming + " days to come.",
        weeks,
        href(query, from.minusDays(DAYS)),
        href(query, to.plusDays(1)),
        href(query, null));
  }

  private static CalendarViews.Day day(
      String query, CalendarDay day, LocalDate today, long most, boolean first) {
    LocalDate date = day.day();
    return new CalendarViews.Day(
        date.toString(),
        (first || date.getDayOfMonth() == 1 ? FIRST : DAY).format(date),
        Times.days(date, date),
        date.equals(today) ? "today" : date.isBefore(today) ? "past" : "coming",
        day.articles() == 0
            ? ""
            : String.format(Locale.ENGLISH, "%,d", day.articles())
                + (day.articles() == 1 ? " article" : " articles"),
        day.articles() == 0 ? "" : Links.about(query, date),
        weight(day.articles(), most),
        day.titles().stream()
            .limit(STORIES)
            .map(story -> new CalendarViews.Story(story.title(), Links.story(story.storyId())))
            .filter(story -> !story.href().isEmpty())
            .toList());
  }

  private static int weight(long articles, long most) {
    return articles == 0
        ? 0
        : (int)
            Math.max(
                1,
                Math.round(
                    WEIGHT_MOST * Math.log1p((double) articles) / Math.log1p((double) most)));
  }

  private static String href(String query, @org.jspecify.annotations.Nullable LocalDate from) {
    String asked = query.isEmpty() ? "" : "q=" + URLEncoder.encode(query, UTF_8);
    String opens = from == null ? "" : "from=" + from;
    String both = asked + (asked.isEmpty() || opens.isEmpty() ? "" : "&") + opens;
    return both.isEmpty() ? "/calendar" : "/calendar?" + both;
  }
}
