package org.newswatch.enricher.connect.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A packed store with its changelog, as Streams would write it. */
final class LoggedStore implements KeyValueStore<Bytes, byte[]> {

  final List<KeyValue<byte[], byte[]>> changelog = new ArrayList<>();
  private final PackedStore store = new PackedStore("logged");

  LoggedStore(Path folder) {
    store.open(folder);
  }

  /** One that was restored. */
  LoggedStore(Path folder, List<KeyValue<byte[], byte[]>> changelog) {
    this(folder);
    this.changelog.addAll(changelog);
    store.restore(changelog);
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    store.put(key, value);
    changelog.add(KeyValue.pair(key.get(), value));
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return store.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return store.range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return store.all();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] delete(Bytes key) {
    throw new UnsupportedOperationException();
  }
}
