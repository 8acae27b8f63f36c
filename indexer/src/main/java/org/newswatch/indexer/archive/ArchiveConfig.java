package org.newswatch.indexer.archive;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Setting;
import org.newswatch.servicekit.config.DataSize;

/** What an operator may set about the archive. */
public record ArchiveConfig(
    @Setting(
            doc =
                "Folder for an archive of all articles, which outlives the topics; not set: none is"
                    + " kept. One process writes in it.")
        @Nullable Path dir,
    @Setting(
            doc = "How long an article may wait for others before it is written, 1s to 1h.",
            def = "30s")
        Duration flushInterval,
    @Setting(doc = "Size at which a file ends and the next begins, 1MiB to 8GiB.", def = "256MiB")
        DataSize fileBytesMax) {

  private static final Duration FLUSH_LEAST = Duration.ofSeconds(1);
  private static final Duration FLUSH_MOST = Duration.ofHours(1);
  private static final long FILE_BYTES_LEAST = 1L << 20;
  private static final long FILE_BYTES_MOST = 8L << 30;

  public static final ArchiveConfig DEFAULT =
      new ArchiveConfig(null, Duration.ofSeconds(30), DataSize.ofMebibytes(256));

  public ArchiveConfig {
    if (flushInterval.compareTo(FLUSH_LEAST) < 0 || flushInterval.compareTo(FLUSH_MOST) > 0) {
      throw new IllegalArgumentException("flush-interval must be from 1s to 1h");
    }
    if (fileBytesMax.bytes() < FILE_BYTES_LEAST || fileBytesMax.bytes() > FILE_BYTES_MOST) {
      throw new IllegalArgumentException("file-bytes-max must be from 1MiB to 8GiB");
    }
  }

  /** The same in this folder. */
  public ArchiveConfig in(Path folder) {
    return new ArchiveConfig(folder, flushInterval, fileBytesMax);
  }
}
