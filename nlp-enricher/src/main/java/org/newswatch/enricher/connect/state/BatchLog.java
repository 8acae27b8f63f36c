package org.newswatch.enricher.connect.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.newswatch.enricher.connect.state.Batch.Counts;

/**
 * Writes changes as records of a log and keeps that log short: once less than half of it is still
 * needed, what is needed of its oldest records is written again with the next changes, and these
 * records are removed.
 */
final class BatchLog implements Store {

  /** No record is longer, for brokers take 1 MiB; changes that take more make several. */
  static final int RECORD_BYTES_MAX = 1_000_000;

  /** What many keeps changed makes records of so many bytes, so that none takes long to clean. */
  static final int RECORD_BYTES_USUAL = 250_000;

  /** Records that are removed for each keep; so there are at most three in all. */
  static final int CLEANED_MAX = 2;

  /** A log of so many bytes is short enough. */
  static final long SHORT_BYTES = 4L * 1024 * 1024;

  private final KeyValueStore<Bytes, byte[]> store;
  private final long shortBytes;
  private final Places places = new Places();
  private Counts counts;

  /**
   * @param store where puts are records by their numbers, and reads are as {@link Keys} says
   */
  BatchLog(KeyValueStore<Bytes, byte[]> store, long shortBytes) {
    this.store = store;
    this.shortBytes = shortBytes;
    byte[] packed = store.get(Bytes.wrap(Keys.counts()));
    this.counts = packed == null ? Counts.NONE : Counts.read(new Cursor(packed));
  }

  Counts counts() {
    return counts;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    byte[] raw = row(key);
    return raw == null ? null : Keys.value(raw);
  }

  private byte @Nullable [] row(byte[] key) {
    byte[] raw = store.get(Bytes.wrap(key));
    return raw == null || isGone(raw) ? null : raw;
  }

  /**
   * Whether the row is only left because nobody told this instance that it was removed: rows that
   * stayed were written again before their record was cleaned. What removed this one may have left
   * the changelog while the instance was away.
   */
  private boolean isGone(byte[] raw) {
    return Keys.leader(raw) < counts.oldest();
  }

  @Override
  public void range(byte[] from, byte[] to, Rows.Visitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        // The store's ranges hold their last key, ours do not.
        if (PendingState.ORDER.compare(row.key.get(), to) >= 0
            || !(isGone(row.value) || visitor.row(row.key.get(), Keys.value(row.value)))) {
          return;
        }
      }
    }
  }

  @Override
  public void apply(SortedMap<byte[], byte @Nullable []> changes) {
    apply(changes, 1);
  }

  /**
   * Keeps what several keeps changed together.
   *
   * @param keeps how many
   */
  void apply(SortedMap<byte[], byte @Nullable []> changes, int keeps) {
    TreeMap<byte[], byte @Nullable []> rows = new TreeMap<>(PendingState.ORDER);
    long live = counts.live();
    long bytes = Batch.HEAD_BYTES;
    for (var change : changes.entrySet()) {
      Places.Place before = place(change.getKey());
      if (before.isNowhere() && change.getValue() == null) {
        continue;
      }
      if (!before.isNowhere()) {
        live -= Batch.size(change.getKey().length, before.valueBytes());
      }
      if (change.getValue() != null) {
        live += Batch.size(change);
      }
      bytes += Batch.size(change);
      rows.put(change.getKey(), change.getValue());
    }
    if (rows.isEmpty()) {
      return;
    }
    long oldest = counts.oldest();
    long total = counts.total();
    while (oldest < counts.oldest() + (long) CLEANED_MAX * keeps
        && oldest <= counts.last()
        && total + bytes > 2 * live + shortBytes) {
      Contents cleaned = contents(oldest);
      total -= cleaned.bytes();
      bytes += takeOver(oldest, cleaned, rows);
      oldest++;
    }
    long cleanedFrom = counts.oldest();
    write(rows, keeps == 1 ? RECORD_BYTES_MAX : RECORD_BYTES_USUAL, oldest, live, total);
    for (long number = cleanedFrom; number < oldest; number++) {
      store.put(Bytes.wrap(Keys.batch(number)), null);
    }
  }

  private Contents contents(long number) {
    byte[] packed = store.get(Bytes.wrap(Keys.batch(number)));
    if (packed == null) {
      throw new KafkaException("connect's state lacks the contents of record " + number);
    }
    return Contents.unpack(packed);
  }

  /** Adds the rows of an old record that are still as it says; gives their bytes. */
  private long takeOver(long number, Contents contents, SortedMap<byte[], byte @Nullable []> rows) {
    long bytes = 0;
    for (byte[] key : contents.keys()) {
      Places.Place place = places.get(key);
      boolean isElsewhere = place != null && place.number() != number;
      byte[] raw = isElsewhere || rows.containsKey(key) ? null : row(key);
      if (raw != null && Keys.leader(raw) == number) {
        bytes += Batch.size(key.length, raw.length - Long.BYTES);
        rows.put(key, Keys.value(raw));
      }
    }
    return bytes;
  }

  private Places.Place place(byte[] key) {
    Places.Place place = places.get(key);
    if (place != null) {
      return place;
    }
    byte[] raw = row(key);
    return raw == null
        ? Places.NOWHERE
        : new Places.Place(Keys.leader(raw), raw.length - Long.BYTES);
  }

  private void write(
      SortedMap<byte[], byte @Nullable []> rows,
      int recordBytes,
      long oldest,
      long live,
      long totalBefore) {
    List<List<Map.Entry<byte[], byte @Nullable []>>> parts = new ArrayList<>();
    List<Map.Entry<byte[], byte @Nullable []>> part = new ArrayList<>();
    long total = totalBefore;
    int bytes = Batch.HEAD_BYTES;
    for (var row : rows.entrySet()) {
      int size = Batch.size(row);
      if (bytes + size > recordBytes && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        total += bytes;
        bytes = Batch.HEAD_BYTES;
      }
      part.add(row);
      bytes += size;
    }
    parts.add(part);
    total += bytes;
    long number = counts.last();
    // All say what holds once all are there: a transaction keeps them together.
    counts = new Counts(oldest, number + parts.size(), live, total);
    for (var one : parts) {
      number++;
      store.put(Bytes.wrap(Keys.batch(number)), new Batch(number, counts, one).packed());
      for (var row : one) {
        places.put(row.getKey(), number, row.getValue());
      }
    }
  }
}
