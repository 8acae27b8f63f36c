package org.newswatch.enricher.annotate.dates;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.RawArticle;

/**
 * The day that an article's relative dates count from, and how its country writes days in digits.
 */
public final class Published {

  private final LocalDate day;
  private final DayOrder order;

  private Published(LocalDate day, DayOrder order) {
    this.day = day;
    this.order = order;
  }

  /**
   * The day on which the article came out where its source is: the one that all of its country's
   * time zones agree on, else the one in UTC. Without a time of publication, the day it was
   * fetched.
   */
  public static Published of(RawArticle article) {
    Instant instant = article.publishedAt() != null ? article.publishedAt() : article.fetchedAt();
    String country = article.source().country();
    return new Published(localDay(instant, country), DayOrder.of(country));
  }

  static Published on(LocalDate day) {
    return new Published(day, DayOrder.UNKNOWN);
  }

  LocalDate day() {
    return day;
  }

  DayOrder order() {
    return order;
  }

  private static LocalDate localDay(Instant instant, @Nullable String country) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    // Midnight sharp is how a day without a time is written.
    if (country == null || utc.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return utc.toLocalDate();
    }
    Set<LocalDate> days = new HashSet<>();
    for (String id :
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null)) {
      try {
        days.add(LocalDate.ofInstant(instant, ZoneId.of(id)));
      } catch (DateTimeException e) {
        // A zone that this Java does not know: the country's days cannot be compared.
        return utc.toLocalDate();
      }
    }
    return days.size() == 1 ? days.iterator().next() : utc.toLocalDate();
  }
}
