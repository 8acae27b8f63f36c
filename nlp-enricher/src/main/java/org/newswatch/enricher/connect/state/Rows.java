package org.newswatch.enricher.connect.state;

import org.jspecify.annotations.Nullable;

/**
 * One table: values by keys, ordered by their bytes taken as unsigned. Reads see what was written
 * before, also what is not kept yet. Arrays given to it or had from it are never changed by either
 * side. For one thread.
 */
public interface Rows {

  /** Looks at rows one by one. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One row; the table must not be changed from here.
     *
     * @return whether to go on to the next
     */
    boolean row(byte[] key, byte[] value);
  }

  /** The value of this key; null if there is none. */
  byte @Nullable [] get(byte[] key);

  /**
   * Writes or replaces a row; a value may be empty.
   *
   * @throws IllegalArgumentException if key and value together are longer than 901,000 bytes
   */
  void put(byte[] key, byte[] value);

  /** Removes a row; does nothing if there is none. */
  void delete(byte[] key);

  /**
   * Visits the rows in order.
   *
   * @param from the first key
   * @param to behind the last key
   */
  void range(byte[] from, byte[] to, Visitor visitor);

  /** Visits all rows in order. */
  void all(Visitor visitor);
}
