package org.newswatch.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/**
 * Who asks, and when: what a query's relative days and its ids mean.
 *
 * @param now the moment of matching
 * @param zone whose days {@code today} and the days of {@code published:} are
 * @param same the ids of all entities that are this one, its own id among them; at most {@link
 *     QueryLimits#SAME_ENTITIES_MAX}
 * @param sameStory the same of stories
 */
public record Asker(
    Instant now,
    ZoneId zone,
    Function<String, Set<String>> same,
    Function<String, Set<String>> sameStory) {

  /** To whom each story is itself only. */
  public Asker(Instant now, ZoneId zone, Function<String, Set<String>> same) {
    this(now, zone, same, Set::of);
  }

  /** Of whom nothing is known: days of UTC, each entity and story itself only. */
  public static Asker at(Instant now) {
    return new Asker(now, ZoneOffset.UTC, Set::of);
  }

  LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }
}
