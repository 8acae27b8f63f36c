package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a date mention became days. */
public enum Resolution {
  /** The text says day, month and year, or the whole year. */
  @JsonProperty("explicit")
  EXPLICIT,
  /** Counted from the day of publication by the words themselves: "yesterday", "last August". */
  @JsonProperty("relative")
  RELATIVE,
  /** A part was missing and taken from the context: "August 9" of a told past. */
  @JsonProperty("inferred")
  INFERRED,
  /** Not resolved to days. */
  @JsonProperty("none")
  NONE
}
