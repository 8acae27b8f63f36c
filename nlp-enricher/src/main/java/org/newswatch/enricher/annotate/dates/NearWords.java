package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Words that are a date by themselves: {@code yesterday}, {@code now}, {@code recently}, {@code
 * daily}.
 */
final class NearWords implements Reader {

  private static final String PRESENT = "PRESENT_REF";
  private static final String PAST = "PAST_REF";
  private static final String FUTURE = "FUTURE_REF";

  private static final Map<String, String> SETS =
      Map.ofEntries(
          Map.entry("daily", "P1D"),
          Map.entry("nightly", "P1D"),
          Map.entry("weekly", "P1W"),
          Map.entry("biweekly", "P2W"),
          Map.entry("fortnightly", "P2W"),
          Map.entry("monthly", "P1M"),
          Map.entry("quarterly", "P1Q"),
          Map.entry("yearly", "P1Y"),
          Map.entry("annually", "P1Y"),
          Map.entry("annual", "P1Y"),
          Map.entry("hourly", "PT1H"));

  private static final Set<String> BEFORE_TERM =
      Set.of("near", "long", "short", "medium", "longer", "shorter");
  private static final Set<String> BEFORE_FUTURE =
      CalendarWords.words("near distant immediate foreseeable nearer very not-too-distant");
  private static final Set<String> BEFORE_PAST = Set.of("recent", "distant", "not-too-distant");

  @Override
  public @Nullable Reading at(Context context, int at) {
    String word = context.word(at);
    String set = SETS.get(word);
    if (set != null) {
      return set(context, at, set);
    }
    String part =
        switch (word) {
          case "dawn", "daybreak" -> "MO";
          case "dusk" -> "EV";
          default -> Weekdays.PARTS_OF_DAY.get(word);
        };
    if (part != null) {
      return partOfSomeDay(context, at, part);
    }
    return switch (word) {
      case "yesterday" -> day(context, at, -1);
      case "today" -> day(context, at, 0);
      case "tomorrow" -> day(context, at, 1);
      case "tonight" -> night(context, at, at + 1, 0);
      case "overnight" -> night(context, at, at + 1, -1);
      case "last" ->
          context.word(at + 1).equals("night")
              ? night(context, at, at + 2, -1)
              : Reading.none(at, at + 1);
      case "this" -> thisPart(context, at);
      case "now", "currently", "presently", "nowadays" ->
          context.word(at + 1).equals("-") ? Reading.none(at, at + 1) : vague(at, at + 1, PRESENT);
      case "current" -> vague(at, at + 1, PRESENT);
      case "recently", "lately" -> vague(at, at + 1, PAST);
      case "recent" -> recent(context, at);
      case "the" -> the(context, at);
      case "in" -> context.word(at + 1).equals("future") ? vague(at + 1, at + 2, FUTURE) : null;
      case "future",
          "previously",
          "previous",
          "present",
          "once",
          "earlier",
          "later",
          "second",
          "past",
          "next",
          "formerly",
          "time" ->
          Reading.none(at, at + 1);
      default -> null;
    };
  }

  private static Reading set(Context context, int at, String value) {
    // The Daily Telegraph and the Weekly Standard are names.
    boolean named = at > 0 && context.sentence().capitalised(at);
    return named
        ? Reading.none(at, at + 1)
        : new Reading(at, at + 1, Days.vague(TimexType.SET, value));
  }

  private static Reading day(Context context, int at, int days) {
    LocalDate day = context.news().published().plusDays(days);
    String part = Weekdays.PARTS_OF_DAY.get(context.word(at + 1));
    return part == null
        ? new Reading(at, at + 1, Days.day(day, Resolution.RELATIVE))
        : new Reading(at, at + 2, Weekdays.partOfDay(day, part));
  }

  private static Reading night(Context context, int at, int to, int days) {
    return new Reading(at, to, Weekdays.partOfDay(context.news().published().plusDays(days), "NI"));
  }

  private static @Nullable Reading thisPart(Context context, int at) {
    String part = Weekdays.PARTS_OF_DAY.get(context.word(at + 1));
    return part == null
        ? null
        : new Reading(at, at + 2, Weekdays.partOfDay(context.news().published(), part));
  }

  private static Reading recent(Context context, int at) {
    String next = context.word(at + 1);
    boolean unit = Unit.of(next) != null || next.equals("times") || next.equals("history");
    return vague(at, unit ? at + 2 : at + 1, PAST);
  }

  private static @Nullable Reading the(Context context, int at) {
    String first = context.word(at + 1);
    String second = context.word(at + 2);
    if (first.equals("future")) {
      return vague(at, at + 2, FUTURE);
    }
    if (BEFORE_FUTURE.contains(first) && second.equals("future")) {
      return vague(at, at + 3, FUTURE);
    }
    if (BEFORE_TERM.contains(first) && second.equals("term")) {
      return vague(at, at + 3, FUTURE);
    }
    if (BEFORE_PAST.contains(first) && second.equals("past")) {
      return vague(at, at + 3, PAST);
    }
    if (first.equals("past") && isEnd(second)) {
      return vague(at, at + 2, PAST);
    }
    boolean present = first.equals("present") && isEnd(second);
    boolean moment = first.equals("moment") && context.word(at - 1).equals("at");
    if (present || moment) {
      return vague(at, at + 2, PRESENT);
    }
    String part = Weekdays.PARTS_OF_DAY.get(second);
    LocalDate day = context.anchors().dayNear(context.news().published());
    if (part != null && day != null) {
      switch (first) {
        case "following", "next" -> {
          return new Reading(at, at + 3, Weekdays.partOfDay(day.plusDays(1), part));
        }
        case "previous" -> {
          return new Reading(at, at + 3, Weekdays.partOfDay(day.minusDays(1), part));
        }
        case "same" -> {
          return new Reading(at, at + 3, Weekdays.partOfDay(day, part));
        }
        default -> {}
      }
    }
    boolean being = first.equals("time") && second.equals("being");
    return being ? vague(at, at + 3, PRESENT) : partOfThatDay(context, at, first);
  }

  /** {@code in the morning} of the day that is spoken of. */
  private static @Nullable Reading partOfThatDay(Context context, int at, String first) {
    String part = Weekdays.PARTS_OF_DAY.get(first);
    boolean in =
        Set.of("in", "during", "through", "throughout", "by", "until", "later", "earlier")
            .contains(context.word(at - 1));
    LocalDate day = context.anchors().dayNear(context.news().published());
    return part == null || !in || first.endsWith("s") || day == null
        ? null
        : new Reading(at, at + 2, Weekdays.partOfDay(day, part));
  }

  /** {@code at night}, {@code evenings}: some day's, or that of the day that is spoken of. */
  private static Reading partOfSomeDay(Context context, int at, String part) {
    String before = context.word(at - 1);
    if (at > 0 && context.sentence().capitalised(at)) {
      return Reading.none(at, at + 1);
    }
    if (before.equals("every") || before.equals("each")) {
      return new Reading(at, at + 1, Days.vague(TimexType.SET, "XXXX-XX-XXT" + part));
    }
    LocalDate published = context.news().published();
    LocalDate spokenOf = context.anchors().dayNear(published);
    boolean story = Set.of("in", "early", "late").contains(before);
    LocalDate day = spokenOf == null && story ? published : spokenOf;
    boolean that =
        day != null
            && !context.word(at).endsWith("s")
            && Set.of("in", "the", "that", "early", "late", "mid").contains(before);
    return day != null && that
        ? new Reading(at, at + 1, Weekdays.partOfDay(day, part))
        : new Reading(at, at + 1, Days.vague(TimexType.TIME, "T" + part));
  }

  private static boolean isEnd(String word) {
    return Set.of("", ".", ",", ";", "''", "\u201d", "\"", ")", "and", "or", "but", "to", "-")
        .contains(word);
  }

  private static Reading vague(int from, int to, String value) {
    return new Reading(
        from, to, new Days(TimexType.DATE, value, null, null, Granularity.VAGUE, Resolution.NONE));
  }
}
