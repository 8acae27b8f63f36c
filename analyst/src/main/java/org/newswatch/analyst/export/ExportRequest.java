package org.newswatch.analyst.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.Cursor;

/**
 * What is to be written down.
 *
 * @param query in the query language; empty for all articles
 * @param originals whether articles that repeat an earlier one are left out
 * @param since articles that were indexed until then are left out; null for none
 * @param asOf articles that were indexed after this are left out; null: after it begins
 * @param after the last article that came, to go on after it; null to begin
 */
public record ExportRequest(
    String query,
    Format format,
    boolean gzip,
    boolean originals,
    @Nullable Instant since,
    @Nullable Instant asOf,
    @Nullable Cursor after) {

  /** As a job remembers it. */
  Map<String, String> kept() {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put("q", query);
    kept.put("format", format.name());
    kept.put("gzip", Boolean.toString(gzip));
    kept.put("originals", Boolean.toString(originals));
    kept.put("file", format.ending(gzip));
    return kept;
  }

  /**
   * What a job remembers.
   *
   * @throws IllegalArgumentException when another version kept it
   */
  static ExportRequest of(Map<String, String> kept, @Nullable Instant since) {
    return new ExportRequest(
        kept.getOrDefault("q", ""),
        Format.valueOf(kept.getOrDefault("format", Format.JSONL.name())),
        Boolean.parseBoolean(kept.get("gzip")),
        Boolean.parseBoolean(kept.get("originals")),
        since,
        null,
        null);
  }

  /** A moment in a text; null when it is none. */
  static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
