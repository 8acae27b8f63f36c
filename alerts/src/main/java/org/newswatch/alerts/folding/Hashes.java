package org.newswatch.alerts.folding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

/** Short stand-ins for ids, the same on every machine. */
final class Hashes {

  private Hashes() {}

  static long of(String text) {
    var low = new CRC32C();
    byte[] bytes = text.getBytes(UTF_8);
    low.update(bytes);
    // Two sums over the text and its mirror image: a checksum alone would confuse too many.
    var high = new CRC32C();
    for (int i = bytes.length - 1; i >= 0; i--) {
      high.update(bytes[i]);
    }
    return high.getValue() << Integer.SIZE | low.getValue();
  }
}
