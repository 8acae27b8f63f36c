package org.newswatch.analyst.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as connect told it last.
 *
 * @param id what readers take it for
 * @param title of its most central article
 * @param articles how many tell it
 * @param sources how many of these are independent
 * @param day that it is about; null when it is about none
 * @param hours articles by the hour in which they were first seen, those without any left out
 */
public record StorySummary(
    String id,
    String title,
    Instant firstSeen,
    Instant lastSeen,
    long articles,
    long sources,
    @Nullable LocalDate day,
    List<String> persons,
    List<String> organizations,
    List<String> places,
    List<String> languages,
    List<Hour> hours) {

  /** Articles that were first seen in the hour that begins then. */
  public record Hour(Instant from, long articles) {}
}
