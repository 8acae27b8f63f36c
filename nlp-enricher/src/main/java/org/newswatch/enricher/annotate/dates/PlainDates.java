package org.newswatch.enricher.annotate.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;

/**
 * Reads the plain forms that most dates of news have: day and month with or without weekday and
 * year, ranges of them, weekdays, months and years. What has more to it ("early on Monday", "the
 * end of February") is left alone.
 */
final class PlainDates {

  private static final Set<String> RANGE_WORDS =
      CalendarWords.words("- \u2013 \u2014 to through until till --");

  /** Before a date: part of a longer expression that SUTime reads better. */
  private static final Set<String> OPENS_MORE = Set.of("early", "late", "mid", "mid-");

  private static final Set<String> PARTS_OF_TIME =
      CalendarWords.words(
          "end beginning start middle week morning evening afternoon night half"
              + " quarter weekend month eve day summer winter spring fall autumn months days"
              + " weeks");

  private static final Set<String> PARTS_OF_DAY =
      CalendarWords.words(
          "morning evening afternoon night noon midnight nights mornings evenings"
              + " afternoons lunchtime");

  private static final Set<String> SPAN_WORDS = Set.of("to", "and", "-", "\u2013", "until");

  /** Before four digits: they are a year. */
  private static final Set<String> BEFORE_YEARS =
      Set.of("in", "since", "until", "till", "by", "during");

  private static final Set<String> BEFORE_DOUBTFUL =
      CalendarWords.words(
          "in since until till by of from to last next this during between and before"
              + " after through late early mid");

  private final NewsDay news;

  PlainDates(NewsDay news) {
    this.news = news;
  }

  /** A date from one token to before another. */
  record Plain(int from, int to, Days days) {}

  /** The plain dates of a sentence, in order, none overlapping. */
  List<Plain> read(Sentence sentence) {
    var found = new ArrayList<Plain>();
    int at = 0;
    while (at < sentence.size()) {
      Plain plain = at(sentence, at);
      if (plain == null) {
        at++;
      } else {
        found.add(plain);
        at = plain.to();
      }
    }
    return found;
  }

  private @Nullable Plain at(Sentence sentence, int at) {
    Plain dayDate = dayDate(sentence, at);
    if (dayDate != null) {
      return dayDate;
    }
    if (CalendarWords.month(sentence.word(at)) != null) {
      return month(sentence, at);
    }
    if (CalendarWords.weekday(sentence.word(at)) != null) {
      return weekday(sentence, at);
    }
    Plain near = nearDay(sentence, at);
    return near != null ? near : year(sentence, at);
  }

  /** A day of a month, or some days; year 0 when none is given. */
  private record Part(int from, int to, Month month, int first, int last, int year) {}

  private @Nullable Plain dayDate(Sentence sentence, int at) {
    int start = at;
    if (CalendarWords.weekday(sentence.word(at)) != null) {
      start++;
      if (sentence.word(start).equals(",")) {
        start++;
      }
    }
    Part part = part(sentence, start);
    if (part == null) {
      return null;
    }
    Part second = null;
    if (part.first() == part.last() && RANGE_WORDS.contains(sentence.word(part.to()))) {
      second = secondPart(sentence, part);
    }
    try {
      return second == null ? single(sentence, at, part) : both(sentence, at, part, second);
    } catch (DateTimeException e) {
      // 31 February: no day, so no mention.
      return null;
    }
  }

  /** {@code to 2 February 2021} or {@code to 14} behind {@code 12 January}. */
  private static @Nullable Part secondPart(Sentence sentence, Part first) {
    int at = first.to() + 1;
    Part full = part(sentence, at);
    if (full != null && full.first() == full.last()) {
      return full;
    }
    OptionalInt day = CalendarWords.day(sentence.word(at));
    boolean monthFirst = CalendarWords.month(sentence.word(first.from())) != null;
    if (day.isEmpty() || !monthFirst || day.getAsInt() <= first.first()) {
      return null;
    }
    return withYearAfter(
        sentence,
        new Part(at, at + 1, first.month(), day.getAsInt(), day.getAsInt(), first.year()));
  }

  /**
   * {@code February 11}, {@code February 11-12, 2021}, {@code 11 February}, {@code 9-13 August}.
   */
  private static @Nullable Part part(Sentence sentence, int start) {
    int at = sentence.word(start).equals("the") ? start + 1 : start;
    Month month = CalendarWords.month(sentence.word(at));
    if (month != null && sentence.capitalised(at)) {
      int day = sentence.word(at + 1).equals("the") ? at + 2 : at + 1;
      int[] days = days(sentence, day);
      return days == null || isTime(sentence, day + 1)
          ? null
          : withYearAfter(sentence, new Part(start, day + 1, month, days[0], days[1], 0));
    }
    int[] days = days(sentence, at);
    if (days == null) {
      return null;
    }
    int next = sentence.word(at + 1).equals("of") ? at + 2 : at + 1;
    Month after = CalendarWords.month(sentence.word(next));
    if (after != null && sentence.capitalised(next)) {
      return withYearAfter(sentence, new Part(start, next + 1, after, days[0], days[1], 0));
    }
    // 9 - 13 August, 9 to 13 August, 9 and 10 August
    OptionalInt last = CalendarWords.day(sentence.word(at + 2));
    Month behind = CalendarWords.month(sentence.word(at + 3));
    boolean joined =
        RANGE_WORDS.contains(sentence.word(at + 1))
            || (sentence.word(at + 1).equals("and") && last.orElse(0) == days[0] + 1);
    if (joined && last.isPresent() && behind != null && days[0] < last.getAsInt()) {
      return withYearAfter(sentence, new Part(start, at + 4, behind, days[0], last.getAsInt(), 0));
    }
    return null;
  }

  private static int @Nullable [] days(Sentence sentence, int at) {
    OptionalInt day = CalendarWords.day(sentence.word(at));
    return day.isPresent()
        ? new int[] {day.getAsInt(), day.getAsInt()}
        : CalendarWords.days(sentence.word(at));
  }

  /** {@code March 10 am}, {@code May 5 %}: the number is not a day. */
  private static boolean isTime(Sentence sentence, int at) {
    return Set.of("am", "pm", "a.m.", "p.m.", "%", "percent", "per", "million")
        .contains(sentence.word(at));
  }

  private static Part withYearAfter(Sentence sentence, Part part) {
    int at = sentence.word(part.to()).equals(",") ? part.to() + 1 : part.to();
    OptionalInt year = CalendarWords.year(sentence.word(at));
    return year.isEmpty()
        ? part
        : new Part(part.from(), at + 1, part.month(), part.first(), part.last(), year.getAsInt());
  }

  private Plain single(Sentence sentence, int at, Part part) {
    boolean given = part.year() != 0;
    int year = given ? part.year() : guessedYear(sentence, part);
    LocalDate from = LocalDate.of(year, part.month(), part.first());
    LocalDate to = LocalDate.of(year, part.month(), part.last());
    int start = sentence.word(at).equals("the") ? at + 1 : at;
    return new Plain(
        start, part.to(), Days.range(from, to, given ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private Plain both(Sentence sentence, int at, Part first, Part second) {
    boolean given = second.year() != 0 || first.year() != 0;
    int lastYear =
        second.year() != 0
            ? second.year()
            : first.year() != 0 ? first.year() : guessedYear(sentence, second);
    LocalDate to = LocalDate.of(lastYear, second.month(), second.first());
    LocalDate from =
        LocalDate.of(first.year() != 0 ? first.year() : lastYear, first.month(), first.first());
    if (from.isAfter(to)) {
      from = first.year() != 0 ? from : from.minusYears(1);
      to = from.isAfter(to) ? to.plusYears(1) : to;
    }
    return new Plain(
        at, second.to(), Days.range(from, to, given ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private int guessedYear(Sentence sentence, Part part) {
    Tense tense = tense(sentence, part.from(), part.to());
    return news.yearOf(MonthDay.of(part.month(), part.first()), tense);
  }

  private static Tense tense(Sentence sentence, int from, int to) {
    return switch (sentence.word(from - 1)) {
      case "since", "last" -> Tense.PAST;
      case "until", "till", "by", "next" -> Tense.FUTURE;
      default -> Tense.around(sentence.words(), from, to);
    };
  }

  private @Nullable Plain month(Sentence sentence, int at) {
    Month month = CalendarWords.month(sentence.word(at));
    if (month == null || !sentence.capitalised(at)) {
      return null;
    }
    int behind = at + 1;
    if (sentence.word(behind).equals(",") || sentence.word(behind).equals("of")) {
      behind++;
    }
    OptionalInt year = CalendarWords.year(sentence.word(behind));
    String before = sentence.word(at - 1);
    if (isPartOfMore(sentence, at)) {
      return null;
    }
    if (year.isPresent()) {
      return new Plain(
          at, behind + 1, Days.month(YearMonth.of(year.getAsInt(), month), Resolution.EXPLICIT));
    }
    if (sentence.word(behind + 1).equals("year")
        && Set.of("last", "next", "this").contains(sentence.word(behind))) {
      return new Plain(
          at, behind + 2, Days.month(ofYear(month, sentence.word(behind)), Resolution.RELATIVE));
    }
    if (CalendarWords.DOUBTFUL.contains(sentence.word(at)) && !BEFORE_DOUBTFUL.contains(before)) {
      return null;
    }
    if (sentence.word(at).length() < 4 && !sentence.word(at).equals("may")) {
      return null;
    }
    return switch (before) {
      case "last", "past" ->
          new Plain(at - 1, at + 1, Days.month(news.lastMonth(month), Resolution.RELATIVE));
      case "next", "coming" ->
          new Plain(at - 1, at + 1, Days.month(news.nextMonth(month), Resolution.RELATIVE));
      case "this" ->
          new Plain(
              at - 1,
              at + 1,
              Days.month(YearMonth.of(news.published().getYear(), month), Resolution.RELATIVE));
      default ->
          new Plain(
              at,
              at + 1,
              Days.month(news.month(month, tense(sentence, at, at + 1)), Resolution.INFERRED));
    };
  }

  private YearMonth ofYear(Month month, String which) {
    int year = news.published().getYear();
    return switch (which) {
      case "last" -> YearMonth.of(year - 1, month);
      case "next" -> YearMonth.of(year + 1, month);
      default -> YearMonth.of(year, month);
    };
  }

  private @Nullable Plain weekday(Sentence sentence, int at) {
    String word = sentence.word(at);
    DayOfWeek day = CalendarWords.weekday(word);
    if (day == null
        || !sentence.capitalised(at)
        || PARTS_OF_DAY.contains(sentence.word(at + 1))
        || isPartOfMore(sentence, at)
        || word.length() < "monday".length()) {
      return null;
    }
    return switch (sentence.word(at - 1)) {
      case "last", "past" ->
          new Plain(at - 1, at + 1, Days.day(news.lastWeekday(day), Resolution.RELATIVE));
      case "next", "coming" ->
          new Plain(at - 1, at + 1, Days.day(news.nextWeekday(day), Resolution.RELATIVE));
      case "this" ->
          new Plain(
              at - 1,
              at + 1,
              Days.day(
                  news.weekday(
                      day,
                      Tense.around(sentence.words(), at, at + 1) == Tense.PAST
                          ? Tense.PAST
                          : Tense.FUTURE),
                  Resolution.RELATIVE));
      case "every", "each", "a", "any" -> null;
      default ->
          new Plain(
              at,
              at + 1,
              Days.day(news.weekday(day, tense(sentence, at, at + 1)), Resolution.RELATIVE));
    };
  }

  private static boolean isPartOfMore(Sentence sentence, int at) {
    String before = sentence.word(at - 1);
    return OPENS_MORE.contains(before)
        || (before.equals("of") && PARTS_OF_TIME.contains(sentence.word(at - 2)));
  }

  private @Nullable Plain nearDay(Sentence sentence, int at) {
    int days =
        switch (sentence.word(at)) {
          case "yesterday" -> -1;
          case "today" -> 0;
          case "tomorrow" -> 1;
          default -> Integer.MIN_VALUE;
        };
    if (days == Integer.MIN_VALUE
        || PARTS_OF_DAY.contains(sentence.word(at + 1))
        || sentence.word(at + 1).equals("'s")
        || sentence.word(at + 1).equals("\u2019s")
        || isClock(sentence.word(at - 1))) {
      return null;
    }
    return new Plain(at, at + 1, Days.day(news.published().plusDays(days), Resolution.RELATIVE));
  }

  /** {@code 16:00 UTC today} is one expression. */
  private static boolean isClock(String word) {
    return word.equals("utc")
        || word.equals("gmt")
        || word.endsWith("m.")
        || (!word.isEmpty() && Character.isDigit(word.charAt(0)));
  }

  private static @Nullable Plain year(Sentence sentence, int at) {
    OptionalInt year = CalendarWords.year(sentence.word(at));
    if (year.isEmpty() || CalendarWords.isCounted(sentence.word(at + 1))) {
      return null;
    }
    boolean sure = BEFORE_YEARS.contains(sentence.word(at - 1));
    boolean opensSpan =
        Set.of("from", "between").contains(sentence.word(at - 1))
            && SPAN_WORDS.contains(sentence.word(at + 1))
            && CalendarWords.year(sentence.word(at + 2)).isPresent();
    boolean closesSpan =
        SPAN_WORDS.contains(sentence.word(at - 1))
            && Set.of("from", "between", "in").contains(sentence.word(at - 3))
            && CalendarWords.year(sentence.word(at - 2)).isPresent();
    if (!sure && !opensSpan && !closesSpan) {
      return null;
    }
    return new Plain(at, at + 1, Days.year(year.getAsInt(), Resolution.EXPLICIT));
  }
}
