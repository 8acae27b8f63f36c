package org.newswatch.crawler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packed bytes for tests. */
public final class Packed {

  private Packed() {}

  /** One member of gzip. */
  public static byte[] gzip(byte[] bytes) {
    return gzip(bytes, 1);
  }

  /** One member of gzip that holds the same bytes several times. */
  public static byte[] gzip(byte[] bytes, int times) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        gzip.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
