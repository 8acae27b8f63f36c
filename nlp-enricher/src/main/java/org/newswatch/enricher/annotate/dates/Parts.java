package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Parts of a stretch of time: {@code the end of the month}, {@code early 2009}, {@code later this
 * year}. The TIMEX3 value stays that of the whole; the days are those of the part.
 */
final class Parts implements Reader {

  private enum Part {
    START,
    MIDDLE,
    END,
    /** Up to the day of publication. */
    EARLIER,
    /** From the day of publication on. */
    LATER
  }

  private static final Map<String, Part> NOUNS =
      Map.ofEntries(
          Map.entry("beginning", Part.START),
          Map.entry("start", Part.START),
          Map.entry("outset", Part.START),
          Map.entry("opening", Part.START),
          Map.entry("turn", Part.START),
          Map.entry("middle", Part.MIDDLE),
          Map.entry("midst", Part.MIDDLE),
          Map.entry("end", Part.END),
          Map.entry("close", Part.END),
          Map.entry("rest", Part.LATER),
          Map.entry("remainder", Part.LATER));

  private static final Map<String, Part> ADJECTIVES =
      Map.of(
          "early", Part.START,
          "mid", Part.MIDDLE,
          "late", Part.END,
          "earlier", Part.EARLIER,
          "later", Part.LATER,
          "mid-", Part.MIDDLE);

  private static final String MID = "mid-";
  private static final Pattern DECADE = Pattern.compile("\\d{3}0s");

  private final Reader wholes;

  /** Reads with these the stretch that has the part. */
  Parts(Reader wholes) {
    this.wholes = wholes;
  }

  @Override
  public @Nullable Reading at(Context context, int at) {
    if (context.word(at).startsWith(MID) && context.word(at).length() > MID.length()) {
      return mid(context, at);
    }
    Part adjective = ADJECTIVES.get(context.word(at));
    if (adjective != null) {
      return adjective(context, at, at + 1, adjective);
    }
    int noun = context.word(at).equals("the") ? at + 1 : at;
    noun += context.word(noun).equals("very") ? 1 : 0;
    Part part = NOUNS.get(context.word(noun));
    if (part != null && context.word(noun + 1).equals("of")) {
      return whole(context, at, noun + 2, part);
    }
    Part behindThe = ADJECTIVES.get(context.word(noun));
    return behindThe != null && noun > at ? adjective(context, at, noun + 1, behindThe) : null;
  }

  /** {@code mid-2011}, {@code mid-June}, in one word. */
  private static @Nullable Reading mid(Context context, int at) {
    String rest = context.word(at).substring(MID.length());
    OptionalInt year = CalendarWords.year(rest);
    Month month = CalendarWords.month(rest);
    Days whole = null;
    if (year.isPresent()) {
      whole = Days.year(year.getAsInt(), Resolution.EXPLICIT);
    } else if (month != null) {
      OptionalInt given = CalendarWords.year(context.word(at + 1));
      return given.isPresent()
          ? new Reading(
              at,
              at + 2,
              narrowed(
                  Days.month(YearMonth.of(given.getAsInt(), month), Resolution.EXPLICIT),
                  Part.MIDDLE,
                  context.news().published()))
          : new Reading(
              at,
              at + 1,
              narrowed(
                  Days.month(
                      context.news().month(month, context.tense(at, at + 1)), Resolution.INFERRED),
                  Part.MIDDLE,
                  context.news().published()));
    } else if (DECADE.matcher(rest).matches()) {
      whole = TimexValue.read(TimexType.DATE, rest.substring(0, 3), Resolution.EXPLICIT);
    }
    return whole == null
        ? null
        : new Reading(at, at + 1, narrowed(whole, Part.MIDDLE, context.news().published()));
  }

  private @Nullable Reading adjective(Context context, int at, int next, Part part) {
    int whole = next;
    if (Set.of("-", "in", "on").contains(context.word(whole))) {
      whole++;
    }
    return whole(context, at, whole, part);
  }

  private @Nullable Reading whole(Context context, int at, int whole, Part part) {
    Reading read = wholes.at(context, whole);
    Days days = read == null ? null : read.days();
    if (read == null || days == null || days.from() == null || days.type() == TimexType.DURATION) {
      return null;
    }
    return new Reading(at, read.to(), narrowed(days, part, context.news().published()));
  }

  private static Days narrowed(Days whole, Part part, LocalDate published) {
    LocalDate from = whole.from();
    LocalDate to = whole.to();
    if (from == null || to == null) {
      return whole;
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    long third = days / 3;
    if (third == 0) {
      return whole;
    }
    boolean now = !published.isBefore(from) && !published.isAfter(to);
    return switch (part) {
      case START -> days(whole, from, from.plusDays(third - 1));
      case MIDDLE -> days(whole, from.plusDays(third), to.minusDays(third));
      case END -> days(whole, to.minusDays(third - 1), to);
      case EARLIER -> now ? days(whole, from, published) : whole;
      case LATER -> now ? days(whole, published, to) : whole;
    };
  }

  private static Days days(Days whole, LocalDate from, LocalDate to) {
    return new Days(whole.type(), whole.timex(), from, to, Granularity.RANGE, whole.how());
  }
}
