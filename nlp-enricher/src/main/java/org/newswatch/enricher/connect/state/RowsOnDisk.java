package org.newswatch.enricher.connect.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A RocksDB of bounded memory. It writes no log of its own: what was not flushed when the process
 * died is read again from the changelog.
 */
final class RowsOnDisk implements AutoCloseable {

  private static final long BLOCKS_BYTES = 64L * 1024 * 1024;
  private static final long BLOCK_BYTES = 8L * 1024;
  private static final long WRITES_BYTES = 24L * 1024 * 1024;
  private static final int WRITES_MAX = 3;
  private static final double WRITES_BLOOM = 0.02;
  private static final int BLOOM_BITS = 10;
  private static final int BACKGROUND_JOBS = 2;

  /** Closed in this order. */
  private final Deque<AbstractNativeReference> open = new ArrayDeque<>();

  private final RocksDB db;
  private final WriteOptions unlogged;
  private final ReadOptions reads;

  /** Opens it, made anew where there is none. */
  RowsOnDisk(Path folder) {
    RocksDB.loadLibrary();
    try {
      Files.createDirectories(folder);
      db = opened(RocksDB.open(options(), folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RocksDBException e) {
      throw failed("opened", e);
    }
    unlogged = new WriteOptions().setDisableWAL(true);
    reads = new ReadOptions();
    open.addLast(unlogged);
    open.addLast(reads);
  }

  private Options options() {
    BlockBasedTableConfig tables =
        new BlockBasedTableConfig()
            .setBlockCache(opened(new LRUCache(BLOCKS_BYTES)))
            .setFilterPolicy(opened(new BloomFilter(BLOOM_BITS)))
            .setBlockSize(BLOCK_BYTES)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    return opened(new Options())
        .setCreateIfMissing(true)
        .setTableFormatConfig(tables)
        .setWriteBufferSize(WRITES_BYTES)
        .setMaxWriteBufferNumber(WRITES_MAX)
        .setMemtablePrefixBloomSizeRatio(WRITES_BLOOM)
        .setMemtableWholeKeyFiltering(true)
        .setMaxBackgroundJobs(BACKGROUND_JOBS)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setMaxOpenFiles(-1)
        .setStatsDumpPeriodSec(0)
        .setKeepLogFileNum(1);
  }

  private <T extends AbstractNativeReference> T opened(T one) {
    open.addFirst(one);
    return one;
  }

  byte @Nullable [] get(byte[] key) {
    try {
      return db.get(reads, key);
    } catch (RocksDBException e) {
      throw failed("read", e);
    }
  }

  void write(WriteBatch batch) {
    try {
      db.write(unlogged, batch);
    } catch (RocksDBException e) {
      throw failed("written", e);
    }
  }

  /** The rows from one key to another, that one included. */
  KeyValueIterator<Bytes, byte[]> range(byte[] from, byte[] to) {
    RocksIterator rows = db.newIterator(reads);
    rows.seek(from);
    return new RowsFrom(rows, to);
  }

  /** How many rows there are, roughly. */
  long size() {
    try {
      return db.getLongProperty("rocksdb.estimate-num-keys");
    } catch (RocksDBException e) {
      throw failed("read", e);
    }
  }

  /** Writes to disk what is in memory only. */
  void flush() {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      db.flush(wait);
    } catch (RocksDBException e) {
      throw failed("written", e);
    }
  }

  static ProcessorStateException failed(String what, RocksDBException cause) {
    return new ProcessorStateException("connect's state cannot be " + what, cause);
  }

  @Override
  public void close() {
    open.forEach(AbstractNativeReference::close);
    open.clear();
  }
}
