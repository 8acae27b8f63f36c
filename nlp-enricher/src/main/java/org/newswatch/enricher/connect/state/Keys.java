package org.newswatch.enricher.connect.state;

import java.util.Arrays;

/**
 * What stands where on disk: a row under its table's prefix and its key, led by the number of the
 * record that holds it; below all tables the log's counts, and the keys of each record's rows.
 */
final class Keys {

  private static final byte NO_TABLE = 0;
  private static final byte BATCH = 1;
  private static final byte COUNTS_ROW = 2;

  private static final byte OFFSETS_ROW = 3;

  private static final byte[] COUNTS = {NO_TABLE, COUNTS_ROW};

  private Keys() {}

  static byte[] counts() {
    return COUNTS.clone();
  }

  /** Where the changelog was when the store was closed. */
  static byte[] offsets() {
    return new byte[] {NO_TABLE, OFFSETS_ROW};
  }

  /** Before all that is on disk. */
  static byte[] first() {
    return new byte[] {NO_TABLE};
  }

  /** Behind it. */
  static byte[] last() {
    return new byte[] {Byte.MIN_VALUE};
  }

  /** Of a record, in the changelog as on disk. */
  static byte[] batch(long number) {
    Cursor key = new Cursor(new byte[2 + Long.BYTES]);
    key.put(NO_TABLE);
    key.put(BATCH);
    key.putLong(number);
    return key.bytes();
  }

  static long number(byte[] batchKey) {
    return new Cursor(Arrays.copyOfRange(batchKey, 2, batchKey.length)).getLong();
  }

  /** A row as it is on disk. */
  static byte[] led(long number, byte[] value) {
    Cursor raw = new Cursor(new byte[Long.BYTES + value.length]);
    raw.putLong(number);
    raw.put(value);
    return raw.bytes();
  }

  static long leader(byte[] raw) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << Byte.SIZE | Byte.toUnsignedLong(raw[i]);
    }
    return number;
  }

  static byte[] value(byte[] raw) {
    return Arrays.copyOfRange(raw, Long.BYTES, raw.length);
  }
}
