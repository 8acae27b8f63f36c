package org.newswatch.indexer.archive;

/** Who is told how archiving goes on. */
@FunctionalInterface
public interface ArchiveListener {

  /** So many more records are on the disk. */
  void archived(long records);

  /**
   * From a file was taken what was erased since it was written.
   *
   * @param records that are gone or hold less
   * @param filesLeft to be looked through
   */
  default void erased(long records, int filesLeft) {}
}
