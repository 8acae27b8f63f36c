package org.newswatch.indexer.verify;

/**
 * From where on topic and archive hold everything.
 *
 * @param version what was written with this version or a higher one must be known to them; 0 where
 *     they hold all that ever was, {@link Long#MAX_VALUE} where they vouch for nothing
 */
record Reach(long version) {

  static final Reach ALL = new Reach(0);

  /** From where on both hold everything. */
  Reach and(Reach other) {
    return other.version > version ? other : this;
  }

  boolean holds(long ofVersion) {
    return ofVersion >= version;
  }
}
