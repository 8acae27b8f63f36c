package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/** Years, spans of years, fiscal years, decades and centuries. */
final class Years implements Reader {

  private static final Pattern SPAN = Pattern.compile("(\\d{4})[-\u2013/](\\d{4}|\\d{2})");
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
  private static final Pattern DECADE = Pattern.compile("['\u2019]?(\\d{2}|\\d{4})'?s");
  private static final Pattern SHORT = Pattern.compile("['\u2019](\\d{2})");
  private static final Pattern FISCAL = Pattern.compile("fy(\\d{2}|\\d{4})");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");

  private static final Set<String> BEFORE_YEARS =
      CalendarWords.words(
          "in since until till by during from of between before after for to and (");

  /** Before four digits: they count or name something else. */
  private static final Set<String> BEFORE_NUMBERS =
      CalendarWords.words(
          "$ us$ # no. number \u20ac \u00a3 about some nearly over than approximately roughly almost"
              + " around least most page room flight boeing airbus windows route highway");

  private static final Set<String> OWNERS =
      CalendarWords.words("the its his her their our this that a an 's \u2019s");
  private static final Set<String> WHOSE = CalendarWords.words("his her their my your our");

  private static final int MODERN_MIN = 1900;
  private static final int AHEAD_MAX = 30;

  private static final Map<String, Integer> DECADES =
      Map.of(
          "twenties",
          20,
          "thirties",
          30,
          "forties",
          40,
          "fifties",
          50,
          "sixties",
          60,
          "seventies",
          70,
          "eighties",
          80,
          "nineties",
          90);

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("twelfth", 12),
          Map.entry("thirteenth", 13),
          Map.entry("fourteenth", 14),
          Map.entry("fifteenth", 15),
          Map.entry("sixteenth", 16),
          Map.entry("seventeenth", 17),
          Map.entry("eighteenth", 18),
          Map.entry("nineteenth", 19),
          Map.entry("twentieth", 20));

  @Override
  public @Nullable Reading at(Context context, int at) {
    String word = context.word(at);
    if (word.equals("the") || word.equals("year")) {
      int year = word.equals("year") ? at + 1 : context.word(at + 1).equals("year") ? at + 2 : -1;
      if (year > 0) {
        OptionalInt named = CalendarWords.year(context.word(year));
        return named.isEmpty()
            ? null
            : new Reading(at, year + 1, Days.year(named.getAsInt(), Resolution.EXPLICIT));
      }
      Reading bare = decade(context, at + 1);
      bare = bare == null ? century(context, at + 1) : bare;
      return bare == null || bare.days() == null ? null : bare.startingAt(at);
    }
    if (word.equals("fiscal") || word.equals("financial") || word.startsWith("fy")) {
      return fiscal(context, at);
    }
    Reading decade = decade(context, at);
    if (decade != null) {
      return decade;
    }
    Reading century = century(context, at);
    return century != null ? century : year(context, at);
  }

  private static @Nullable Reading year(Context context, int at) {
    String word = context.word(at);
    Matcher span = SPAN.matcher(word);
    if (span.matches()) {
      return span(at, at + 1, span.group(1), span.group(2));
    }
    Matcher twoDigits = SHORT.matcher(word);
    if (twoDigits.matches() && BEFORE_YEARS.contains(context.word(at - 1))) {
      int year = DayOrder.century(Integer.parseInt(twoDigits.group(1)), context.news().published());
      return new Reading(at, at + 1, Days.year(year, Resolution.INFERRED));
    }
    OptionalInt year = CalendarWords.year(word);
    if (year.isEmpty()) {
      // Four digits that are no year: a number.
      return FOUR_DIGITS.matcher(word).matches() ? Reading.none(at, at + 1) : null;
    }
    String dash = context.word(at + 1);
    if ((dash.equals("-") || dash.equals("\u2013"))
        && context.word(at + 2).matches("\\d{4}|\\d{2}")
        && !context.word(at + 3).equals("-")) {
      Reading joined = span(at, at + 3, word, context.word(at + 2));
      if (joined != null) {
        return joined;
      }
    }
    return isYear(context, at, year.getAsInt())
        ? new Reading(at, at + 1, Days.year(year.getAsInt(), Resolution.EXPLICIT))
        : Reading.none(at, at + 1);
  }

  private static @Nullable Reading span(int at, int to, String first, String last) {
    int from = Integer.parseInt(first);
    int until =
        last.length() == 2 ? from / 100 * 100 + Integer.parseInt(last) : Integer.parseInt(last);
    boolean years =
        from >= CalendarWords.YEAR_MIN && until > from && until <= CalendarWords.YEAR_MAX;
    return years
        ? new Reading(
            at,
            to,
            new Days(
                TimexType.DATE,
                from + "/" + until,
                LocalDate.of(from, 1, 1),
                LocalDate.of(until, 12, 31),
                Granularity.RANGE,
                Resolution.EXPLICIT))
        : null;
  }

  private static boolean isYear(Context context, int at, int year) {
    String before = context.word(at - 1);
    String after = context.word(at + 1);
    if (BEFORE_NUMBERS.contains(before) || CalendarWords.isCounted(after)) {
      return false;
    }
    if (BEFORE_YEARS.contains(before)) {
      return Unit.plural(after) == null;
    }
    boolean modern = year >= MODERN_MIN && year <= context.news().published().getYear() + AHEAD_MAX;
    boolean round = year % 100 == 0;
    boolean counts =
        Unit.plural(after) != null || (round && after.endsWith("s") && !OWNERS.contains(before));
    return modern && !counts;
  }

  private static @Nullable Reading fiscal(Context context, int at) {
    Matcher glued = FISCAL.matcher(context.word(at));
    if (glued.matches()) {
      return fiscal(context, at, at + 1, glued.group(1));
    }
    int number = context.word(at + 1).equals("year") ? at + 2 : at + 1;
    return CalendarWords.year(context.word(number)).isPresent()
        ? fiscal(context, at, number + 1, context.word(number))
        : null;
  }

  /** A firm's own year, whose days its accounts know and we do not. */
  private static Reading fiscal(Context context, int at, int to, String digits) {
    int year = Integer.parseInt(digits);
    int full = digits.length() == 2 ? DayOrder.century(year, context.news().published()) : year;
    return new Reading(at, to, Days.vague(TimexType.DATE, "FY" + full));
  }

  private static @Nullable Reading decade(Context context, int at) {
    String word = context.word(at);
    int from = at;
    if ((word.equals("'") || word.equals("\u2019")) && context.word(at + 1).matches("\\d0s")) {
      at++;
      word = context.word(at);
    }
    Matcher digits = DECADE.matcher(word);
    Integer named = DECADES.get(word);
    if (named == null && !digits.matches()) {
      return null;
    }
    int year = named != null ? named : Integer.parseInt(digits.group(1));
    boolean two = year < 100;
    String before = context.word(from - 1);
    boolean age = WHOSE.contains(before) || WHOSE.contains(context.word(from - 2));
    if (year % 10 != 0 || age || (two && !isDecade(before, word))) {
      return Reading.none(from, at + 1);
    }
    int full = two ? (year < 20 ? 2000 : 1900) + year : year;
    String value = String.format(Locale.ROOT, "%03d", full / 10);
    return new Reading(
        from,
        at + 1,
        TimexValue.read(TimexType.DATE, value, two ? Resolution.INFERRED : Resolution.EXPLICIT));
  }

  private static boolean isDecade(String before, String word) {
    return word.startsWith("'")
        || word.startsWith("\u2019")
        || Set.of("the", "early", "late", "mid", "and", "-", "or", "to").contains(before);
  }

  private static @Nullable Reading century(Context context, int at) {
    Matcher digits = ORDINAL.matcher(context.word(at));
    Integer named = ORDINALS.get(context.word(at));
    if (named == null && !digits.matches()) {
      return null;
    }
    int noun = context.word(at + 1).equals("-") ? at + 2 : at + 1;
    int number = named != null ? named : Integer.parseInt(digits.group(1));
    if (!context.word(noun).equals("century") || number < 1) {
      return null;
    }
    String value = String.format(Locale.ROOT, "%02d", number - 1);
    return new Reading(at, noun + 1, TimexValue.read(TimexType.DATE, value, Resolution.EXPLICIT));
  }
}
