package org.newswatch.analyst.export;

import java.util.Locale;

/** How articles are written down. */
public enum Format {
  /** A JSON object each, one a line, with the names of the index. */
  JSONL("application/x-ndjson"),
  /** A row each, below a header. */
  CSV("text/csv");

  static final String GZIP_TYPE = "application/gzip";

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType(boolean gzip) {
    return gzip ? GZIP_TYPE : mediaType;
  }

  /** The ending of file names. */
  String ending(boolean gzip) {
    return name().toLowerCase(Locale.ROOT) + (gzip ? ".gz" : "");
  }
}
