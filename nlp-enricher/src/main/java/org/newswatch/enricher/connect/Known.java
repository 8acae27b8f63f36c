package org.newswatch.enricher.connect;

import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Change;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.connect.state.Packed;

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
 * @param lastFetchedAt the latest fetch seen, also of content that was known
 * @param story the story it was placed in, for good; null until then
 */
record Known(
    Instant firstSeenAt,
    int revision,
    long version,
    Instant lastFetchedAt,
    String contentHash,
    String titleHash,
    String textHash,
    @Nullable String story) {

  /** Room below the millisecond for revisions within one. */
  private static final int VERSION_SHIFT = 8;

  private static final int FORM = 2;

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
        RawArticle.contentHash("", article.text()),
        before == null ? null : before.story);
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
        textHash,
        story);
  }

  /** The same, placed in this story. */
  Known placedIn(String placed) {
    return new Known(
        firstSeenAt, revision, version, lastFetchedAt, contentHash, titleHash, textHash, placed);
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

  /** As it is kept in the state. */
  byte[] packed() {
    return Packed.bytes(
        out -> {
          out.writeByte(FORM);
          Packed.writeTime(out, firstSeenAt);
          Packed.writeCount(out, revision);
          out.writeLong(version);
          Packed.writeTime(out, lastFetchedAt);
          Packed.writeText(out, contentHash);
          Packed.writeText(out, titleHash);
          Packed.writeText(out, textHash);
          Packed.writeText(out, story == null ? "" : story);
        });
  }

  /** As {@link #packed} wrote it; null for null. */
  static @Nullable Known unpack(byte @Nullable [] packed) {
    return packed == null ? null : Packed.read(packed, Known::read);
  }

  private static Known read(DataInput in) throws IOException {
    int form = in.readUnsignedByte();
    if (form != FORM) {
      throw new IOException("articles of form " + form);
    }
    return new Known(
        Packed.readTime(in),
        (int) Packed.readCount(in),
        in.readLong(),
        Packed.readTime(in),
        Packed.readText(in),
        Packed.readText(in),
        Packed.readText(in),
        readStory(in));
  }

  private static @Nullable String readStory(DataInput in) throws IOException {
    String story = Packed.readText(in);
    return story.isEmpty() ? null : story;
  }
}
