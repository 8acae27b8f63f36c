package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/** Weekdays, weekends and the parts of a day: {@code next Friday}, {@code Monday morning}. */
final class Weekdays implements Reader {

  static final Map<String, String> PARTS_OF_DAY =
      Map.of(
          "morning",
          "MO",
          "afternoon",
          "AF",
          "evening",
          "EV",
          "night",
          "NI",
          "mornings",
          "MO",
          "afternoons",
          "AF",
          "evenings",
          "EV",
          "nights",
          "NI");

  private static final Set<String> LAST = Set.of("last", "past", "previous");
  private static final Set<String> NEXT = Set.of("next", "coming");
  private static final Set<String> EVERY = Set.of("every", "each");

  /** A weekday of history or of the church, which no calendar of the week tells. */
  private static final Set<String> NAMED =
      CalendarWords.words("black bloody good easter palm ash cyber holy maundy super");

  @Override
  public @Nullable Reading at(Context context, int at) {
    String word = context.word(at);
    boolean the = word.equals("the");
    int next = the ? at + 1 : at;
    String which = context.word(next);
    boolean directed = LAST.contains(which) || NEXT.contains(which) || which.equals("this");
    boolean every = EVERY.contains(which);
    int noun = directed || every ? next + 1 : next;
    String name = context.word(noun);
    if (name.equals("weekend") || name.equals("weekends")) {
      return weekend(context, at, noun, directed || every ? which : "");
    }
    if (the && !directed && !every) {
      return null;
    }
    if (every) {
      return everyDay(context, at, noun);
    }
    return CalendarWords.weekday(name) == null || !context.sentence().capitalised(noun)
        ? plural(context, at)
        : weekday(context, at, noun, directed ? which : "");
  }

  private static @Nullable Reading weekday(Context context, int at, int noun, String which) {
    String name = context.word(noun);
    DayOfWeek day = CalendarWords.weekday(name);
    if (day == null || name.length() < "monday".length()) {
      return null;
    }
    if (NAMED.contains(context.word(at - 1)) && context.sentence().capitalised(at - 1)) {
      return Reading.none(at, noun + 1);
    }
    Tense tense = context.tense(noun, noun + 1);
    NewsDay news = context.news();
    LocalDate date =
        switch (which) {
          case "last", "past", "previous" -> news.lastWeekday(day);
          case "next", "coming" -> news.nextWeekday(day);
          case "this" -> news.weekday(day, tense == Tense.PAST ? Tense.PAST : Tense.FUTURE);
          default -> news.weekday(day, tense);
        };
    int to = noun + 1;
    DayOfWeek last = CalendarWords.weekday(context.word(to + 1));
    if (last != null
        && last != day
        && CalendarDates.RANGE_WORDS.contains(context.word(to))
        && context.word(to + 1).length() >= "monday".length()) {
      return range(context, at, to + 2, day, last);
    }
    String part = PARTS_OF_DAY.get(context.word(to));
    return part == null
        ? new Reading(at, to, Days.day(date, Resolution.RELATIVE))
        : new Reading(at, to + 1, partOfDay(date, part));
  }

  /** {@code from Monday to Wednesday}: the last day by the tense, the first before it. */
  private static Reading range(Context context, int at, int to, DayOfWeek first, DayOfWeek last) {
    LocalDate end = context.news().weekday(last, context.tense(at, to));
    LocalDate start = end.with(TemporalAdjusters.previous(first));
    return new Reading(at, to, Days.range(start, end, Resolution.RELATIVE));
  }

  static Days partOfDay(LocalDate date, String part) {
    return new Days(
        TimexType.TIME, date + "T" + part, date, date, Granularity.TIME, Resolution.RELATIVE);
  }

  private static @Nullable Reading everyDay(Context context, int at, int noun) {
    DayOfWeek day = CalendarWords.weekday(context.word(noun));
    if (day == null) {
      return null;
    }
    String value = "XXXX-WXX-" + day.getValue();
    String part = PARTS_OF_DAY.get(context.word(noun + 1));
    return part == null
        ? new Reading(at, noun + 1, Days.vague(TimexType.SET, value))
        : new Reading(at, noun + 2, Days.vague(TimexType.SET, value + "T" + part));
  }

  private static @Nullable Reading plural(Context context, int at) {
    String word = context.word(at);
    DayOfWeek day =
        word.endsWith("days") ? CalendarWords.weekday(word.substring(0, word.length() - 1)) : null;
    return day == null
        ? null
        : new Reading(at, at + 1, Days.vague(TimexType.SET, "XXXX-WXX-" + day.getValue()));
  }

  private static Reading weekend(Context context, int at, int noun, String which) {
    if (EVERY.contains(which) || context.word(noun).equals("weekends")) {
      return new Reading(at, noun + 1, Days.vague(TimexType.SET, "XXXX-WXX-WE"));
    }
    LocalDate published = context.news().published();
    LocalDate next = published.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    LocalDate last = published.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    boolean now = ChronoUnit.DAYS.between(published, next) <= 1;
    Tense tense = context.tense(noun, noun + 1);
    LocalDate sunday =
        switch (which) {
          case "last", "past", "previous" -> last;
          case "next", "coming" -> now ? next.plusWeeks(1) : next;
          case "this" -> now || tense != Tense.PAST ? next : last;
          default -> now || tense == Tense.FUTURE ? next : last;
        };
    Days week = Unit.WEEK.around(sunday, Resolution.RELATIVE);
    return new Reading(
        at, noun + 1, TimexValue.read(TimexType.DATE, week.timex() + "-WE", Resolution.RELATIVE));
  }
}
