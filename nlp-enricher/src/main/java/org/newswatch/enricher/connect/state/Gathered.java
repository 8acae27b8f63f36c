package org.newswatch.enricher.connect.state;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes that were kept since Streams committed last, over the log that they go to before it
 * commits again. What names the same hot rows within one transaction writes them once. Nothing is
 * lost by that: a transaction that does not end takes the articles back with the changes.
 */
final class Gathered implements Store {

  /** Bytes of keys and values that are held; with more, they go to the log at once. */
  static final int BYTES_MAX = 4 * 1024 * 1024;

  private final BatchLog log;
  private final int bytesMax;
  private final TreeMap<byte[], byte @Nullable []> changes = new TreeMap<>(PendingState.ORDER);
  private long bytes;
  private int keeps;

  Gathered(BatchLog log, int bytesMax) {
    this.log = log;
    this.bytesMax = bytesMax;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    byte[] value = changes.get(key);
    return value != null || changes.containsKey(key) ? value : log.get(key);
  }

  @Override
  public void range(byte[] from, byte[] to, Rows.Visitor visitor) {
    Merging.range(changes, log, from, to, visitor);
  }

  @Override
  public void apply(SortedMap<byte[], byte @Nullable []> more) {
    for (var change : more.entrySet()) {
      byte[] value = change.getValue();
      changes.put(change.getKey(), value);
      // Counts what is replaced as well, which errs on the safe side.
      bytes += Batch.size(change);
    }
    keeps++;
    if (bytes > bytesMax) {
      flush();
    }
  }

  /** Writes what is held to the log. */
  void flush() {
    if (keeps > 0) {
      log.apply(changes, keeps);
      changes.clear();
      bytes = 0;
      keeps = 0;
    }
  }
}
