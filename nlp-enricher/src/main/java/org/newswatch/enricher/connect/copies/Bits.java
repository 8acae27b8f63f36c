package org.newswatch.enricher.connect.copies;

import java.util.Arrays;

/**
 * Rising numbers as few bits: their distances, each as its share of a power of two in ones and a
 * zero, and its rest (Rice's code). The first bit is the highest of the first byte.
 */
final class Bits {

  private static final int ROOM = 64;

  /** Behind so many ones a distance follows as it is. */
  private static final int ONES_MAX = 24;

  private static final int NUMBER_BITS = 32;

  private byte[] bytes;
  private int at;
  private long window;
  private int filled;

  private Bits(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /**
   * The first numbers of an array.
   *
   * @param rising none negative, none less than the one before
   * @param rest how many bits of each distance are written as they are, 0 to 31
   */
  static byte[] pack(int[] rising, int count, int rest) {
    Bits bits = new Bits(new byte[ROOM], 0);
    int before = 0;
    for (int i = 0; i < count; i++) {
      int distance = rising[i] - before;
      int ones = Math.min(distance >>> rest, ONES_MAX);
      if (ones == ONES_MAX) {
        bits.write((1 << ONES_MAX) - 1, ONES_MAX);
        bits.write(distance, NUMBER_BITS);
      } else {
        bits.write(((1 << ones) - 1) << 1, ones + 1);
        bits.write(distance, rest);
      }
      before = rising[i];
    }
    bits.write(0, Byte.SIZE - 1);
    return Arrays.copyOf(bits.bytes, bits.at);
  }

  /** As {@link #pack} wrote it, from this byte on; what is missing at the end counts as zeros. */
  static int[] unpack(byte[] bytes, int from, int count, int rest) {
    Bits bits = new Bits(bytes, from);
    int[] rising = new int[count];
    int before = 0;
    for (int i = 0; i < count; i++) {
      int ones = bits.ones();
      before += ones == ONES_MAX ? bits.read(NUMBER_BITS) : (ones << rest) | bits.read(rest);
      rising[i] = before;
    }
    return rising;
  }

  /** Writes the lowest bits of a value. */
  private void write(int value, int count) {
    window = (window << count) | (value & ((1L << count) - 1));
    filled += count;
    while (filled >= Byte.SIZE) {
      filled -= Byte.SIZE;
      if (at == bytes.length) {
        bytes = Arrays.copyOf(bytes, at * 2);
      }
      bytes[at++] = (byte) (window >>> filled);
    }
  }

  /** Reads ones up to the zero that ends them, or {@link #ONES_MAX} of them. */
  private int ones() {
    fill();
    int ones = Long.numberOfLeadingZeros(~(window << (Long.SIZE - filled)));
    if (ones >= ONES_MAX) {
      filled -= ONES_MAX;
      return ONES_MAX;
    }
    filled -= ones + 1;
    return ones;
  }

  private int read(int count) {
    fill();
    filled -= count;
    return (int) ((window >>> filled) & ((1L << count) - 1));
  }

  /** Has enough at hand for any one read. */
  private void fill() {
    while (filled <= Long.SIZE - Byte.SIZE * 2) {
      int octet = at < bytes.length ? bytes[at] & 0xff : 0;
      window = (window << Byte.SIZE) | octet;
      at++;
      filled += Byte.SIZE;
    }
  }
}
