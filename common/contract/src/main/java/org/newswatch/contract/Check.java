package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks that the records make of what they are given; each failure names the field. */
final class Check {

  private static final int SHOWN_CHARS_MAX = 60;

  /** Where years have no four digits any more, and before long milliseconds no number. */
  private static final Instant CALENDAR_END = Instant.parse("9999-12-31T23:59:59Z");

  private Check() {}

  /** Foreign bytes may lack what Java's types promise: a record without it is none. */
  static <T> T present(String field, T value) {
    return Objects.requireNonNull(value, field + " is missing");
  }

  static String notBlank(String field, String value) {
    if (present(field, value).isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
    return value;
  }

  static void inCalendar(String field, Instant time) {
    if (present(field, time).isBefore(Instant.EPOCH) || time.isAfter(CALENDAR_END)) {
      throw new IllegalArgumentException(field + " must lie in the years 1970 to 9999: " + time);
    }
  }

  static void maxChars(String field, @Nullable String value, int max) {
    if (value != null && value.length() > max) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters, more than " + max);
    }
  }

  static <T> List<T> copy(String field, List<T> values, int max) {
    if (present(field, values).size() > max) {
      throw new IllegalArgumentException(
          field + " has " + values.size() + " entries, more than " + max);
    }
    return List.copyOf(values);
  }

  static void share(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + " must be from 0 to 1: " + value);
    }
  }

  static void range(String field, int start, int end) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          field + " must start at 0 or later and not be empty: " + start + ".." + end);
    }
  }

  static String shown(String value) {
    return value.length() <= SHOWN_CHARS_MAX ? value : value.substring(0, SHOWN_CHARS_MAX) + "...";
  }
}
