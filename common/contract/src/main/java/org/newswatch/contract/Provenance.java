package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where in a page or feed the value of one field was found. */
public enum Provenance {
  @JsonProperty("json-ld")
  JSON_LD,
  @JsonProperty("meta")
  META,
  @JsonProperty("microdata")
  MICRODATA,
  @JsonProperty("url")
  URL,
  @JsonProperty("feed")
  FEED,
  @JsonProperty("dom")
  DOM,
  @JsonProperty("import")
  IMPORT,
  @JsonProperty("fallback")
  FALLBACK
}
