package org.newswatch.enricher.connect.state;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * The state on disk, and in a changelog of Kafka Streams from which it is restored and kept warm
 * elsewhere. What is kept between two commits goes there together, as at most three records for
 * each {@link State#keep} with what is cleaned, and the changelog stays within about twice what is
 * live.
 */
public final class KeptState {

  /** The store of it all. */
  public static final String STORE = "connect-state";

  private KeptState() {}

  /** Builds the store; for the processor that asks for it with {@link #of}. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(new Supplier(), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  /** The state as the processor of this context sees it; ask anew in each {@code init}. */
  public static State of(ProcessingContext context) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
    Gathered gathered = new Gathered(new BatchLog(store, BatchLog.SHORT_BYTES), Gathered.BYTES_MAX);
    packed(store).beforeCommit(gathered::flush);
    return new PendingState(gathered);
  }

  /** Our store below those that Streams puts around it. */
  private static PackedStore packed(StateStore store) {
    StateStore inner = store;
    while (inner instanceof WrappedStateStore<?, ?, ?> wrapped) {
      inner = wrapped.wrapped();
    }
    return (PackedStore) inner;
  }

  /** The state of a store that {@link #builder} built, for whoever can get hold of it. */
  public static State of(KeyValueStore<Bytes, byte[]> store) {
    return new PendingState(new BatchLog(store, BatchLog.SHORT_BYTES));
  }

  private static final class Supplier implements KeyValueBytesStoreSupplier {

    @Override
    public String name() {
      return STORE;
    }

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return new PackedStore(STORE);
    }

    @Override
    public String metricsScope() {
      return "packed";
    }
  }
}
