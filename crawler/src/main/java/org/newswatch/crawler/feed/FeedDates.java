package org.newswatch.crawler.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.crawler.extract.Dates;

/** Dates as feeds write them: RFC 822 with names of zones, and whatever else occurs. */
final class FeedDates {

  /** Characters of a date; what is longer is none. */
  private static final int CHARS_MAX = 100;

  private static final Pattern NAMED_ZONE =
      Pattern.compile("(.{4,80}:[0-9]{2}(?:[.,][0-9]{1,9})?)\\s{0,3}\\(?([A-Za-z]{1,5})\\)?");

  /** Forms that no reader asks the platform's names of zones for, which is slow and complains. */
  private static final Pattern NUMBERED_ZONE =
      Pattern.compile(
          "[^:]*|(?![0-9]{4}-).{4,80}:[0-9]{2} ?(?:GMT|[+-][0-9]{4})"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{4,18}(?:Z|[+-][0-9]{2}:[0-9]{2})");

  private static final Pattern LOOSE_TIME = Pattern.compile("(?<=[0-9]) ?T ?(?=[0-9]{2}:)");

  /** The zones of RFC 822, and those of other parts of the world whose letters are clear. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("UT", "GMT"),
          Map.entry("UTC", "GMT"),
          Map.entry("Z", "GMT"),
          Map.entry("WET", "GMT"),
          Map.entry("EST", "-0500"),
          Map.entry("EDT", "-0400"),
          Map.entry("CST", "-0600"),
          Map.entry("CDT", "-0500"),
          Map.entry("MST", "-0700"),
          Map.entry("MDT", "-0600"),
          Map.entry("PST", "-0800"),
          Map.entry("PDT", "-0700"),
          Map.entry("BST", "+0100"),
          Map.entry("WEST", "+0100"),
          Map.entry("CET", "+0100"),
          Map.entry("CEST", "+0200"),
          Map.entry("EET", "+0200"),
          Map.entry("EEST", "+0300"),
          Map.entry("SAST", "+0200"),
          Map.entry("MSK", "+0300"),
          Map.entry("HKT", "+0800"),
          Map.entry("SGT", "+0800"),
          Map.entry("JST", "+0900"),
          Map.entry("KST", "+0900"),
          Map.entry("AEST", "+1000"),
          Map.entry("AEDT", "+1100"),
          Map.entry("NZST", "+1200"),
          Map.entry("NZDT", "+1300"));

  private FeedDates() {}

  /** The moment that a feed names. */
  static Optional<Instant> parse(String text) {
    return text.length() > CHARS_MAX ? Optional.empty() : Dates.parse(numbered(text));
  }

  /**
   * The same date in a form that needs no names of zones; nothing when it is none that can be read.
   */
  static String plain(String text) {
    if (text.length() > CHARS_MAX) {
      return "";
    }
    String numbered = numbered(text);
    return NUMBERED_ZONE.matcher(numbered).matches()
        ? numbered
        : parse(numbered).map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }

  private static String numbered(String written) {
    String spaced = written.strip().replaceAll("\\s+", " ");
    String text = LOOSE_TIME.matcher(spaced).replaceFirst("T");
    Matcher named = NAMED_ZONE.matcher(text);
    // What begins with a year has a form of its own, in which Z stands for itself.
    if (!named.matches() || Character.isDigit(text.charAt(3))) {
      return text;
    }
    String offset = ZONES.get(named.group(2));
    return offset == null ? text : named.group(1) + " " + offset;
  }
}
