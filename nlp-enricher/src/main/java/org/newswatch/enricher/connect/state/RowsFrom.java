package org.newswatch.enricher.connect.state;

import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Rows on disk from where the iterator stands to a last key. */
final class RowsFrom implements KeyValueIterator<Bytes, byte[]> {

  private final RocksIterator rows;
  private final byte[] last;

  RowsFrom(RocksIterator rows, byte[] last) {
    this.rows = rows;
    this.last = last;
  }

  @Override
  public boolean hasNext() {
    if (rows.isValid()) {
      return PendingState.ORDER.compare(rows.key(), last) <= 0;
    }
    try {
      // What ends without an error is the end of the table.
      rows.status();
      return false;
    } catch (RocksDBException e) {
      throw RowsOnDisk.failed("read", e);
    }
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    KeyValue<Bytes, byte[]> row = KeyValue.pair(Bytes.wrap(rows.key()), rows.value());
    rows.next();
    return row;
  }

  @Override
  public Bytes peekNextKey() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return Bytes.wrap(rows.key());
  }

  @Override
  public void close() {
    rows.close();
  }
}
