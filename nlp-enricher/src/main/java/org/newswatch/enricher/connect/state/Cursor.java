package org.newswatch.enricher.connect.state;

import java.util.Arrays;
import org.apache.kafka.common.KafkaException;

/** Writes or reads an array from its beginning on; counts take as few bytes as they need. */
final class Cursor {

  private static final int SEVEN_BITS = 7;
  private static final int MORE = 0x80;

  private final byte[] bytes;
  private int at;

  Cursor(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  void put(byte one) {
    bytes[at++] = one;
  }

  void put(byte[] more) {
    System.arraycopy(more, 0, bytes, at, more.length);
    at += more.length;
  }

  void putLong(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[at++] = (byte) (value >>> shift);
    }
  }

  /** Writes a number from 0 on. */
  void putCount(int value) {
    int rest = value;
    while (rest >= MORE) {
      bytes[at++] = (byte) (rest | MORE);
      rest >>>= SEVEN_BITS;
    }
    bytes[at++] = (byte) rest;
  }

  /** The bytes that {@link #putCount} takes. */
  static int size(int value) {
    int size = 1;
    for (int rest = value >>> SEVEN_BITS; rest > 0; rest >>>= SEVEN_BITS) {
      size++;
    }
    return size;
  }

  byte get() {
    return get(1)[0];
  }

  byte[] get(int length) {
    if (length < 0 || length > bytes.length - at) {
      throw new KafkaException("connect's state ends too early");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  long getLong() {
    long value = 0;
    for (byte one : get(Long.BYTES)) {
      value = value << Byte.SIZE | Byte.toUnsignedLong(one);
    }
    return value;
  }

  int getCount() {
    int value = 0;
    int shift = 0;
    int one;
    do {
      if (!hasMore() || shift > Integer.SIZE) {
        throw new KafkaException("connect's state ends too early");
      }
      one = bytes[at++];
      value |= (one & (MORE - 1)) << shift;
      shift += SEVEN_BITS;
    } while ((one & MORE) != 0);
    return value;
  }
}
