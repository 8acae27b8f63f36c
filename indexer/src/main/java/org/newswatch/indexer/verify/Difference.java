package org.newswatch.indexer.verify;

import java.util.Locale;
import org.newswatch.query.IndexNames;

/**
 * One thing that is not as it should be.
 *
 * @param index the kind of document that it is about
 * @param id the id of the document; of a revision that of its article
 * @param revision which revision it is about; 0 where that says nothing
 * @param detail what was expected and what is there, in a sentence
 */
public record Difference(IndexNames index, What what, String id, int revision, String detail) {

  /** What is wrong. */
  public enum What {
    /** It should be in the index and is not. */
    MISSING,
    /** An older state of it is there. */
    STALE,
    /** Nobody but the index knows of it. */
    FOREIGN,
    /** There is a revision of it that nobody else knows, or another one than there should be. */
    UNEXPECTED_REVISION,
    /** It stands in the index more than once. */
    DOUBLED,
    /** Its content is right, but something else than an indexer wrote it last. */
    ALTERED,
    /** It was erased, and is there. */
    FORGOTTEN,
    /** The archive says that it has read the topic so far, and lacks it. */
    NOT_ARCHIVED;

    /** As it is printed: {@code unexpected-revision}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
