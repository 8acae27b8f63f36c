package org.newswatch.enricher.connect.state;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes as they are written; for one thread, and so without the locks of the JDK's. */
final class PackedBytes extends OutputStream {

  private static final int ROOM = 256;

  private byte[] bytes = new byte[ROOM];
  private int length;

  @Override
  public void write(int one) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) one;
  }

  @Override
  public void write(byte[] more, int from, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(more, from, bytes, length, count);
    length += count;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
