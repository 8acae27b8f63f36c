package org.newswatch.kibana.requests;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that is looked at, as date math.
 *
 * @param from such as {@code now-7d/d}
 * @param length about how long it is
 */
record TimeRange(String from, String to, Duration length) {

  private static final Pattern MOMENT = Pattern.compile("now(?:([+-]\\d+)([hd]))?(?:/[hd])?");

  static TimeRange of(String from, String to) {
    return new TimeRange(from, to, offset(to).minus(offset(from)));
  }

  private static Duration offset(String moment) {
    Matcher matcher = MOMENT.matcher(moment);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no moment such as now-7d/d: " + moment);
    }
    if (matcher.group(1) == null) {
      return Duration.ZERO;
    }
    long count = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count);
  }
}
