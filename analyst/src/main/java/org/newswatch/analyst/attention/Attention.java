package org.newswatch.analyst.attention;

import java.time.Instant;
import java.util.List;

/**
 * How many articles match, among how many there are.
 *
 * @param points the whole span, piece by piece, also where nothing matches
 * @param groups who writes of it, the most articles first; empty unless asked for
 * @param groupsExact whether the counts of groups are the numbers; false: at least so many
 */
public record Attention(List<Point> points, List<Group> groups, boolean groupsExact) {

  /**
   * A piece of time.
   *
   * @param from its first moment
   * @param articles those that match
   * @param all those that there are
   */
  public record Point(Instant from, long articles, long all) {}

  /**
   * A source, a country or a language.
   *
   * @param articles those of it that match
   * @param all those of it that there are
   */
  public record Group(String key, long articles, long all) {}

  /** How long a piece is. */
  public enum Interval {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  /** What tells groups apart. */
  public enum By {
    NOTHING,
    SOURCE,
    COUNTRY,
    LANGUAGE
  }
}
