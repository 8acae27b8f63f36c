package org.newswatch.indexer.verify;

/**
 * Something that one side says of one id.
 *
 * @param side who says so
 * @param id what is compared: of an article, also where a revision says it
 * @param revision 0 where there are none
 * @param version that of the content
 * @param held the version by which Elasticsearch judges later writes; that of the content on other
 *     sides
 * @param place the index that it stands in; empty on other sides
 */
record Entry(Side side, String id, int revision, long version, long held, String place) {

  enum Side {
    /** The topic, up to where it ended when the comparison began. */
    TOPIC,
    /** The topic since then: the index may hold it, and need not. */
    LATER,
    /** The archive. */
    ARCHIVE,
    /** The topic, of what the archive says that it holds, too. */
    ARCHIVED_TOPIC,
    /** A topic, of what must not be there, for it is about something that was erased. */
    ERASED,
    /** The archive, of the same. */
    ERASED_ARCHIVE,
    /** What was erased while the comparison went on: it may be anywhere, and need not. */
    EXCUSED,
    /** A document that says how things are now. */
    DOCUMENT,
    /** One that says that what it is about was removed: no topic need know of it any more. */
    REMOVED,
    /** A document that keeps a revision. */
    REVISION
  }

  static Entry said(Side side, String id, int revision, long version) {
    return new Entry(side, id, revision, version, version, "");
  }

  /** Whether somebody else than an indexer wrote it: ours has the version of its content. */
  boolean altered() {
    return held != version;
  }
}
