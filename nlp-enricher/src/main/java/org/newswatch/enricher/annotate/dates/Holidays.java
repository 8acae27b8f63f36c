package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;

/** Holidays whose day is the same in most of the press: Christmas, New Year, Easter and others. */
final class Holidays implements Reader {

  private static final Set<String> BEFORE =
      CalendarWords.words(
          "at by before after since until till over for this last next on during around from of past"
              + " and to previous following");

  /** A holiday's name and the token behind it. */
  private record Named(String name, int to) {}

  @Override
  public @Nullable Reading at(Context context, int at) {
    String which = context.word(at);
    boolean directed = Set.of("last", "this", "next").contains(which);
    int start = directed ? at + 1 : at;
    if (start >= context.sentence().size() || !context.sentence().capitalised(start)) {
      return null;
    }
    Named named = named(context, start);
    if (named == null) {
      return null;
    }
    boolean joint = Set.of("in", ",").contains(context.word(named.to()));
    int behind = joint ? named.to() + 1 : named.to();
    OptionalInt year = CalendarWords.year(context.word(behind));
    if (year.isPresent()) {
      return new Reading(
          at, behind + 1, Days.day(day(named.name(), year.getAsInt()), Resolution.EXPLICIT));
    }
    LocalDate published = context.news().published();
    LocalDate thisYear = day(named.name(), published.getYear());
    LocalDate day =
        switch (directed ? which : "") {
          case "last" ->
              thisYear.isBefore(published) ? thisYear : day(named.name(), published.getYear() - 1);
          case "next" ->
              thisYear.isAfter(published) ? thisYear : day(named.name(), published.getYear() + 1);
          case "this" -> thisYear;
          default ->
              day(
                  named.name(),
                  context.news().yearOf(MonthDay.from(thisYear), context.tense(start, named.to())));
        };
    return new Reading(at, named.to(), Days.day(day, Resolution.INFERRED));
  }

  private static @Nullable Named named(Context context, int at) {
    String word = context.word(at);
    String next = context.word(at + 1);
    boolean s = next.equals("'s") || next.equals("\u2019s") || next.equals("s");
    String behind = s ? context.word(at + 2) : next;
    int to = s ? at + 3 : at + 2;
    return switch (word) {
      case "christmas" ->
          next.equals("eve") || next.equals("day")
              ? new Named("christmas " + next, at + 2)
              : BEFORE.contains(context.word(at - 1)) ? new Named("christmas day", at + 1) : null;
      case "new" -> newYear(context, at);
      case "easter" ->
          next.equals("sunday") || next.equals("monday")
              ? new Named("easter " + next, at + 2)
              : BEFORE.contains(context.word(at - 1)) ? new Named("easter sunday", at + 1) : null;
      case "good" -> next.equals("friday") ? new Named("good friday", at + 2) : null;
      case "boxing" -> next.equals("day") ? new Named("boxing day", at + 2) : null;
      case "halloween" -> new Named("halloween", at + 1);
      case "thanksgiving" ->
          BEFORE.contains(context.word(at - 1)) || next.equals("day")
              ? new Named("thanksgiving", next.equals("day") ? at + 2 : at + 1)
              : null;
      case "valentine" -> behind.equals("day") ? new Named("valentine", to) : null;
      default -> null;
    };
  }

  private static @Nullable Named newYear(Context context, int at) {
    if (!context.word(at + 1).equals("year")) {
      return null;
    }
    boolean s = Set.of("'s", "\u2019s", "s").contains(context.word(at + 2));
    String behind = s ? context.word(at + 3) : context.word(at + 2);
    int to = s ? at + 4 : at + 3;
    return behind.equals("eve") || behind.equals("day")
        ? new Named("new year " + behind, to)
        : null;
  }

  private static LocalDate day(String name, int year) {
    return switch (name) {
      case "christmas eve" -> LocalDate.of(year, Month.DECEMBER, 24);
      case "boxing day" -> LocalDate.of(year, Month.DECEMBER, 26);
      case "new year day" -> LocalDate.of(year, Month.JANUARY, 1);
      case "new year eve" -> LocalDate.of(year, Month.DECEMBER, 31);
      case "halloween" -> LocalDate.of(year, Month.OCTOBER, 31);
      case "valentine" -> LocalDate.of(year, Month.FEBRUARY, 14);
      case "thanksgiving" ->
          LocalDate.of(year, Month.NOVEMBER, 1)
              .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
      case "easter sunday" -> easter(year);
      case "easter monday" -> easter(year).plusDays(1);
      case "good friday" -> easter(year).minusDays(2);
      default -> LocalDate.of(year, Month.DECEMBER, 25);
    };
  }

  /** Easter of the western churches: the Sunday after the full moon of the church's tables. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int epact =
        Math.floorMod(century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15, 30);
    int moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    int weekday = Math.floorMod(year + year / 4 + moon + 2 - century + century / 4, 7);
    return LocalDate.of(year, Month.MARCH, 28).plusDays(moon - weekday);
  }
}
