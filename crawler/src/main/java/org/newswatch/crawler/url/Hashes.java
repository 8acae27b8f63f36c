package org.newswatch.crawler.url;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.newswatch.contract.Sha256;

/** Hashes to tell versions apart by: 16 leading bytes of SHA-256 in hexadecimal. */
public final class Hashes {

  private static final int HASH_BYTES = 16;

  private Hashes() {}

  /** The hash of a text. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of these bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, HASH_BYTES);
  }
}
