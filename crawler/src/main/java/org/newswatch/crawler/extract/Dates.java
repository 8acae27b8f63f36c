package org.newswatch.crawler.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that pages and feeds write, in machine forms and in the frequent plain ones. */
public final class Dates {

  /** Characters in which a date is looked for. */
  private static final int CHARS_MAX = 300;

  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:[Tt]|\\s{1,3})(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}|[A-Z]{3,4})?)?(?![\\d-])");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2}):?(\\d{2}):?(\\d{2})?(Z|[+-]\\d{4})?)?");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}(?:\\d{3})?");
  private static final int RFC_CHARS_MAX = 45;
  private static final int EPOCH_MILLIS_DIGITS = 13;

  /** Zones that newsrooms write as letters, as far as the letters are clear. */
  private static final Map<String, ZoneOffset> ZONES =
      Map.ofEntries(
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("EET", ZoneOffset.ofHours(2)),
          Map.entry("EEST", ZoneOffset.ofHours(3)),
          Map.entry("MSK", ZoneOffset.ofHours(3)),
          Map.entry("JST", ZoneOffset.ofHours(9)),
          Map.entry("KST", ZoneOffset.ofHours(9)),
          Map.entry("AEST", ZoneOffset.ofHours(10)),
          Map.entry("AEDT", ZoneOffset.ofHours(11)));

  private Dates() {}

  /** The moment that {@code text} names, in any of the forms; a day alone is its start in UTC. */
  public static Optional<Instant> parse(String text) {
    return moment(text, DateWords.Style.UNKNOWN).map(Moment::at);
  }

  /** The same with the day and the zone that the text states. */
  static Optional<Moment> moment(String text, DateWords.Style style) {
    String cut = text.strip();
    if (cut.length() > CHARS_MAX) {
      cut = cut.substring(0, CHARS_MAX);
    }
    if (!Pages.hasDigit(cut)) {
      return Optional.empty();
    }
    Optional<Moment> stated = machine(cut);
    if (stated.isPresent()) {
      return stated;
    }
    List<DateWords.Written> written = DateWords.in(cut, style);
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(Moment.ofDay(written.getFirst().day()));
  }

  /** Only what a machine wrote for machines. */
  static Optional<Moment> machine(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.find()) {
      return stated(iso);
    }
    if (EPOCH.matcher(text).matches()) {
      long value = Long.parseLong(text);
      Instant instant =
          text.length() == EPOCH_MILLIS_DIGITS
              ? Instant.ofEpochMilli(value)
              : Instant.ofEpochSecond(value);
      return plausible(Moment.of(instant, null));
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return stated(compact);
    }
    return rfc(text);
  }

  private static Optional<Moment> stated(Matcher parts) {
    LocalDate day = DateWords.day(number(parts, 1), number(parts, 2), number(parts, 3));
    if (day == null) {
      return Optional.empty();
    }
    int hour = number(parts, 4);
    int minute = number(parts, 5);
    int second = number(parts, 6);
    if (parts.group(4) == null || hour > 24 || minute > 59 || second > 60) {
      return Optional.of(Moment.ofDay(day));
    }
    LocalDateTime local =
        day.atStartOfDay().plusHours(hour).plusMinutes(minute).plusSeconds(second);
    ZoneOffset zone = zone(parts.group(7));
    return plausible(Moment.of(local.toInstant(zone == null ? ZoneOffset.UTC : zone), zone));
  }

  private static @Nullable ZoneOffset zone(@Nullable String name) {
    if (name == null) {
      return null;
    }
    if (name.equals("Z") || name.equals("UTC") || name.equals("GMT")) {
      return ZoneOffset.UTC;
    }
    if (Character.isLetter(name.charAt(0))) {
      return ZONES.get(name);
    }
    try {
      return ZoneOffset.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Optional<Moment> rfc(String text) {
    if (text.length() > RFC_CHARS_MAX || text.indexOf(':') < 0) {
      return Optional.empty();
    }
    String zoned = text;
    int space = text.lastIndexOf(' ');
    ZoneOffset named = space < 0 ? null : zone(text.substring(space + 1));
    if (named != null) {
      zoned =
          text.substring(0, space + 1) + (named.getTotalSeconds() == 0 ? "GMT" : rfcZone(named));
    }
    try {
      OffsetDateTime parsed = OffsetDateTime.parse(zoned, DateTimeFormatter.RFC_1123_DATE_TIME);
      return plausible(Moment.of(parsed.toInstant(), parsed.getOffset()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String rfcZone(ZoneOffset zone) {
    return zone.getId().replace(":", "");
  }

  private static Optional<Moment> plausible(Moment moment) {
    int year = moment.day().getYear();
    return year >= DateWords.YEAR_MIN && year <= DateWords.YEAR_MAX
        ? Optional.of(moment)
        : Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
