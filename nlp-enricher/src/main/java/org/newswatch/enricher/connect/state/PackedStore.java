package org.newswatch.enricher.connect.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Rows on disk as Kafka Streams keeps them. What is put are records of the log by their numbers, so
 * that Streams writes each of them to the changelog and gives it back to restore; what is read are
 * the rows that they brought, under {@link Keys}.
 */
final class PackedStore implements KeyValueStore<Bytes, byte[]>, CachedStateStore<Bytes, byte[]> {

  /** Bytes of records that are restored with one write. */
  private static final long RESTORED_BYTES_MAX = 4L * 1024 * 1024;

  private final String name;
  private final Position position = Position.emptyPosition();
  private final Map<TopicPartition, Long> offsets = new HashMap<>();
  private boolean isAhead;
  private @Nullable RowsOnDisk rows;
  private Runnable beforeCommit = () -> {};

  PackedStore(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    open(context.stateDir().toPath().resolve(name));
    context.register(root, (BatchingStateRestoreCallback) this::restore);
  }

  /** Opens it; what is kept of where the changelog was holds only if it was closed well. */
  void open(Path folder) {
    RowsOnDisk opened = new RowsOnDisk(folder);
    rows = opened;
    offsets.clear();
    isAhead = false;
    byte[] packed = opened.get(Keys.offsets());
    if (packed != null) {
      offsets.putAll(Offsets.unpack(packed));
      write(batch -> batch.delete(Keys.offsets()));
      opened.flush();
    }
  }

  /** To be done before each commit from now on; puts that it makes belong to that commit. */
  void beforeCommit(Runnable task) {
    beforeCommit = task;
  }

  /** Streams has no other way to tell a store that it is about to commit. */
  @Override
  public void flushCache() {
    beforeCommit.run();
  }

  @Override
  public void clearCache() {
    // Nothing is cached here: what flushes holds changes that nothing else knows.
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void put(Bytes key, byte @Nullable [] record) {
    isAhead = true;
    if (record == null) {
      write(batch -> batch.delete(key.get()));
    } else {
      write(batch -> add(key.get(), record, batch));
    }
  }

  private static void add(byte[] key, byte[] record, WriteBatch to) throws RocksDBException {
    Batch batch = Batch.unpack(record);
    for (var row : batch.rows()) {
      byte[] value = row.getValue();
      if (value == null) {
        to.delete(row.getKey());
      } else {
        to.put(row.getKey(), Keys.led(batch.number(), value));
      }
    }
    to.put(key, Contents.packed(batch, record.length));
    Cursor counts = new Cursor(new byte[Batch.Counts.BYTES]);
    batch.counts().write(counts);
    to.put(Keys.counts(), counts.bytes());
  }

  /**
   * Takes over what the changelog holds. Of what was cleaned, the topic may still hold some records
   * and lack others: so rows that only a cleaned record holds were removed or written anew by
   * records that may be gone, and go with it.
   */
  void restore(Collection<KeyValue<byte[], byte[]>> records) {
    List<byte[]> cleaned = new ArrayList<>();
    write(
        batch -> {
          for (KeyValue<byte[], byte[]> record : records) {
            if (record.value == null) {
              cleaned.add(record.key);
            } else {
              add(record.key, record.value, batch);
              if (batch.getDataSize() > RESTORED_BYTES_MAX) {
                rows().write(batch);
                batch.clear();
              }
            }
          }
        });
    if (!cleaned.isEmpty()) {
      write(
          batch -> {
            for (byte[] key : cleaned) {
              clean(key, batch);
            }
          });
    }
  }

  private void clean(byte[] batchKey, WriteBatch batch) throws RocksDBException {
    byte[] contents = rows().get(batchKey);
    if (contents == null) {
      return;
    }
    long number = Keys.number(batchKey);
    for (byte[] key : Contents.unpack(contents).keys()) {
      byte[] raw = rows().get(key);
      if (raw != null && Keys.leader(raw) == number) {
        batch.delete(key);
      }
    }
    batch.delete(batchKey);
  }

  /** Fills a batch of writes. */
  @FunctionalInterface
  private interface Writes {
    void to(WriteBatch batch) throws RocksDBException;
  }

  private void write(Writes writes) {
    try (WriteBatch batch = new WriteBatch()) {
      writes.to(batch);
      rows().write(batch);
    } catch (RocksDBException e) {
      throw RowsOnDisk.failed("written", e);
    }
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return rows().get(key.get());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return rows().range(from.get(), to.get());
  }

  /** The next commit of Streams says where the changelog is; it reaches the disk on closing. */
  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    isAhead = false;
    if (changelogOffsets.isEmpty()) {
      offsets.clear();
    }
    changelogOffsets.forEach(
        (partition, offset) -> {
          if (offset == null) {
            offsets.remove(partition);
          } else {
            offsets.put(partition, offset);
          }
        });
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return offsets.get(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // Streams itself says that new stores should answer so.
  public boolean managesOffsets() {
    return true;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return rows != null;
  }

  @Override
  public Position getPosition() {
    return position;
  }

  /** What was put since the last commit may never be committed: then nobody knows where we are. */
  @Override
  public void close() {
    RowsOnDisk closing = rows;
    if (closing != null) {
      if (!isAhead) {
        write(batch -> batch.put(Keys.offsets(), Offsets.packed(offsets)));
      }
      closing.flush();
      rows = null;
      closing.close();
    }
  }

  private RowsOnDisk rows() {
    RowsOnDisk open = rows;
    if (open == null) {
      throw new InvalidStateStoreException(name + " is closed");
    }
    return open;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(Bytes.wrap(Keys.first()), Bytes.wrap(Keys.last()));
  }

  @Override
  public long approximateNumEntries() {
    return rows().size();
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] record) {
    throw new UnsupportedOperationException("records of a log are put once");
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> records) {
    records.forEach(record -> put(record.key, record.value));
  }

  @Override
  public byte[] delete(Bytes key) {
    throw new UnsupportedOperationException("records of a log are put as null to be removed");
  }
}
