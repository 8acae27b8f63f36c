package org.newswatch.demoworld;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts days into texts, in the words of a site's language and in its own style.
 *
 * <p>{@code {{day:-6}}} is a date in the site's style and {@code {{day:-6|d MMMM yyyy}}} in a
 * pattern of {@link DateTimeFormatter}; {@code {{weekday:-1}}} is "Monday", {@code {{on:-1}}} "on
 * Monday", {@code {{last:-8}}} "last Monday", {@code {{next:8}}} "next Monday"; {@code
 * {{range:8..9}}} is "11-12 February"; {@code {{month:-1}}} and {@code {{inmonth:-1}}} are
 * "January" and "in January", counted in months; {@code {{year:-1}}} is counted in years. A capital
 * first letter ({@code {{On:-1}}}) begins a sentence.
 */
final class Placeholders {

  /** How far from the base a text may speak, in days, months or years. */
  private static final int DISTANCE_MAX = 90;

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{([A-Za-z]+):([^|{}]+)(?:\\|([^{}]+))?}}");

  private final Site site;
  private final Tongue tongue;
  private final LocalDate base;

  Placeholders(Site site, Tongue tongue, LocalDate base) {
    this.site = site;
    this.tongue = tongue;
    this.base = base;
  }

  /**
   * The text with every placeholder replaced.
   *
   * @throws IllegalArgumentException if one is unknown or malformed; it says which
   */
  String fill(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    var filled = new StringBuilder(text.length() + 64);
    while (matcher.find()) {
      String value = value(matcher.group(), matcher.group(1), matcher.group(2), matcher.group(3));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    if (filled.indexOf("{{") >= 0 || filled.indexOf("}}") >= 0) {
      throw new IllegalArgumentException(
          "malformed placeholder in: " + filled.substring(0, Math.min(80, filled.length())));
    }
    return filled.toString();
  }

  private String value(String whole, String verb, String argument, @Nullable String pattern) {
    String key = verb.toLowerCase(Locale.ROOT);
    if (pattern != null && !key.equals("day")) {
      throw new IllegalArgumentException("only a day takes a pattern: " + whole);
    }
    Locale locale = site.locale();
    String value =
        switch (key) {
          case "day" -> date(day(argument), pattern == null ? site.day() : pattern);
          case "weekday" -> Tongue.weekday(day(argument), locale);
          case "on" -> tongue.on(day(argument));
          case "last" -> tongue.last(day(argument));
          case "next" -> tongue.next(day(argument));
          case "range" -> range(argument, whole);
          case "month" -> Tongue.month(month(argument), locale);
          case "inmonth" -> tongue.inMonth(month(argument));
          case "year" -> Integer.toString(base.plusYears(number(argument)).getYear());
          default -> throw new IllegalArgumentException("unknown placeholder " + whole);
        };
    boolean capital = Character.isUpperCase(verb.codePointAt(0));
    return capital ? value.substring(0, 1).toUpperCase(locale) + value.substring(1) : value;
  }

  private LocalDate day(String offset) {
    return base.plusDays(number(offset));
  }

  private YearMonth month(String offset) {
    return YearMonth.from(base).plusMonths(number(offset));
  }

  private static int number(String offset) {
    int number;
    try {
      number = Integer.parseInt(offset.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a whole number: " + offset, e);
    }
    if (Math.abs(number) > DISTANCE_MAX) {
      throw new IllegalArgumentException(offset + " is further away than " + DISTANCE_MAX);
    }
    return number;
  }

  private String range(String argument, String whole) {
    int dots = argument.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException("a range is first..last: " + whole);
    }
    LocalDate first = day(argument.substring(0, dots));
    LocalDate last = day(argument.substring(dots + 2));
    if (!first.isBefore(last)) {
      throw new IllegalArgumentException("the range ends before it begins: " + whole);
    }
    String pattern = site.day();
    int month = pattern.indexOf(" MMMM");
    if (!YearMonth.from(first).equals(YearMonth.from(last))) {
      return date(first, pattern) + " " + site.dash() + " " + date(last, pattern);
    }
    return month > 0
        ? date(first, pattern.substring(0, month)) + site.dash() + date(last, pattern)
        : date(first, pattern) + site.dash() + last.getDayOfMonth();
  }

  private String date(LocalDate day, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, site.locale()).format(day);
  }
}
