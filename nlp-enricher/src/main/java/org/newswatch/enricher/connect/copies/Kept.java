package org.newswatch.enricher.connect.copies;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;

/** What is kept of an article in its place. */
final class Kept {

  private static final int ID_BYTES = 16;
  private static final int PLACE_BYTES = Integer.BYTES + Long.BYTES;

  private final ArticleId id;
  private final @Nullable Place copyOf;
  private final int[] keys;
  private final @Nullable Sketch sketch;

  /**
   * Of an article.
   *
   * @param copyOf the place of the article that it is a copy of
   * @param keys the hashes that it is found by; none when nothing is a copy of it
   * @param sketch of its last text; null when it has no keys
   */
  Kept(ArticleId id, @Nullable Place copyOf, int[] keys, @Nullable Sketch sketch) {
    this.id = id;
    this.copyOf = copyOf;
    this.keys = keys.clone();
    this.sketch = sketch;
  }

  ArticleId id() {
    return id;
  }

  @Nullable Place copyOf() {
    return copyOf;
  }

  int[] keys() {
    return keys.clone();
  }

  @Nullable Sketch sketch() {
    return sketch;
  }

  byte[] packed() {
    byte[] drawn = sketch == null ? new byte[0] : sketch.packed();
    ByteBuffer bytes =
        ByteBuffer.allocate(
            ID_BYTES
                + 2 * Byte.BYTES
                + (copyOf == null ? 0 : PLACE_BYTES)
                + keys.length * Integer.BYTES
                + drawn.length);
    bytes.put(idBytes(id)).put((byte) (copyOf == null ? 0 : 1));
    if (copyOf != null) {
      bytes.putInt(copyOf.day()).putLong(copyOf.number());
    }
    bytes.put((byte) keys.length);
    for (int key : keys) {
      bytes.putInt(key);
    }
    return bytes.put(drawn).array();
  }

  static Kept unpack(byte[] packed) {
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    byte[] id = new byte[ID_BYTES];
    bytes.get(id);
    Place copyOf = bytes.get() == 0 ? null : new Place(bytes.getInt(), bytes.getLong());
    int[] keys = new int[bytes.get()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = bytes.getInt();
    }
    return new Kept(
        new ArticleId(HexFormat.of().formatHex(id)),
        copyOf,
        keys,
        bytes.hasRemaining() ? Sketch.unpack(packed, bytes.position()) : null);
  }

  /** Only the keys of a row. */
  static int[] keys(byte[] packed) {
    int at = ID_BYTES + Byte.BYTES + (packed[ID_BYTES] == 0 ? 0 : PLACE_BYTES);
    int[] keys = new int[packed[at]];
    ByteBuffer.wrap(packed, at + 1, keys.length * Integer.BYTES).asIntBuffer().get(keys);
    return keys;
  }

  static byte[] idBytes(ArticleId id) {
    return HexFormat.of().parseHex(id.value());
  }
}
