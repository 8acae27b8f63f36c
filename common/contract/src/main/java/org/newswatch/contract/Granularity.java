package org.newswatch.contract;

/** How fine the day or span is that a date mention names. */
public enum Granularity {
  TIME,
  DAY,
  RANGE,
  WEEK,
  MONTH,
  QUARTER,
  SEASON,
  YEAR,
  DECADE,
  CENTURY,
  VAGUE
}
