package org.newswatch.enricher.annotate.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;

/**
 * {@code the last week of March}, {@code the first day of next month}, {@code the third Monday of
 * May}.
 */
final class WeeksOfMonth implements Reader {

  private static final Map<String, Integer> ORDINALS =
      Map.of(
          "first", 1, "second", 2, "third", 3, "fourth", 4, "final", -1, "last", -1, "opening", 1,
          "closing", -1);

  private final Reader wholes;

  /** Reads with these the month that has the week. */
  WeeksOfMonth(Reader wholes) {
    this.wholes = wholes;
  }

  @Override
  public @Nullable Reading at(Context context, int at) {
    int ordinal = context.word(at).equals("the") ? at + 1 : at;
    Integer number = ORDINALS.get(context.word(ordinal));
    if (number == null) {
      return null;
    }
    String noun = context.word(ordinal + 1);
    DayOfWeek weekday = CalendarWords.weekday(noun);
    Unit unit = Unit.singular(noun);
    boolean known = weekday != null || unit == Unit.DAY || unit == Unit.WEEK;
    String joint = context.word(ordinal + 2);
    if (!known || !(joint.equals("of") || joint.equals("in"))) {
      return null;
    }
    Reading whole = wholes.at(context, ordinal + 3);
    Days days = whole == null ? null : whole.days();
    if (whole == null || days == null || days.from() == null) {
      return null;
    }
    boolean year = days.granularity() == Granularity.YEAR && unit == Unit.DAY;
    if (days.granularity() != Granularity.MONTH && !year) {
      return null;
    }
    LocalDate day = day(days, days.from(), number, weekday, unit);
    Unit fine = unit == Unit.WEEK ? Unit.WEEK : Unit.DAY;
    return new Reading(at, whole.to(), fine.around(day, days.how()));
  }

  private static LocalDate day(
      Days whole, LocalDate from, int number, @Nullable DayOfWeek weekday, @Nullable Unit unit) {
    LocalDate last = whole.to() == null ? YearMonth.from(from).atEndOfMonth() : whole.to();
    if (weekday != null) {
      return from.with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
    }
    // A week belongs to the month that has most of its days.
    if (number < 0) {
      return unit == Unit.WEEK ? last.minusDays(3) : last;
    }
    return unit == Unit.WEEK ? from.plusDays(3 + 7 * (number - 1L)) : from.plusDays(number - 1L);
  }
}
