package org.newswatch.crawler.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that pages and feeds write, in machine forms and in the frequent plain ones. */
public final class Dates {

  /** Characters in which a date is looked for. */
  private static final int CHARS_MAX = 300;

  /** No page on the web is older. */
  private static final int YEAR_MIN = 1990;

  private static final int YEAR_MAX = 2100;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?(Z)?)?(?!\\d)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})\\s?[./年년]\\s?(\\d{1,2})\\s?[./月월]\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|er|º)?[\\s-]+(?:de |of )?(\\p{L}{3,12})\\.?,?[\\s-]+(?:de )?(\\d{4})(?!\\d)");
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile("(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
  private static final Pattern DOTTED =
      Pattern.compile("(?<!\\d)(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?!\\d)");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}(?:\\d{3})?");
  private static final Pattern IN_URL =
      Pattern.compile(
          "/((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/_-]?(0[1-9]|[12]\\d|3[01]|[1-9](?=/))(?!\\d)");

  private static final Map<String, Integer> MONTHS = Months.byName();

  private Dates() {}

  /** The moment that {@code text} names, in any of the forms; a day alone is its start in UTC. */
  public static Optional<Instant> parse(String text) {
    String cut = text.strip();
    if (cut.length() > CHARS_MAX) {
      cut = cut.substring(0, CHARS_MAX);
    }
    return machine(cut).or(rfc(cut)).or(plain(cut));
  }

  /** The day that stands in an address, as {@code /2020/12/28/}. */
  static Optional<Instant> inUrl(String url) {
    Matcher matcher = IN_URL.matcher(url);
    return matcher.find()
        ? day(number(matcher, 1), number(matcher, 2), number(matcher, 3))
        : Optional.empty();
  }

  private static Optional<Instant> machine(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.find()) {
      Optional<Instant> day = day(number(iso, 1), number(iso, 2), number(iso, 3));
      return iso.group(4) == null ? day : day.flatMap(start -> withTime(start, iso));
    }
    if (EPOCH.matcher(text).matches()) {
      long value = Long.parseLong(text);
      Instant instant =
          text.length() == 13 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
      return Optional.of(instant).filter(Dates::plausible);
    }
    Matcher compact = COMPACT.matcher(text);
    return compact.find()
        ? day(number(compact, 1), number(compact, 2), number(compact, 3))
        : Optional.empty();
  }

  private static Optional<Instant> withTime(Instant day, Matcher iso) {
    int hour = number(iso, 4);
    int minute = number(iso, 5);
    int second = iso.group(6) == null ? 0 : number(iso, 6);
    if (hour > 24 || minute > 59 || second > 60) {
      return Optional.of(day);
    }
    LocalDateTime local =
        LocalDateTime.ofInstant(day, ZoneOffset.UTC)
            .plusHours(hour)
            .plusMinutes(minute)
            .plusSeconds(second);
    String zone = iso.group(7);
    try {
      ZoneOffset offset =
          zone == null || zone.length() < 3 || zone.equals("UTC") || zone.equals("GMT")
              ? ZoneOffset.UTC
              : ZoneOffset.of(zone);
      return Optional.of(local.toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    }
  }

  private static Supplier<Optional<Instant>> rfc(String text) {
    return () -> {
      if (text.length() > 45 || text.indexOf(':') < 0) {
        return Optional.empty();
      }
      String zoned = text.replaceAll("\\b(?:UTC|UT|Z)$", "GMT");
      try {
        return Optional.of(
                OffsetDateTime.parse(zoned, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
            .filter(Dates::plausible);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    };
  }

  private static Supplier<Optional<Instant>> plain(String text) {
    return () -> {
      Matcher yearFirst = YEAR_FIRST.matcher(text);
      if (yearFirst.find()) {
        return day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
      }
      Matcher dayFirst = DAY_MONTH_YEAR.matcher(text);
      while (dayFirst.find()) {
        Integer month = month(dayFirst.group(2));
        if (month != null) {
          return day(number(dayFirst, 3), month, number(dayFirst, 1));
        }
      }
      Matcher monthFirst = MONTH_DAY_YEAR.matcher(text);
      while (monthFirst.find()) {
        Integer month = month(monthFirst.group(1));
        if (month != null) {
          return day(number(monthFirst, 3), month, number(monthFirst, 2));
        }
      }
      Matcher dotted = DOTTED.matcher(text);
      if (dotted.find()) {
        int first = number(dotted, 1);
        int second = number(dotted, 2);
        boolean american = second > 12;
        return day(number(dotted, 3), american ? first : second, american ? second : first);
      }
      return Optional.empty();
    };
  }

  private static @Nullable Integer month(String name) {
    return MONTHS.get(name.toLowerCase(Locale.ROOT));
  }

  private static Optional<Instant> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day).atStartOfDay().toInstant(ZoneOffset.UTC))
          .filter(Dates::plausible);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean plausible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= YEAR_MIN && year <= YEAR_MAX;
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
