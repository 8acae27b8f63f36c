package org.newswatch.enricher.connect.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Visits rows as they will be once changes to them are applied. */
final class Merging implements Rows.Visitor {

  private final Iterator<Map.Entry<byte[], byte @Nullable []>> changes;
  private final Rows.Visitor visitor;
  private Map.@Nullable Entry<byte[], byte @Nullable []> change;
  private boolean goesOn = true;

  private Merging(Iterator<Map.Entry<byte[], byte @Nullable []>> changes, Rows.Visitor visitor) {
    this.changes = changes;
    this.visitor = visitor;
    this.change = changes.next();
  }

  /** Visits the rows of the store from one key to before another, with these changes. */
  static void range(
      NavigableMap<byte[], byte @Nullable []> changes,
      Store store,
      byte[] from,
      byte[] to,
      Rows.Visitor visitor) {
    List<Map.Entry<byte[], byte @Nullable []>> changed =
        new ArrayList<>(changes.subMap(from, to).entrySet());
    if (changed.isEmpty()) {
      store.range(from, to, visitor);
      return;
    }
    var merging = new Merging(changed.iterator(), visitor);
    store.range(from, to, merging);
    merging.finish();
  }

  @Override
  public boolean row(byte[] key, byte[] value) {
    changesUpTo(key);
    boolean replaced = change != null && Arrays.equals(change.getKey(), key);
    if (goesOn && !replaced) {
      goesOn = visitor.row(key, value);
    }
    return goesOn;
  }

  private void changesUpTo(byte[] key) {
    while (goesOn && change != null && PendingState.ORDER.compare(change.getKey(), key) < 0) {
      visitChange(change);
    }
  }

  private void visitChange(Map.Entry<byte[], byte @Nullable []> one) {
    byte[] value = one.getValue();
    if (value != null) {
      goesOn = visitor.row(one.getKey(), value);
    }
    change = changes.hasNext() ? changes.next() : null;
  }

  private void finish() {
    while (goesOn && change != null) {
      visitChange(change);
    }
  }
}
