package org.newswatch.enricher.connect.copies;

import java.io.DataInput;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.enricher.connect.state.Packed;

/** What is kept of an article in its place. */
final class Kept {

  private static final int FORM = 1;
  private static final int ID_BYTES = 16;
  private static final int SKETCH_BYTES_MAX = 1 << 14;

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
    return Packed.bytes(
        out -> {
          out.writeByte(FORM);
          out.write(idBytes(id));
          out.writeBoolean(copyOf != null);
          if (copyOf != null) {
            out.write(copyOf.key());
          }
          Packed.writeCount(out, keys.length);
          for (int key : keys) {
            out.writeInt(key);
          }
          Packed.writeCount(out, drawn.length);
          out.write(drawn);
        });
  }

  static Kept unpack(byte[] packed) {
    return Packed.read(
        packed,
        in -> {
          byte[] id = readId(in);
          Place copyOf = readCopyOf(in);
          int[] keys = readKeys(in);
          byte[] drawn = new byte[Packed.readCount(in, SKETCH_BYTES_MAX)];
          in.readFully(drawn);
          return new Kept(
              new ArticleId(HexFormat.of().formatHex(id)),
              copyOf,
              keys,
              drawn.length == 0 ? null : Sketch.unpack(drawn));
        });
  }

  /** Only the keys of a row. */
  static int[] keys(byte[] packed) {
    return Packed.read(
        packed,
        in -> {
          byte[] unusedId = readId(in);
          Place unusedPlace = readCopyOf(in);
          return readKeys(in);
        });
  }

  private static byte[] readId(DataInput in) throws IOException {
    Packed.readForm(in, FORM, "a text");
    byte[] id = new byte[ID_BYTES];
    in.readFully(id);
    return id;
  }

  private static @Nullable Place readCopyOf(DataInput in) throws IOException {
    return in.readBoolean() ? Place.read(in) : null;
  }

  private static int[] readKeys(DataInput in) throws IOException {
    int[] keys = new int[Packed.readCount(in, Index.KEYS_MAX)];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = in.readInt();
    }
    return keys;
  }

  static byte[] idBytes(ArticleId id) {
    return HexFormat.of().parseHex(id.value());
  }
}
