package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Limits;
import org.newswatch.contract.ReadTally;

/**
 * Counts the articles that one partition brings, as rows of a store: for each slice of time one row
 * with their number and one for each source. A digest that has nothing else to tell says how much
 * was read. Imported articles and revisions are not counted: they could not have been told as news.
 */
final class ReadTallies {

  /** What is counted together: hours of all time zones begin where a slice does. */
  static final Duration SLICE = Duration.ofMinutes(15);

  /** How long tallies are kept: longer than the longest digest tells of. */
  static final Duration KEPT = Duration.ofDays(8);

  private static final int SLICE_BYTES = Long.BYTES;

  private final KeyValueStore<byte[], byte[]> store;
  private final int partition;
  private final TreeSet<Long> changed = new TreeSet<>();

  ReadTallies(KeyValueStore<byte[], byte[]> store, int partition) {
    this.store = store;
    this.partition = partition;
  }

  /** The slice that this moment lies in. */
  static long slice(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SLICE.toSeconds());
  }

  static Instant begin(long slice) {
    return Instant.ofEpochSecond(slice * SLICE.toSeconds());
  }

  void add(EnrichedArticle article, Instant now) {
    if (article.article().backfill() || article.revision() > 1) {
      return;
    }
    long slice = slice(now);
    byte[] count = count(slice);
    byte[] before = store.get(count);
    long articles = before == null ? 0 : ByteBuffer.wrap(before).getLong();
    store.put(count, ByteBuffer.allocate(Long.BYTES).putLong(articles + 1).array());
    store.putIfAbsent(source(slice, hash(article.article().source().id())), new byte[0]);
    changed.add(slice);
  }

  /**
   * Gives out what changed since the last call, and a null for what is too old to be asked for, of
   * which nothing is kept. After a start the newest slice counts as changed.
   */
  void publish(Instant now, BiConsumer<byte[], byte @Nullable []> to) {
    for (long slice : changed) {
      ReadTally tally = tally(slice);
      to.accept(key(slice), Codec.READ_TALLY.encode(tally));
    }
    changed.clear();
    forget(now, to);
  }

  /** What was counted before a start may not have been given out. */
  void recall() {
    try (KeyValueIterator<byte[], byte[]> rows = store.reverseAll()) {
      if (rows.hasNext()) {
        changed.add(ByteBuffer.wrap(rows.next().key).getLong());
      }
    }
  }

  private ReadTally tally(long slice) {
    long articles = 0;
    TreeSet<Integer> sources = new TreeSet<>();
    try (KeyValueIterator<byte[], byte[]> rows = store.range(count(slice), count(slice + 1))) {
      while (rows.hasNext()) {
        KeyValue<byte[], byte[]> row = rows.next();
        ByteBuffer key = ByteBuffer.wrap(row.key);
        if (key.getLong() != slice) {
          break;
        }
        if (key.hasRemaining()) {
          if (sources.size() < Limits.TALLY_SOURCES_MAX) {
            sources.add(key.getInt());
          }
        } else {
          articles = ByteBuffer.wrap(row.value).getLong();
        }
      }
    }
    return new ReadTally(partition, begin(slice), articles, List.copyOf(sources));
  }

  private void forget(Instant now, BiConsumer<byte[], byte @Nullable []> to) {
    List<byte[]> old = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> rows =
        store.range(count(0), count(slice(now.minus(KEPT))))) {
      while (rows.hasNext()) {
        old.add(rows.next().key);
      }
    }
    for (byte[] key : old) {
      store.delete(key);
      if (key.length == SLICE_BYTES) {
        to.accept(key(ByteBuffer.wrap(key).getLong()), null);
      }
    }
  }

  private byte[] key(long slice) {
    return ReadTally.key(partition, begin(slice)).getBytes(UTF_8);
  }

  private static byte[] count(long slice) {
    return ByteBuffer.allocate(SLICE_BYTES).putLong(slice).array();
  }

  private static byte[] source(long slice, int hash) {
    return ByteBuffer.allocate(SLICE_BYTES + Integer.BYTES).putLong(slice).putInt(hash).array();
  }

  private static int hash(String source) {
    var sum = new CRC32C();
    sum.update(source.getBytes(UTF_8));
    return (int) sum.getValue();
  }
}
