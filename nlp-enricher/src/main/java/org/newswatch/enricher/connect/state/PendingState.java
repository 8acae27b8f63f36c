package org.newswatch.enricher.connect.state;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;

/** Changes held until they are kept, over what is kept already. */
final class PendingState implements State {

  /** How keys are ordered everywhere. */
  static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

  /** Bytes of a key and its value: any record of the contract, and a record of ours holds it. */
  static final int ROW_BYTES_MAX = Limits.RECORD_BYTES_MAX + 1_000;

  private final Store store;
  private final TreeMap<byte[], byte @Nullable []> changes = new TreeMap<>(ORDER);
  private final Map<Table, Rows> tables = new EnumMap<>(Table.class);

  PendingState(Store store) {
    this.store = store;
    for (Table table : Table.values()) {
      tables.put(table, new TableRows(table.prefix()));
    }
  }

  @Override
  public Rows table(Table table) {
    return Objects.requireNonNull(tables.get(table));
  }

  @Override
  public void keep() {
    if (!changes.isEmpty()) {
      store.apply(changes);
      changes.clear();
    }
  }

  @Override
  public void forget() {
    changes.clear();
  }

  private final class TableRows implements Rows {

    private final byte prefix;

    TableRows(byte prefix) {
      this.prefix = prefix;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      byte[] full = full(key);
      byte[] value = changes.get(full);
      return value != null || changes.containsKey(full) ? value : store.get(full);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      if (key.length + value.length > ROW_BYTES_MAX) {
        throw new IllegalArgumentException(
            "a row of " + (key.length + value.length) + " bytes is too large for connect's state");
      }
      changes.put(full(key), Objects.requireNonNull(value, "a row without a value is deleted"));
    }

    @Override
    public void delete(byte[] key) {
      changes.put(full(key), null);
    }

    @Override
    public void range(byte[] from, byte[] to, Visitor visitor) {
      visit(full(from), full(to), visitor);
    }

    @Override
    public void all(Visitor visitor) {
      visit(new byte[] {prefix}, new byte[] {(byte) (prefix + 1)}, visitor);
    }

    private void visit(byte[] first, byte[] end, Visitor visitor) {
      if (ORDER.compare(first, end) >= 0) {
        return;
      }
      Merging.range(changes, store, first, end, (key, value) -> visitor.row(bare(key), value));
    }

    private byte[] full(byte[] key) {
      byte[] full = new byte[key.length + 1];
      full[0] = prefix;
      System.arraycopy(key, 0, full, 1, key.length);
      return full;
    }
  }

  private static byte[] bare(byte[] key) {
    return Arrays.copyOfRange(key, 1, key.length);
  }
}
