package org.newswatch.enricher.connect.copies;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.newswatch.enricher.connect.state.Packed;

/**
 * Where an article stands among all others.
 *
 * @param day that on which it came out, in days since 1970
 * @param number rises in the order in which articles were first seen
 */
record Place(int day, long number) {

  private static final int BYTES = Integer.BYTES + Long.BYTES;

  /** In the order of days and numbers. */
  byte[] key() {
    return ByteBuffer.allocate(BYTES).putInt(ordered(day)).putLong(ordered(number)).array();
  }

  static Place ofKey(byte[] key) {
    return Packed.read(key, Place::read);
  }

  /** As it stands in a key. */
  static Place read(DataInput in) throws IOException {
    return new Place(ordered(in.readInt()), ordered(in.readLong()));
  }

  /** What the keys of the day begin with. */
  static byte[] dayKey(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(ordered(day)).array();
  }

  /** Negative numbers before the others, as keys are ordered without signs; its own inverse. */
  private static int ordered(int number) {
    return number ^ Integer.MIN_VALUE;
  }

  private static long ordered(long number) {
    return number ^ Long.MIN_VALUE;
  }
}
