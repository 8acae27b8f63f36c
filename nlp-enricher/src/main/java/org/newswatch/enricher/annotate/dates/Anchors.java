package org.newswatch.enricher.annotate.dates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Granularity;

/** The dates read so far in one field, on which "the next day" and "that year" build. */
final class Anchors {

  /** A day this near to publication stays what the story is about. */
  private static final long STORY_DAYS = 7;

  private @Nullable LocalDate day;
  private @Nullable Days last;

  void add(Days days) {
    if (days.from() == null) {
      return;
    }
    last = days;
    if (days.granularity() == Granularity.DAY || days.granularity() == Granularity.TIME) {
      day = days.from();
    }
  }

  /** The day that was spoken of last when the story is still about it; null otherwise. */
  @Nullable LocalDate dayNear(LocalDate published) {
    LocalDate known = day;
    boolean latest = last != null && known != null && known.equals(last.from());
    boolean near =
        known != null && Math.abs(ChronoUnit.DAYS.between(known, published)) <= STORY_DAYS;
    return latest || near ? known : null;
  }

  /** The day that was spoken of last; null before the first. */
  @Nullable LocalDate day() {
    return day;
  }

  /** What was spoken of last; null before the first. */
  @Nullable Days last() {
    return last;
  }

  /** A day of the unit that was spoken of last; null when all was coarser. */
  @Nullable LocalDate within(Unit unit) {
    if (last == null) {
      return null;
    }
    boolean fine =
        switch (last.granularity()) {
          case TIME, DAY, RANGE -> true;
          case WEEK -> unit.compareTo(Unit.WEEK) >= 0;
          case MONTH -> unit.compareTo(Unit.MONTH) >= 0;
          case QUARTER, SEASON -> unit.compareTo(Unit.QUARTER) >= 0;
          case YEAR -> unit.compareTo(Unit.YEAR) >= 0;
          case DECADE -> unit.compareTo(Unit.DECADE) >= 0;
          case CENTURY -> unit.compareTo(Unit.CENTURY) >= 0;
          case VAGUE -> false;
        };
    return fine ? last.from() : null;
  }
}
