package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Units of the calendar told by pointing: {@code last week}, {@code the next five years}, {@code
 * that day}, {@code the same month a year ago}, {@code the year}.
 */
final class Deictics implements Reader {

  private static final Set<String> POINTERS =
      CalendarWords.words(
          "last past next previous prior preceding coming upcoming following this current that same"
              + " entire whole final first recent ensuing subsequent present opening");
  private static final Set<String> ADJECTIVES =
      CalendarWords.words(
          "few several couple many trading business working calendar fiscal financial school"
              + " straight consecutive full academic budget model");

  /** Before "the day": the one that is spoken of. */
  private static final Set<String> BEFORE_THE =
      CalendarWords.words(
          "of in for during throughout on late later earlier end ends ended ending finish finished"
              + " close closed closing start started begin began through over rest");

  private static final Set<String> PARTS =
      CalendarWords.words("end beginning start middle rest remainder close half part quarter most");
  private static final Set<String> BEHIND_NO_DATE =
      CalendarWords.words(
          "of when that which who before after to - where since until with he she it they we");

  @Override
  public @Nullable Reading at(Context context, int at) {
    String first = context.word(at);
    boolean the = first.equals("the");
    int pointer = the ? at + 1 : at;
    String which = context.word(pointer);
    if (first.equals("these") && context.word(at + 1).equals("days")) {
      return new Reading(at, at + 2, Days.vague(TimexType.DATE, "PRESENT_REF"));
    }
    if (!POINTERS.contains(which)) {
      return the ? bare(context, at) : null;
    }
    int next = pointer + 1;
    Quantity quantity = Quantity.at(context.sentence(), next);
    next = quantity != null ? quantity.to() : next;
    boolean counted = quantity != null;
    while (ADJECTIVES.contains(context.word(next)) && next < pointer + 4) {
      counted |= Set.of("few", "several", "couple", "many").contains(context.word(next));
      next++;
    }
    String noun = context.word(next);
    if (which.equals("that") && noun.equals("time")) {
      return thatTime(context, at, next + 1);
    }
    if (noun.equals("period") && which.equals("same")) {
      return same(context, at, next + 1, null);
    }
    Unit unit = Unit.of(noun);
    if (unit == null || context.sentence().hyphen(next + 1)) {
      return null;
    }
    if (Unit.plural(noun) != null || counted) {
      return which.equals("recent")
          ? new Reading(at, next + 1, Days.vague(TimexType.DATE, "PAST_REF"))
          : many(context, at, next + 1, unit, quantity);
    }
    return one(context, at, next + 1, unit, which, the);
  }

  /** {@code by that time}: the day that was spoken of. */
  private static Reading thatTime(Context context, int at, int to) {
    Days last = context.anchors().last();
    boolean time = Set.of("by", "until", "since", "before", "at").contains(context.word(at - 1));
    return last == null || !time ? Reading.none(at, to) : new Reading(at, to, last);
  }

  private static Reading many(
      Context context, int at, int to, Unit unit, @Nullable Quantity quantity) {
    String count = quantity == null ? Quantity.UNKNOWN : quantity.count();
    boolean first = context.word(at).equals("first") || context.word(at + 1).equals("first");
    if (unit == Unit.SECOND && quantity == null) {
      return Reading.none(at, to);
    }
    return new Reading(first && quantity == null ? to - 1 : at, to, Amounts.length(unit, count));
  }

  private static @Nullable Reading one(
      Context context, int at, int to, Unit unit, String which, boolean the) {
    LocalDate published = context.news().published();
    LocalDate spokenOf = context.anchors().dayNear(published);
    LocalDate anchor =
        unit == Unit.DAY && spokenOf != null ? spokenOf : context.anchors().within(unit);
    if (unit.ofClock()) {
      boolean near = which.equals("past") || which.equals("last") || which.equals("next");
      return near && unit != Unit.SECOND
          ? new Reading(at, to, Amounts.length(unit, "1"))
          : Reading.none(at, to);
    }
    boolean length =
        the
            && unit.compareTo(Unit.DAY) > 0
            && unit != Unit.QUARTER
            && (unit == Unit.DECADE
                || unit == Unit.CENTURY
                || Set.of("over", "in", "within", "throughout").contains(context.word(at - 1)));
    return switch (which) {
      case "past" -> new Reading(at, to, Amounts.length(unit, "1"));
      case "last" ->
          length
              ? new Reading(at, to, Amounts.length(unit, "1"))
              : shifted(at, to, unit, published, -1);
      case "previous", "prior", "preceding" ->
          shifted(at, to, unit, anchor == null ? published : anchor, -1);
      case "next" ->
          length
              ? new Reading(at, to, Amounts.length(unit, "1"))
              : shifted(
                  at, to, unit, the && unit == Unit.DAY && anchor != null ? anchor : published, 1);
      case "coming", "upcoming" -> shifted(at, to, unit, published, 1);
      case "following", "ensuing", "subsequent" ->
          shifted(at, to, unit, anchor == null ? published : anchor, 1);
      case "this", "current", "present" -> shifted(at, to, unit, published, 0);
      case "same" -> same(context, at, to, unit);
      case "that" -> anchor == null ? Reading.none(at, to) : shifted(at, to, unit, anchor, 0);
      case "entire", "whole" ->
          the && !context.word(to).equals("of")
              ? shifted(at, to, unit, anchor == null ? published : anchor, 0)
              : Reading.none(at, to);
      default -> Reading.none(at, to);
    };
  }

  /** {@code the same month a year ago}: what was spoken of last, a year before. */
  private static @Nullable Reading same(Context context, int at, int to, @Nullable Unit unit) {
    Days last = context.anchors().last();
    int behind = context.word(to).equals("of") || context.word(to).equals("in") ? to + 1 : to;
    behind += context.word(behind).equals("the") ? 1 : 0;
    String first = context.word(behind);
    String second = context.word(behind + 1);
    boolean yearAgo =
        (first.equals("a") || first.equals("one"))
            && second.equals("year")
            && Set.of("ago", "earlier", "before").contains(context.word(behind + 2));
    boolean lastYear = Set.of("last", "previous", "prior").contains(first) && second.equals("year");
    if (yearAgo || lastYear) {
      int end = behind + (yearAgo ? 3 : 2);
      return last == null || last.from() == null
          ? new Reading(
              at,
              end,
              Unit.YEAR.around(context.news().published().minusYears(1), Resolution.RELATIVE))
          : new Reading(at, end, yearBefore(last, last.from()));
    }
    LocalDate anchor = unit == null ? null : context.anchors().within(unit);
    LocalDate spokenOf = context.anchors().dayNear(context.news().published());
    LocalDate base = unit == Unit.DAY && spokenOf != null ? spokenOf : anchor;
    return base == null || unit == null ? Reading.none(at, to) : shifted(at, to, unit, base, 0);
  }

  private static Days yearBefore(Days last, LocalDate from) {
    Unit fine =
        switch (last.granularity()) {
          case TIME, DAY -> Unit.DAY;
          case RANGE, WEEK -> Unit.WEEK;
          case MONTH -> Unit.MONTH;
          case QUARTER, SEASON -> Unit.QUARTER;
          case YEAR, DECADE, CENTURY, VAGUE -> Unit.YEAR;
        };
    return fine.around(from.minusYears(1), Resolution.RELATIVE);
  }

  /** {@code the year}, {@code the day before}, {@code the year previous}. */
  private static @Nullable Reading bare(Context context, int at) {
    String noun = context.word(at + 1);
    if (noun.equals("fiscal") || noun.equals("financial")) {
      return null;
    }
    Unit unit = Unit.singular(noun);
    if (unit == null || unit.ofClock() || context.sentence().hyphen(at + 2)) {
      return null;
    }
    LocalDate published = context.news().published();
    LocalDate anchor = context.anchors().within(unit);
    LocalDate spokenOf = context.anchors().dayNear(published);
    LocalDate base =
        unit == Unit.DAY && spokenOf != null ? spokenOf : anchor == null ? published : anchor;
    String behind = context.word(at + 2);
    boolean end = Set.of(".", ",", ";", "", ")", "at", "in", "as").contains(context.word(at + 3));
    if (behind.equals("before") && context.word(at + 3).equals("yesterday")) {
      return shifted(at, at + 4, Unit.DAY, published, -2);
    }
    if (behind.equals("after") && context.word(at + 3).equals("tomorrow")) {
      return shifted(at, at + 4, Unit.DAY, published, 2);
    }
    if ((behind.equals("before") || behind.equals("previous")) && end) {
      return shifted(at, at + 3, unit, base, -1);
    }
    if (behind.equals("after") && end) {
      return shifted(at, at + 3, unit, base, 1);
    }
    if (Set.of("to", "through", "until").contains(behind)
        && CalendarWords.month(context.word(at + 3)) != null) {
      return new Reading(at, at + 2, Amounts.length(unit, "1"));
    }
    boolean within =
        Set.of("in", "during", "on").contains(context.word(at - 1))
            || (context.word(at - 1).equals("of") && PARTS.contains(context.word(at - 2)));
    if ((BEHIND_NO_DATE.contains(behind) && !within)
        || behind.equals("of")
        || !BEFORE_THE.contains(context.word(at - 1))) {
      return Reading.none(at, at + 2);
    }
    return shifted(at, at + 2, unit, unit == Unit.DAY ? base : known(context, unit), 0);
  }

  /** The stretch that was spoken of last when it was of this very unit, else the present one. */
  private static LocalDate known(Context context, Unit unit) {
    Days last = context.anchors().last();
    boolean same =
        last != null
            && ((unit == Unit.YEAR && last.granularity() == Granularity.QUARTER)
                || last.granularity().name().equals(unit.name()));
    LocalDate from = last == null ? null : last.from();
    return same && from != null ? from : context.news().published();
  }

  private static Reading shifted(int at, int to, Unit unit, LocalDate anchor, long count) {
    return new Reading(at, to, unit.around(unit.plus(anchor, count), Resolution.RELATIVE));
  }
}
