package org.newswatch.enricher.connect.state;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class RowsInMemory implements Store {

  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(PendingState.ORDER);

  @Override
  public byte @Nullable [] get(byte[] key) {
    return rows.get(key);
  }

  @Override
  public void range(byte[] from, byte[] to, Rows.Visitor visitor) {
    for (Map.Entry<byte[], byte[]> row : rows.subMap(from, to).entrySet()) {
      if (!visitor.row(row.getKey(), row.getValue())) {
        return;
      }
    }
  }

  @Override
  public void apply(SortedMap<byte[], byte @Nullable []> changes) {
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            rows.remove(key);
          } else {
            rows.put(key, value);
          }
        });
  }
}
