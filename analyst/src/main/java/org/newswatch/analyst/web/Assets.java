package org.newswatch.analyst.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** The files that pages load, from the jar. Their addresses change with them, for caches. */
final class Assets {

  static final String CSS = "/assets/newswatch.css";
  static final String ICON = "/assets/icon.svg";

  private final byte[] css = read("newswatch.css");
  private final byte[] icon = read("icon.svg");

  byte[] css() {
    return css.clone();
  }

  byte[] icon() {
    return icon.clone();
  }

  /** The style sheet's address with its checksum: another file is another address. */
  String cssAddress() {
    var sum = new CRC32();
    sum.update(css);
    return CSS + "?v=" + Long.toHexString(sum.getValue());
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
