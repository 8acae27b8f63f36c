package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a revision changed against the one before it. */
public enum Change {
  @JsonProperty("title")
  TITLE,
  @JsonProperty("text")
  TEXT
}
