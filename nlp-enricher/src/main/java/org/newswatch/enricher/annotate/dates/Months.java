package org.newswatch.enricher.annotate.dates;

import java.time.Month;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Resolution;

/** Months with or without their year: {@code May 2021}, {@code last August}, {@code October}. */
final class Months implements Reader {

  private static final Set<String> BEFORE_DOUBTFUL =
      CalendarWords.words(
          "in since until till by of from to last next this during between and before"
              + " after through late early mid");

  /** Shorter names are abbreviations, which news writes before a day only. */
  private static final int NAME_CHARS_MIN = 4;

  @Override
  public @Nullable Reading at(Context context, int at) {
    String which = context.word(at);
    int noun =
        Set.of("last", "past", "next", "coming", "this", "previous").contains(which) ? at + 1 : at;
    Month month = CalendarWords.month(context.word(noun));
    if (month == null || !context.sentence().capitalised(noun)) {
      // "may" and "march", the verbs
      return month != null && noun == at ? Reading.none(at, at + 1) : null;
    }
    Reading full = withYear(context, noun, month);
    if (full != null) {
      return noun == at ? full : null;
    }
    String name = context.word(noun);
    boolean short3 = name.length() < NAME_CHARS_MIN && !name.equals("may");
    if (short3
        || (CalendarWords.DOUBTFUL.contains(name)
            && !BEFORE_DOUBTFUL.contains(context.word(noun - 1)))) {
      return Reading.none(at, noun + 1);
    }
    NewsDay news = context.news();
    YearMonth resolved =
        switch (noun == at ? "" : which) {
          case "last", "past", "previous" -> news.lastMonth(month);
          case "next", "coming" -> news.nextMonth(month);
          case "this" -> YearMonth.of(news.published().getYear(), month);
          default -> news.month(month, context.tense(noun, noun + 1));
        };
    return new Reading(
        at, noun + 1, Days.month(resolved, noun == at ? Resolution.INFERRED : Resolution.RELATIVE));
  }

  private static @Nullable Reading withYear(Context context, int at, Month month) {
    int behind = at + 1;
    String joint = context.word(behind);
    if (joint.equals(",") || joint.equals("of") || joint.equals("in")) {
      behind++;
    }
    OptionalInt year = CalendarWords.year(context.word(behind));
    if (year.isPresent() && !joint.equals("in")) {
      return new Reading(
          at, behind + 1, Days.month(YearMonth.of(year.getAsInt(), month), Resolution.EXPLICIT));
    }
    String which = context.word(behind);
    boolean the = which.equals("the");
    which = the ? context.word(behind + 1) : which;
    int to = the ? behind + 3 : behind + 2;
    if (!context.word(to - 1).equals("year") || joint.equals("in")) {
      return null;
    }
    int now = context.news().published().getYear();
    return switch (which) {
      case "last", "previous" -> relative(at, to, YearMonth.of(now - 1, month));
      case "next" -> relative(at, to, YearMonth.of(now + 1, month));
      case "this" -> relative(at, to, YearMonth.of(now, month));
      default -> null;
    };
  }

  private static Reading relative(int at, int to, YearMonth month) {
    return new Reading(at, to, Days.month(month, Resolution.RELATIVE));
  }
}
