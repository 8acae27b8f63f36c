package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;

/**
 * Times of the clock, on the day that stands beside them: {@code 8 p.m. Monday}, {@code 10:00 GMT}.
 */
final class ClockTimes implements Reader {

  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?(am|pm|a\\.m\\.?|p\\.m\\.?)?");
  private static final Pattern MILITARY = Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)");
  private static final Set<String> HALVES = Set.of("am", "pm", "a.m.", "p.m.", "a.m", "p.m");

  /** Zones with the offset that TIMEX3 writes; empty where it changes with the season. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("gmt", "Z"),
          Map.entry("utc", "Z"),
          Map.entry("est", "-05:00"),
          Map.entry("edt", "-04:00"),
          Map.entry("cst", "-06:00"),
          Map.entry("cdt", "-05:00"),
          Map.entry("mst", "-07:00"),
          Map.entry("mdt", "-06:00"),
          Map.entry("pst", "-08:00"),
          Map.entry("pdt", "-07:00"),
          Map.entry("bst", "+01:00"),
          Map.entry("cet", "+01:00"),
          Map.entry("cest", "+02:00"),
          Map.entry("eet", "+02:00"),
          Map.entry("msk", "+03:00"),
          Map.entry("jst", "+09:00"),
          Map.entry("et", ""),
          Map.entry("pt", ""));

  private static final Set<String> BEFORE_TIMES =
      CalendarWords.words("at by around about from until till before after since to");
  private static final int NOON = 12;
  private static final int HOURS = 24;

  /** How far behind a time its day may stand: {@code 16:15 UTC , June 1st}. */
  private static final int DAY_REACH = 2;

  private static final int BRACKET_REACH = 6;

  private final Reader days;

  /** Reads with these the day that stands beside a time. */
  ClockTimes(Reader days) {
    this.days = days;
  }

  /** Hour and minute, as far as they are written, and the token behind them. */
  private record Clock(int hour, int minute, String zone, int to) {

    Clock to(int end, String otherZone) {
      return new Clock(hour, minute, otherZone, end);
    }
  }

  @Override
  public @Nullable Reading at(Context context, int at) {
    Clock clock = clock(context, at);
    if (clock == null) {
      return null;
    }
    LocalDate day = context.anchors().day();
    int to = clock.to();
    int next = behindBracket(context, to);
    for (int i = 0; i <= DAY_REACH; i++) {
      Reading behind = isJoint(context, next, i) ? days.at(context, next + i) : null;
      Days found = behind == null ? null : behind.days();
      if (behind != null
          && found != null
          && found.from() != null
          && found.granularity() == Granularity.DAY) {
        day = found.from();
        to = i == 0 && next == to ? behind.to() : to;
        break;
      }
    }
    if (day == null) {
      day = context.news().published();
    }
    String value =
        String.format(
            Locale.ROOT, "%sT%02d:%02d%s", day, clock.hour(), clock.minute(), clock.zone());
    return new Reading(
        at, to, new Days(TimexType.TIME, value, day, day, Granularity.TIME, Resolution.RELATIVE));
  }

  /** Behind the same time in another zone, in brackets. */
  private static int behindBracket(Context context, int at) {
    if (context.word(at).equals("(")) {
      for (int i = at + 1; i <= at + BRACKET_REACH; i++) {
        if (context.word(i).equals(")")) {
          return i + 1;
        }
      }
    }
    return at;
  }

  private static boolean isJoint(Context context, int to, int count) {
    for (int i = to; i < to + count; i++) {
      if (!Set.of(",", "on", "local", "time", ")").contains(context.word(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Clock clock(Context context, int at) {
    String word = context.word(at);
    if (word.equals("noon") || word.equals("midday") || word.equals("midnight")) {
      boolean adjective = context.word(at - 1).equals("high") || context.word(at + 1).equals("-");
      return adjective ? null : new Clock(word.equals("midnight") ? HOURS : NOON, 0, "", at + 1);
    }
    if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
      return null;
    }
    Matcher military = MILITARY.matcher(word);
    if (military.matches()) {
      Clock plain = new Clock(number(military, 1), number(military, 2), "", at + 1);
      Clock zoned = zoned(context, plain);
      return zoned.to() > plain.to() || context.word(at + 1).equals("hours") ? zoned : null;
    }
    Matcher matcher = CLOCK.matcher(word);
    if (!matcher.matches()) {
      return null;
    }
    return read(context, at, matcher);
  }

  private static @Nullable Clock read(Context context, int at, Matcher matcher) {
    int hour = number(matcher, 1);
    boolean minutes = matcher.group(2) != null;
    int minute = minutes ? number(matcher, 2) : 0;
    int to = at + 1;
    String half = matcher.group(3);
    if (half == null && HALVES.contains(context.word(to))) {
      half = context.word(to);
      to++;
    }
    boolean oclock = half == null && context.word(to).startsWith("o'clock");
    to += oclock ? 1 : 0;
    if (hour > HOURS || minute >= 60 || (half != null && (hour > NOON || hour == 0))) {
      return null;
    }
    if (half != null) {
      hour = hour % NOON + (half.startsWith("p") ? NOON : 0);
    }
    Clock clock = new Clock(hour, minute, "", to);
    Clock zoned = zoned(context, clock);
    boolean colon = minutes && context.word(at).contains(":");
    boolean told = half != null || oclock || (zoned.to() > to && minutes);
    return told || (colon && BEFORE_TIMES.contains(context.word(at - 1))) ? zoned : null;
  }

  /** With the zone behind it, also in brackets: {@code ( GMT +8 )}, {@code Moscow time}. */
  private static Clock zoned(Context context, Clock clock) {
    int at = clock.to();
    boolean bracket = context.word(at).equals("(");
    int name = bracket ? at + 1 : at;
    String zone = ZONES.get(context.word(name));
    if (zone != null) {
      int to = name + 1;
      if (context.word(to).matches("[+-]\\d{1,2}")) {
        int offset = Integer.parseInt(context.word(to));
        zone = String.format(Locale.ROOT, "%s%02d:00", offset < 0 ? "-" : "+", Math.abs(offset));
        to++;
      }
      boolean closed = !bracket || context.word(to).equals(")");
      return closed ? clock.to(bracket ? to + 1 : to, zone) : clock;
    }
    if (context.word(at + 1).equals("time")
        && at < context.sentence().size()
        && (context.word(at).equals("local") || context.sentence().capitalised(at))) {
      return clock.to(at + 2, "");
    }
    return clock;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
