package org.newswatch.enricher.connect.state;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where rows of all tables are kept; each key begins with its table's prefix. */
interface Store {

  byte @Nullable [] get(byte[] key);

  /** As {@link Rows#range}. */
  void range(byte[] from, byte[] to, Rows.Visitor visitor);

  /**
   * Keeps these changes, all or none.
   *
   * @param changes values by keys in the order of {@link PendingState#ORDER}; null for rows to be
   *     removed
   */
  void apply(SortedMap<byte[], byte @Nullable []> changes);
}
