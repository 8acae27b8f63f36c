package org.newswatch.enricher.connect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Change;
import org.newswatch.contract.RawArticle;

/**
 * What is known of an article: assigned once ({@code firstSeenAt}), counted up with each change of
 * content ({@code revision}), or only growing ({@code version}).
 */
record Known(
    Instant firstSeenAt,
    int revision,
    long version,
    String contentHash,
    String titleHash,
    String textHash) {

  /** Room below the millisecond for revisions within one. */
  private static final int VERSION_SHIFT = 8;

  private static final String FORM = "1";
  private static final String SEPARATOR = " ";
  private static final int PARTS = 7;

  /** What is known once this article has come, given what was known before. */
  static Known after(@Nullable Known before, RawArticle article, InstantSource clock) {
    long now = clock.millis() << VERSION_SHIFT;
    return new Known(
        before == null ? article.fetchedAt() : before.firstSeenAt,
        before == null ? 1 : before.revision + 1,
        before == null ? now : Math.max(before.version + 1, now),
        article.contentHash(),
        RawArticle.contentHash(article.title(), ""),
        RawArticle.contentHash("", article.text()));
  }

  /** Whether the article says what it said before. */
  boolean holds(RawArticle article) {
    return contentHash.equals(article.contentHash());
  }

  /** What changed since; nothing when this is the first. */
  List<Change> changesSince(@Nullable Known before) {
    var changes = new ArrayList<Change>();
    if (before != null) {
      if (!before.titleHash.equals(titleHash)) {
        changes.add(Change.TITLE);
      }
      if (!before.textHash.equals(textHash)) {
        changes.add(Change.TEXT);
      }
    }
    return changes;
  }

  /** As it is kept in the store. */
  String packed() {
    return String.join(
        SEPARATOR,
        FORM,
        firstSeenAt.toString(),
        Integer.toString(revision),
        Long.toString(version),
        contentHash,
        titleHash,
        textHash);
  }

  /** As {@link #packed} wrote it; null for null. */
  static @Nullable Known unpack(@Nullable String packed) {
    if (packed == null) {
      return null;
    }
    List<String> parts = List.of(packed.split(SEPARATOR, -1));
    if (parts.size() != PARTS || !parts.getFirst().equals(FORM)) {
      throw new IllegalStateException("the store holds a form this build does not read: " + packed);
    }
    return new Known(
        Instant.parse(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        Long.parseLong(parts.get(3)),
        parts.get(4),
        parts.get(5),
        parts.get(6));
  }
}
