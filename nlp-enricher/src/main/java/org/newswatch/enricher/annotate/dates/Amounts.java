package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Numbers of units: lengths ({@code five years}, {@code 27-year}), distances ({@code two weeks
 * ago}) and rates ({@code twice a week}).
 */
final class Amounts implements Reader {

  private static final Set<String> ADJECTIVES =
      CalendarWords.words(
          "more additional further other straight consecutive successive trading business working"
              + " calendar full whole extra solid long short fiscal financial school different"
              + " entire intense tense turbulent");
  private static final Set<String> COUNTS = CalendarWords.words("once twice times thrice rate per");
  private static final Set<String> SPEEDS =
      CalendarWords.words("miles mile km kilometres kilometers kilometer kilometre mph per");
  private static final Set<String> ENDS =
      Set.of("", ".", ",", ";", ":", "?", "!", ")", "''", "\"", "\u201d");

  /** How far the words of a rate lie before it: {@code 300,000 barrels of oil a day}. */
  private static final int RATE_REACH = 4;

  /** More than this is no date that can be counted back to. */
  private static final long COUNT_MAX = 5_000;

  /** The last year that TIMEX3 writes in four digits. */
  private static final int YEAR_MAX = 9_999;

  private final Reader dates;

  /** Reads with these the date that a distance counts from. */
  Amounts(Reader dates) {
    this.dates = dates;
  }

  @Override
  public @Nullable Reading at(Context context, int at) {
    String word = context.word(at);
    if (word.equals("every") || word.equals("each") || word.equals("per")) {
      return every(context, at);
    }
    if (word.equals("the") || word.equals("these")) {
      return null;
    }
    if (word.equals("many") && context.word(at - 1).equals("as")) {
      return Reading.none(at, at + 2);
    }
    Quantity quantity = Quantity.at(context.sentence(), at);
    return quantity == null ? bare(context, at) : counted(context, at, quantity);
  }

  private @Nullable Reading counted(Context context, int at, Quantity quantity) {
    int noun = quantity.to();
    boolean hyphen = context.word(noun).equals("-");
    noun += hyphen ? 1 : 0;
    while (ADJECTIVES.contains(context.word(noun)) && noun < quantity.to() + 2) {
      noun++;
    }
    Unit unit = Unit.of(context.word(noun));
    if (unit == null) {
      return null;
    }
    String article = context.word(at);
    boolean one = (article.equals("a") || article.equals("an")) && quantity.to() == at + 1;
    int to = noun + 1;
    boolean half =
        context.word(to).equals("and")
            && context.word(to + 1).equals("a")
            && context.word(to + 2).equals("half");
    if (half) {
      double count =
          quantity.count().equals(Quantity.UNKNOWN) ? 0 : Double.parseDouble(quantity.count());
      return new Reading(at, to + 3, length(unit, Quantity.plain(count + 0.5)));
    }
    if (isAge(context, to)) {
      return Reading.none(at, to + 1);
    }
    boolean plural = Unit.plural(context.word(noun)) != null;
    if (one && plural) {
      return new Reading(at, to, length(unit, Quantity.UNKNOWN));
    }
    if (unit == Unit.QUARTER && plural && context.word(to).equals("of")) {
      return Reading.none(at, to);
    }
    if (hyphen || (context.word(to).equals("-") && context.word(to + 1).equals("long"))) {
      boolean plain = context.word(to).equals("-") && context.word(to + 1).equals("long");
      return new Reading(at, plain ? to + 2 : to, length(unit, quantity.count()));
    }
    Reading distance = distance(context, at, to, unit, quantity);
    if (distance != null) {
      return distance;
    }
    if (one) {
      return single(context, at, to, unit);
    }
    return unit == Unit.SECOND && quantity.count().equals("1")
        ? Reading.none(at, to)
        : new Reading(at, to, length(unit, quantity.count()));
  }

  private static boolean isAge(Context context, int to) {
    return context.word(to).equals("old")
        || (context.word(to).equals("-") && context.word(to + 1).startsWith("old"))
        || (context.word(to).equals("of") && context.word(to + 1).equals("age"));
  }

  /** {@code a week}: a length, a rate, or nothing that can be told. */
  private static Reading single(Context context, int at, int to, Unit unit) {
    if (unit == Unit.SECOND || unit == Unit.QUARTER || SPEEDS.contains(context.word(at - 1))) {
      return Reading.none(at, to);
    }
    return isRate(context, at)
        ? new Reading(at, to, Days.vague(TimexType.SET, unit.length("1")))
        : new Reading(at, to, length(unit, "1"));
  }

  private static boolean isRate(Context context, int at) {
    String before = context.word(at - 1);
    if (COUNTS.contains(before)) {
      return true;
    }
    for (int i = at - 1; i >= at - RATE_REACH && i >= 0; i--) {
      String word = context.word(i);
      if (word.equals(",") || CalendarDates.RANGE_WORDS.contains(word) || isVerbal(word)) {
        return false;
      }
      if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
        return CalendarWords.year(word).isEmpty();
      }
      if (i == at - 2
          && Unit.plural(context.word(at - 1)) != null
          && Quantity.number(word) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVerbal(String word) {
    return Set.of(
            "in", "for", "within", "after", "about", "than", "over", "nearly", "almost", "just",
            "only")
        .contains(word);
  }

  private @Nullable Reading distance(
      Context context, int at, int to, Unit unit, Quantity quantity) {
    long count = quantity.whole();
    LocalDate published = context.news().published();
    boolean known = count > 0 && count <= COUNT_MAX;
    return switch (context.word(to)) {
      case "ago" -> shifted(at, to + 1, unit, known ? published : null, -count, true);
      case "earlier", "previously" -> {
        LocalDate anchor = context.anchors().within(unit);
        yield shifted(
            context, at, to + 1, unit, known, -count, anchor == null ? published : anchor);
      }
      case "later" -> {
        LocalDate anchor = context.anchors().within(unit);
        yield anchor == null || !known
            ? new Reading(at, to + 1, length(unit, quantity.count()))
            : shifted(context, at, to + 1, unit, known, count, anchor);
      }
      case "from" ->
          context.word(to + 1).equals("now") || context.word(to + 1).equals("today")
              ? shifted(at, to + 2, unit, known ? published : null, count, false)
              : counting(context, at, to, unit, known ? count : 0);
      case "after", "following" -> counting(context, at, to, unit, known ? count : 0);
      case "before" -> {
        if (!ENDS.contains(context.word(to + 1))) {
          yield counting(context, at, to, unit, known ? -count : 0);
        }
        LocalDate anchor = context.anchors().within(unit);
        yield anchor == null ? null : shifted(context, at, to + 1, unit, known, -count, anchor);
      }
      default -> null;
    };
  }

  /** {@code two weeks after 12 January}: sure, as the day stands right behind it. */
  private @Nullable Reading counting(Context context, int at, int to, Unit unit, long count) {
    if (count == 0 || unit.ofClock()) {
      return null;
    }
    Reading anchor = dates.at(context, to + 1);
    Days days = anchor == null ? null : anchor.days();
    if (anchor == null
        || days == null
        || days.from() == null
        || days.granularity() != Granularity.DAY) {
      return null;
    }
    LocalDate day = unit.plus(days.from(), count);
    return day.getYear() < 1 || day.getYear() > YEAR_MAX
        ? null
        : new Reading(at, anchor.to(), Days.day(day, days.how()));
  }

  /** As fine as what it counts from: "in January ... a year earlier" is a month. */
  private static Reading shifted(
      Context context, int at, int to, Unit unit, boolean known, long count, LocalDate anchor) {
    Days last = context.anchors().last();
    if (known && unit == Unit.YEAR && last != null && anchor.equals(last.from())) {
      Unit fine =
          switch (last.granularity()) {
            case MONTH -> Unit.MONTH;
            case QUARTER -> Unit.QUARTER;
            case TIME, DAY, RANGE, WEEK, SEASON, YEAR, DECADE, CENTURY, VAGUE -> Unit.YEAR;
          };
      return new Reading(at, to, fine.around(unit.plus(anchor, count), Resolution.RELATIVE));
    }
    return shifted(at, to, unit, known ? anchor : null, count, count < 0);
  }

  private static Reading shifted(
      int at, int to, Unit unit, @Nullable LocalDate anchor, long count, boolean past) {
    if (anchor == null) {
      return new Reading(at, to, Days.vague(TimexType.DATE, past ? "PAST_REF" : "FUTURE_REF"));
    }
    if (unit.ofClock()) {
      return new Reading(at, to, Days.vague(TimexType.TIME, past ? "PAST_REF" : "FUTURE_REF"));
    }
    LocalDate day = unit.plus(anchor, count);
    boolean written = day.getYear() >= 1 && day.getYear() <= YEAR_MAX;
    return written
        ? new Reading(at, to, unit.around(day, Resolution.RELATIVE))
        : new Reading(at, to, Days.vague(TimexType.DATE, past ? "PAST_REF" : "FUTURE_REF"));
  }

  private static @Nullable Reading every(Context context, int at) {
    Quantity quantity = Quantity.at(context.sentence(), at + 1);
    int noun = quantity == null ? at + 1 : quantity.to();
    Unit unit = Unit.of(context.word(noun));
    if (unit == null || (unit.ofClock() && context.word(at).equals("per"))) {
      return null;
    }
    String count = quantity == null ? "1" : quantity.count();
    return new Reading(at, noun + 1, Days.vague(TimexType.SET, unit.length(count)));
  }

  /** {@code years}, with no number: some; one alone is no length. */
  private static @Nullable Reading bare(Context context, int at) {
    String word = context.word(at);
    Unit plural = Unit.plural(word);
    if (plural != null) {
      boolean age = isAge(context, at + 1);
      boolean clock = plural == Unit.HOUR && context.word(at - 1).equals("early");
      return age || clock || plural == Unit.QUARTER || plural == Unit.SECOND
          ? Reading.none(at, at + 1)
          : new Reading(at, at + 1, length(plural, Quantity.UNKNOWN));
    }
    Unit unit = Unit.singular(word);
    String behind = context.word(at + 2);
    if (unit != null
        && context.word(at + 1).equals("-")
        && (behind.equals("ago") || behind.equals("earlier"))) {
      return shifted(at, at + 3, unit, context.news().published(), -1, true);
    }
    return unit != null || word.equals("time") || word.equals("times")
        ? Reading.none(at, at + 1)
        : null;
  }

  static Days length(Unit unit, String count) {
    if (count.equals("0.5") && unit == Unit.YEAR) {
      return Days.vague(TimexType.DURATION, Unit.MONTH.length("6"));
    }
    if (count.equals("0.5") && unit == Unit.HOUR) {
      return Days.vague(TimexType.DURATION, Unit.MINUTE.length("30"));
    }
    return Days.vague(TimexType.DURATION, unit.length(count));
  }
}
