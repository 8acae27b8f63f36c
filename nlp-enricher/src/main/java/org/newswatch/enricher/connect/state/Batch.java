package org.newswatch.enricher.connect.state;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Changed rows as one record of the changelog.
 *
 * @param number counts up with each record; it is the record's key
 * @param counts what the log holds once this record and those of the same {@link State#keep} are in
 *     it
 * @param rows values by keys; null for rows that were removed
 */
record Batch(long number, Counts counts, List<Map.Entry<byte[], byte @Nullable []>> rows) {

  /** Bytes before the rows. */
  static final int HEAD_BYTES = 1 + 5 * Long.BYTES;

  private static final int FORM = 1;

  /**
   * How much of the log is still needed.
   *
   * @param oldest the number of the first record that was not cleaned
   * @param last the number of the last record; less than the oldest when there is none
   * @param live bytes of rows as they are now
   * @param total bytes of all records that were not cleaned
   */
  record Counts(long oldest, long last, long live, long total) {

    static final int BYTES = 4 * Long.BYTES;
    static final Counts NONE = new Counts(1, 0, 0, 0);

    void write(Cursor out) {
      out.putLong(oldest);
      out.putLong(last);
      out.putLong(live);
      out.putLong(total);
    }

    static Counts read(Cursor in) {
      return new Counts(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
  }

  /** Bytes of a row in a record. */
  static int size(int keyBytes, int valueBytes) {
    return Cursor.size(keyBytes) + keyBytes + Cursor.size(valueBytes + 1) + valueBytes;
  }

  static int size(Map.Entry<byte[], byte @Nullable []> row) {
    byte[] value = row.getValue();
    return size(row.getKey().length, value == null ? 0 : value.length);
  }

  byte[] packed() {
    int bytes = HEAD_BYTES;
    for (var row : rows) {
      bytes += size(row);
    }
    Cursor out = new Cursor(new byte[bytes]);
    out.put((byte) FORM);
    out.putLong(number);
    counts.write(out);
    for (var row : rows) {
      byte[] value = row.getValue();
      out.putCount(row.getKey().length);
      out.put(row.getKey());
      out.putCount(value == null ? 0 : value.length + 1);
      if (value != null) {
        out.put(value);
      }
    }
    return out.bytes();
  }

  /**
   * Reads what {@link #packed} wrote.
   *
   * @throws KafkaException if it did not; that must stop us, not cost every article
   */
  static Batch unpack(byte[] packed) {
    Cursor in = new Cursor(packed);
    int form = in.get();
    if (form != FORM) {
      throw new KafkaException("the changelog holds a form that this build does not read: " + form);
    }
    long number = in.getLong();
    Counts counts = Counts.read(in);
    List<Map.Entry<byte[], byte @Nullable []>> rows = new ArrayList<>();
    while (in.hasMore()) {
      byte[] key = in.get(in.getCount());
      int length = in.getCount();
      byte[] value = length == 0 ? null : in.get(length - 1);
      // Unlike those of Map.entry, its value may be null.
      rows.add(new SimpleImmutableEntry<>(key, value));
    }
    return new Batch(number, counts, rows);
  }
}
