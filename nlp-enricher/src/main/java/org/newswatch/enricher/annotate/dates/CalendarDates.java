package org.newswatch.enricher.annotate.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;

/**
 * Days of a month, with or without weekday and year, and ranges of them: {@code February 11-12},
 * {@code 9-13 August, 2020}, {@code 12 January to 2 February 2021}; also in digits, {@code
 * 2021-02-11}, {@code 03/04/2021}.
 */
final class CalendarDates implements Reader {

  static final Set<String> RANGE_WORDS =
      CalendarWords.words("- \u2013 \u2014 to through until till --");

  static final Set<String> DASHES = Set.of("-", "\u2013", "\u2014");

  private static final Pattern ISO = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})");

  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
  private static final Set<String> BEFORE_DAY =
      CalendarWords.words("on by until since before after till");
  private static final Set<String> BEHIND_DAY =
      Set.of("", ".", ",", ";", "of", "the", "at", "he", "she", "it", "they", "and");

  /** After a number: it is no day of the month before it. */
  private static final Set<String> NO_DAY_BEFORE =
      CalendarWords.words("am pm a.m. p.m. % percent per million billion");

  /** The day of the attacks that news names by its date alone. */
  private static final LocalDate SEPTEMBER_11 = LocalDate.of(2001, 9, 11);

  /** A day of a month, or some days; year 0 when none is given. */
  private record Part(int from, int to, Month month, int first, int last, int year) {}

  @Override
  public @Nullable Reading at(Context context, int at) {
    Sentence sentence = context.sentence();
    char first = sentence.word(at).isEmpty() ? ' ' : sentence.word(at).charAt(0);
    if (Character.isDigit(first)) {
      Reading digits = inDigits(context, at);
      if (digits != null) {
        return digits;
      }
    }
    int start = at;
    if (CalendarWords.weekday(sentence.word(at)) != null && sentence.capitalised(at)) {
      start++;
      start += sentence.word(start).equals(",") ? 1 : 0;
    }
    Part part = part(sentence, start);
    if (part == null) {
      return sentence.word(at).equals("the") ? dayAlone(context, at) : null;
    }
    Part second = null;
    if (part.first() == part.last() && RANGE_WORDS.contains(sentence.word(part.to()))) {
      second = secondPart(sentence, part);
    }
    try {
      return second == null ? single(context, at, part) : both(context, at, part, second);
    } catch (DateTimeException e) {
      // 31 February: no day, so no mention.
      return null;
    }
  }

  /** {@code on the 15th}: of the month that is spoken of, else of the nearest one. */
  private static @Nullable Reading dayAlone(Context context, int at) {
    Matcher ordinal = ORDINAL.matcher(context.word(at + 1));
    boolean alone =
        BEFORE_DAY.contains(context.word(at - 1)) && BEHIND_DAY.contains(context.word(at + 2));
    if (!alone || !ordinal.matches()) {
      return null;
    }
    LocalDate published = context.news().published();
    LocalDate near = context.anchors().dayNear(published);
    YearMonth month = YearMonth.from(near == null ? published : near);
    int day = number(ordinal, 1);
    if (!month.isValidDay(day)) {
      return null;
    }
    boolean ofMonth = context.word(at + 2).equals("of") && context.word(at + 3).matches("the|this");
    boolean named = ofMonth && context.word(at + 4).equals("month");
    return new Reading(
        at, named ? at + 5 : at + 2, Days.day(month.atDay(day), Resolution.INFERRED));
  }

  private static @Nullable Reading inDigits(Context context, int at) {
    String word = context.word(at);
    Matcher iso = ISO.matcher(word);
    Matcher digits = DIGITS.matcher(word);
    LocalDate day = null;
    if (iso.matches()) {
      day =
          DayOrder.DAY_FIRST.day(
              number(iso, 4), number(iso, 3), number(iso, 1), context.news().published());
    } else if (digits.matches() && (digits.group(2).equals("/") || digits.group(4).length() == 4)) {
      DayOrder order = digits.group(2).equals(".") ? DayOrder.DAY_FIRST : context.order();
      day =
          order.day(
              number(digits, 1), number(digits, 3), number(digits, 4), context.news().published());
    } else if (word.equals("9/11")) {
      day = SEPTEMBER_11;
    }
    return day == null ? null : new Reading(at, at + 1, Days.day(day, Resolution.EXPLICIT));
  }

  /** {@code to 2 February 2021} or {@code to 14} behind {@code 12 January}. */
  private static @Nullable Part secondPart(Sentence sentence, Part first) {
    int at = first.to() + 1;
    if (CalendarWords.weekday(sentence.word(at)) != null) {
      at += sentence.word(at + 1).equals(",") ? 2 : 1;
    }
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
      return days == null || NO_DAY_BEFORE.contains(sentence.word(day + 1))
          ? null
          : withYearAfter(sentence, new Part(start, day + 1, month, days[0], days[1], 0));
    }
    int[] days = days(sentence, at);
    if (days == null) {
      return null;
    }
    int next =
        sentence.word(at + 1).equals("of") || sentence.word(at + 1).equals("-") ? at + 2 : at + 1;
    Month after = CalendarWords.month(sentence.word(next));
    if (after != null && sentence.capitalised(next)) {
      return withYearAfter(sentence, new Part(start, next + 1, after, days[0], days[1], 0));
    }
    return joined(sentence, start, at, days[0]);
  }

  /** {@code 9 - 13 August}, {@code 9 to 13 August}, {@code between 9 and 13 August}. */
  private static @Nullable Part joined(Sentence sentence, int start, int at, int first) {
    OptionalInt last = CalendarWords.day(sentence.word(at + 2));
    int behind = sentence.word(at + 3).equals("of") ? at + 4 : at + 3;
    Month month = CalendarWords.month(sentence.word(behind));
    boolean and =
        sentence.word(at + 1).equals("and")
            && (last.orElse(0) == first + 1 || sentence.word(at - 1).equals("between"));
    boolean joined = and || RANGE_WORDS.contains(sentence.word(at + 1));
    return joined && last.isPresent() && month != null && first < last.getAsInt()
        ? withYearAfter(sentence, new Part(start, behind + 1, month, first, last.getAsInt(), 0))
        : null;
  }

  private static int @Nullable [] days(Sentence sentence, int at) {
    OptionalInt day = CalendarWords.day(sentence.word(at));
    if (day.isEmpty()) {
      return CalendarWords.days(sentence.word(at));
    }
    return new int[] {day.getAsInt(), day.getAsInt()};
  }

  private static Part withYearAfter(Sentence sentence, Part part) {
    String next = sentence.word(part.to());
    int at = next.equals(",") || next.equals("of") || next.equals("-") ? part.to() + 1 : part.to();
    OptionalInt year = CalendarWords.year(sentence.word(at));
    if (year.isPresent()) {
      return new Part(
          part.from(), at + 1, part.month(), part.first(), part.last(), year.getAsInt());
    }
    return part.first() == part.last() ? upToDash(sentence, part) : part;
  }

  /** {@code February 11 - 12, 2021}, which some tokenise in three. */
  private static Part upToDash(Sentence sentence, Part part) {
    boolean monthFirst = CalendarWords.month(sentence.word(part.to() - 1)) == null;
    OptionalInt last = CalendarWords.day(sentence.word(part.to() + 1));
    boolean dash = DASHES.contains(sentence.word(part.to()));
    boolean monthBehind = CalendarWords.month(sentence.word(part.to() + 2)) != null;
    if (!monthFirst || !dash || monthBehind || last.isEmpty() || last.getAsInt() <= part.first()) {
      return part;
    }
    return withYearAfter(
        sentence,
        new Part(part.from(), part.to() + 2, part.month(), part.first(), last.getAsInt(), 0));
  }

  private static Reading single(Context context, int at, Part part) {
    boolean given = part.year() != 0;
    int year = given ? part.year() : guessedYear(context, part);
    LocalDate from = LocalDate.of(year, part.month(), part.first());
    LocalDate to = LocalDate.of(year, part.month(), part.last());
    if (!given && isSeptember11(context.sentence(), part)) {
      from = SEPTEMBER_11;
      to = SEPTEMBER_11;
    }
    int start = context.word(at).equals("the") ? at + 1 : at;
    return new Reading(
        start, part.to(), Days.range(from, to, given ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private static boolean isSeptember11(Sentence sentence, Part part) {
    return part.month() == Month.SEPTEMBER
        && part.first() == SEPTEMBER_11.getDayOfMonth()
        && (sentence.word(part.to()).startsWith("attack")
            || sentence.word(part.to() + 1).startsWith("attack"));
  }

  private static Reading both(Context context, int at, Part first, Part second) {
    boolean given = second.year() != 0 || first.year() != 0;
    int lastYear =
        second.year() != 0
            ? second.year()
            : first.year() != 0 ? first.year() : guessedYear(context, second);
    LocalDate to = LocalDate.of(lastYear, second.month(), second.first());
    LocalDate from =
        LocalDate.of(first.year() != 0 ? first.year() : lastYear, first.month(), first.first());
    if (from.isAfter(to)) {
      from = first.year() != 0 ? from : from.minusYears(1);
      to = from.isAfter(to) ? to.plusYears(1) : to;
    }
    if (from.isAfter(to)) {
      return single(context, at, first);
    }
    return new Reading(
        at, second.to(), Days.range(from, to, given ? Resolution.EXPLICIT : Resolution.INFERRED));
  }

  private static int guessedYear(Context context, Part part) {
    Tense tense = context.tense(part.from(), part.to());
    return context.news().yearOf(MonthDay.of(part.month(), part.first()), tense);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
