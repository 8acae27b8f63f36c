package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/** Quarters, halves and seasons: {@code the third quarter of 2009}, {@code last summer}. */
final class Quarters implements Reader {

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("1st", 1),
          Map.entry("second", 2),
          Map.entry("2nd", 2),
          Map.entry("third", 3),
          Map.entry("3rd", 3),
          Map.entry("fourth", 4),
          Map.entry("4th", 4),
          Map.entry("final", 4));

  private static final Map<String, String> SEASONS =
      Map.of("spring", "SP", "summer", "SU", "autumn", "FA", "fall", "FA", "winter", "WI");

  private static final Set<String> FISCAL = Set.of("fiscal", "financial", "calendar");
  private static final Set<String> BEFORE_SEASONS =
      CalendarWords.words(
          "the in since until till by of from during this last next early late mid");
  private static final Pattern SHORT = Pattern.compile("q([1-4])|([1-4])q");

  private static final int QUARTERS = 4;
  private static final int QUARTER_MONTHS = 3;
  private static final int HALF_MONTHS = 6;

  @Override
  public @Nullable Reading at(Context context, int at) {
    int noun = context.word(at).equals("the") ? at + 1 : at;
    Matcher shortName = SHORT.matcher(context.word(noun));
    if (shortName.matches()) {
      String digit = shortName.group(1) != null ? shortName.group(1) : shortName.group(2);
      return behind(context, at, noun + 1, Integer.parseInt(digit), QUARTER_MONTHS);
    }
    Reading season = season(context, at, noun);
    return season != null ? season : ordinal(context, at, noun);
  }

  private static @Nullable Reading ordinal(Context context, int at, int noun) {
    Integer number = ORDINALS.get(context.word(noun));
    if (number == null) {
      return null;
    }
    int next = noun + 1;
    next += FISCAL.contains(context.word(next)) ? 1 : 0;
    next += context.word(next).equals("-") ? 1 : 0;
    if (context.word(next).equals("quarter")) {
      return behind(context, at, next + 1, number, QUARTER_MONTHS);
    }
    boolean half = context.word(next).equals("half") && number <= 2;
    Reading read = half ? behind(context, at, next + 1, number, HALF_MONTHS) : null;
    // The second half of a match or of a list is no time.
    return read != null && read.to() > next + 1 ? read : null;
  }

  /** The quarter or half of the year that is named behind it, else of the nearest one. */
  private static Reading behind(Context context, int at, int to, int number, int months) {
    int year = to;
    if (context.word(year).equals("of") || context.word(year).equals(",")) {
      year++;
    }
    year += context.word(year).equals("the") ? 1 : 0;
    boolean fiscal = FISCAL.contains(context.word(year));
    year += fiscal ? 1 : 0;
    OptionalInt given = CalendarWords.year(context.word(year));
    if (given.isPresent()) {
      return of(at, year + 1, given.getAsInt(), number, months, Resolution.EXPLICIT);
    }
    int now = context.news().published().getYear();
    if (context.word(year).equals("year") && year > to + 1) {
      return of(at, year + 1, now, number, months, Resolution.RELATIVE);
    }
    year += FISCAL.contains(context.word(year + 1)) ? 1 : 0;
    if (context.word(year + 1).equals("year") || context.word(year + 2).equals("year")) {
      int last = context.word(year + 1).equals("year") ? year + 2 : year + 3;
      switch (context.word(context.word(year + 1).equals("year") ? year : year - 1)) {
        case "last", "previous" -> {
          return of(at, last, now - 1, number, months, Resolution.RELATIVE);
        }
        case "this", "current" -> {
          return of(at, last, now, number, months, Resolution.RELATIVE);
        }
        case "next" -> {
          return of(at, last, now + 1, number, months, Resolution.RELATIVE);
        }
        default -> {}
      }
    }
    Tense tense = context.tense(at, to);
    YearMonth first = YearMonth.of(now, (number - 1) * months + 1);
    return of(
        at,
        to,
        context.news().nearest(first, tense).getYear(),
        number,
        months,
        Resolution.INFERRED);
  }

  private static Reading of(int at, int to, int year, int number, int months, Resolution how) {
    String value =
        String.format(Locale.ROOT, "%04d-%s%d", year, months == QUARTER_MONTHS ? "Q" : "H", number);
    boolean exists = number <= (months == QUARTER_MONTHS ? QUARTERS : 2);
    return new Reading(at, to, exists ? TimexValue.read(TimexType.DATE, value, how) : null);
  }

  private static @Nullable Reading season(Context context, int at, int noun) {
    String which = context.word(noun);
    boolean directed = Set.of("last", "past", "this", "next", "coming").contains(which);
    int name = directed ? noun + 1 : noun;
    String season = SEASONS.get(context.word(name));
    if (season == null) {
      return null;
    }
    int behind = context.word(name + 1).equals("of") ? name + 2 : name + 1;
    behind += context.word(behind).equals(",") ? 1 : 0;
    OptionalInt year = CalendarWords.year(context.word(behind));
    if (year.isPresent()) {
      return season(at, behind + 1, year.getAsInt(), season, Resolution.EXPLICIT);
    }
    boolean the = name > at && !directed;
    boolean known = directed || the || BEFORE_SEASONS.contains(context.word(at - 1));
    boolean fall = context.word(name).equals("fall");
    boolean named =
        context.sentence().capitalised(name)
            && ((name > 0 && context.sentence().capitalised(name - 1))
                || context.word(name + 1).startsWith("olympic")
                || context.word(name + 1).equals("games"));
    boolean noSeason =
        named
            || (fall && (!known || context.word(name + 1).equals("of")))
            || (context.word(name).equals("spring") && context.word(name + 1).equals("water"));
    if (noSeason) {
      return Reading.none(at, name + 1);
    }
    LocalDate published = context.news().published();
    YearMonth start = YearMonth.of(published.getYear(), firstMonth(season));
    YearMonth now = YearMonth.from(published);
    YearMonth resolved =
        switch (directed ? which : "") {
          case "last", "past" -> start.plusMonths(2).isBefore(now) ? start : start.minusYears(1);
          case "next", "coming" -> start.isAfter(now) ? start : start.plusYears(1);
          case "this" -> start;
          default -> context.news().nearest(start, context.tense(at, name + 1));
        };
    return season(
        at,
        name + 1,
        resolved.getYear(),
        season,
        directed ? Resolution.RELATIVE : Resolution.INFERRED);
  }

  private static Reading season(int at, int to, int year, String season, Resolution how) {
    String value = String.format(Locale.ROOT, "%04d-%s", year, season);
    return new Reading(at, to, TimexValue.read(TimexType.DATE, value, how));
  }

  private static int firstMonth(String season) {
    return switch (season) {
      case "SP" -> 3;
      case "SU" -> 6;
      case "FA" -> 9;
      default -> 12;
    };
  }
}
