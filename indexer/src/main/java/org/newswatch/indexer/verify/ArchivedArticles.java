package org.newswatch.indexer.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.archive.ArchiveFile;

/** Records of {@code articles.enriched} that are kept outside of the topic. */
public interface ArchivedArticles {

  /** By partition, the offset of the first record that it holds; nothing of one it never read. */
  Map<Integer, Long> begins();

  /** By partition, the offset that it will read next: all between is archived, but for holes. */
  Map<Integer, Long> ends();

  /** What left the topic before it was archived, of all partitions. */
  List<ArchiveFile.Hole> holes();

  /**
   * Gives the value of every record, in any order.
   *
   * @throws ArchiveException when a file cannot be read, or is not what its manifest says
   */
  void each(ValueReader reader) throws ArchiveException, IOException, InterruptedException;

  /** Who is given them. */
  @FunctionalInterface
  interface ValueReader {
    void read(int partition, long offset, byte[] value) throws IOException, InterruptedException;
  }
}
