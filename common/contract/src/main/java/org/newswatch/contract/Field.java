package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part of an article that offsets count in; title and text are annotated apart. */
public enum Field {
  @JsonProperty("title")
  TITLE,
  @JsonProperty("text")
  TEXT
}
