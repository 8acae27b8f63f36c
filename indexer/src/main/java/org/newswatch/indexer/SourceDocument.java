package org.newswatch.indexer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.SourceFields;

/** How a source does, as the document that the index template describes. */
final class SourceDocument {

  private static final String NO_WARNING = "none";

  private SourceDocument() {}

  /**
   * The document's bytes, on one line.
   *
   * @param record the record of its health
   */
  static byte[] of(SourceHealth health, byte[] record, Known known, Instant indexedAt) {
    var document =
        new Fielded()
            .put(SourceFields.TIMESTAMP, health.at())
            .put(SourceFields.REMOVED, false)
            .put(SourceFields.SINCE, health.since())
            .put(SourceFields.LOOKS, health.looks())
            .put(SourceFields.DISCOVERED, health.discovered())
            .put(SourceFields.FETCHED, health.fetched())
            .put(SourceFields.EXTRACTED, health.extracted())
            .put(SourceFields.EXTRACTED_SHARE, extractedShare(health))
            .put(SourceFields.FAILED, failed(health))
            .put(SourceFields.FAILED_REASONS, health.failed().keySet())
            .put(SourceFields.MEDIAN_TEXT_CHARS, asLong(health.medianTextChars()))
            .put(SourceFields.UNDATED_SHARE, rest(health.datedShare()))
            .put(SourceFields.UNSIGNED_SHARE, rest(health.bylineShare()))
            .put(SourceFields.LAST_LOOK, health.lastLook())
            .put(SourceFields.LAST_SUCCESS, health.lastSuccess())
            .put(SourceFields.LAST_ARTICLE, health.lastArticle())
            .put(SourceFields.NEXT_LOOK, health.nextLook())
            .put(SourceFields.SILENCE_SECONDS, silence(health))
            .put(SourceFields.LAST_FAILURE, health.lastFailure())
            .put(SourceFields.WARNINGS, health.warnings().stream().map(Fielded::word).toList())
            .put(SourceFields.WARNING_COUNT, (long) health.warnings().size())
            .put(
                SourceFields.WORST_WARNING,
                health.warnings().stream().findFirst().map(Fielded::word).orElse(NO_WARNING));
    about(document, health.sourceId(), known);
    return document
        .put(SourceFields.VERSION, version(health.at()))
        .put(SourceFields.INDEXED_AT, indexedAt)
        .keep(SourceFields.RECORD, record)
        .bytes();
  }

  /** The same of a source that was removed: its document stays, and says so. */
  static byte[] removed(String sourceId, Instant at, Instant indexedAt) {
    return new Fielded()
        .put(SourceFields.TIMESTAMP, at)
        .put(SourceFields.SOURCE_ID, sourceId)
        .put(SourceFields.SOURCE_NAME, sourceId)
        .put(SourceFields.REMOVED, true)
        .put(SourceFields.VERSION, version(at))
        .put(SourceFields.INDEXED_AT, indexedAt)
        .bytes();
  }

  /** The version of what is told then; none that an index takes when no calendar has that time. */
  static long version(Instant at) {
    return ArticleFields.isWritable(at) ? at.toEpochMilli() : 0;
  }

  private static void about(Fielded document, String id, Known known) {
    Optional<Source> source = known.source(id);
    document
        .put(SourceFields.SOURCE_ID, id)
        .put(SourceFields.SOURCE_NAME, source.map(Source::name).orElse(id));
    source.ifPresent(
        of ->
            document
                .put(SourceFields.SOURCE_COUNTRY, of.country())
                .put(SourceFields.SOURCE_LANGUAGE, of.language())
                .put(SourceFields.SOURCE_KIND, of.kind())
                .put(SourceFields.PAUSED, of.paused())
                .put(SourceFields.ADDED_AT, of.addedAt()));
  }

  private static @Nullable Double extractedShare(SourceHealth health) {
    return health.fetched() <= 0
        ? null
        : Math.min(1, Math.max(0, (double) health.extracted() / health.fetched()));
  }

  private static @Nullable Double rest(@Nullable Double share) {
    return share == null ? null : 1 - share;
  }

  private static long failed(SourceHealth health) {
    return health.failed().values().stream().mapToLong(Long::longValue).sum();
  }

  private static @Nullable Long silence(SourceHealth health) {
    Instant from = health.lastArticle() == null ? health.since() : health.lastArticle();
    return ArticleFields.isWritable(from) && ArticleFields.isWritable(health.at())
        ? Math.max(0, Duration.between(from, health.at()).toSeconds())
        : null;
  }

  private static @Nullable Long asLong(@Nullable Integer value) {
    return value == null ? null : Long.valueOf(value);
  }
}
