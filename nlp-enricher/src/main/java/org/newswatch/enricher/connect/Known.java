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
 * content ({@code revision}), or only growing ({@code version}, {@code lastFetchedAt}).
 *
 * <p>Records come at least once, and after a crash of the annotator several of one article may come
 * again in a row. So what tells a revision from a repeat is when it was fetched: the fetches of one
 * article are ordered in time, and what was fetched no later than something already seen is either
 * that again or older than what is known. An import counts as fetched when it was imported: old
 * content imported later is a new revision, and an import overtaken by a later fetch is dropped.
 *
 * @param lastFetchedAt the latest fetch seen, also of content that was known; of an article kept in
 *     the first form no later than that
 */
record Known(
    Instant firstSeenAt,
    int revision,
    long version,
    Instant lastFetchedAt,
    String contentHash,
    String titleHash,
    String textHash) {

  /** Room below the millisecond for revisions within one. */
  private static final int VERSION_SHIFT = 8;

  private static final String SEPARATOR = " ";

  /** The first form: as {@link #FORM}, without the last fetch. */
  private static final String FORM_WITHOUT_FETCH = "1";

  private static final int PARTS_WITHOUT_FETCH = 7;

  private static final String FORM = "2";
  private static final int PARTS = 8;

  /** Both forms end with this many. */
  private static final int HASHES = 3;

  /** What is known once this article has come, given what was known before. */
  static Known after(@Nullable Known before, RawArticle article, InstantSource clock) {
    long now = clock.millis() << VERSION_SHIFT;
    return new Known(
        before == null ? article.fetchedAt() : before.firstSeenAt,
        before == null ? 1 : before.revision + 1,
        before == null ? now : Math.max(before.version + 1, now),
        before == null ? article.fetchedAt() : later(before.lastFetchedAt, article.fetchedAt()),
        article.contentHash(),
        RawArticle.contentHash(article.title(), ""),
        RawArticle.contentHash("", article.text()));
  }

  /** Whether the article tells nothing new: it says what it says now, or what it said before. */
  boolean covers(RawArticle article) {
    return contentHash.equals(article.contentHash()) || !article.fetchedAt().isAfter(lastFetchedAt);
  }

  /** The same, aware of this fetch. */
  Known seenAt(Instant fetchedAt) {
    return new Known(
        firstSeenAt,
        revision,
        version,
        later(lastFetchedAt, fetchedAt),
        contentHash,
        titleHash,
        textHash);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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
        lastFetchedAt.toString(),
        contentHash,
        titleHash,
        textHash);
  }

  /** As {@link #packed} wrote it, in this build or an earlier one; null for null. */
  static @Nullable Known unpack(@Nullable String packed) {
    if (packed == null) {
      return null;
    }
    List<String> parts = List.of(packed.split(SEPARATOR, -1));
    boolean fetchKept = parts.getFirst().equals(FORM) && parts.size() == PARTS;
    boolean noFetchKept =
        parts.getFirst().equals(FORM_WITHOUT_FETCH) && parts.size() == PARTS_WITHOUT_FETCH;
    if (!fetchKept && !noFetchKept) {
      throw new IllegalStateException("the store holds a form this build does not read: " + packed);
    }
    List<String> hashes = parts.subList(parts.size() - HASHES, parts.size());
    return new Known(
        Instant.parse(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        Long.parseLong(parts.get(3)),
        Instant.parse(fetchKept ? parts.get(4) : parts.get(1)),
        hashes.get(0),
        hashes.get(1),
        hashes.get(2));
  }
}
