package org.newswatch.crawler.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Days and times as imports and options write them. */
public final class PublishedAt {

  private PublishedAt() {}

  /**
   * {@code 2021-02-15}, {@code 2021-02-15T08:30:00} (UTC) or with a zone offset; empty when it is
   * none of these.
   */
  public static Optional<Instant> of(String value) {
    String trimmed = value.strip().replace(' ', 'T');
    try {
      if (trimmed.length() <= 10) {
        return Optional.of(LocalDate.parse(trimmed).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      boolean zoned =
          trimmed.endsWith("Z") || trimmed.substring(10).matches(".*[+-]\\d\\d:?\\d\\d");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(trimmed).toInstant()
              : LocalDateTime.parse(trimmed).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
