package org.newswatch.enricher.connect.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Values as few bytes, for the state and the topic behind it. */
public final class Packed {

  private static final int CHARS_MAX = 10_000;
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 7;

  /** Writes a value. */
  @FunctionalInterface
  public interface Writer {
    void to(DataOutput out) throws IOException;
  }

  /** Reads what a {@link Writer} wrote. */
  @FunctionalInterface
  public interface Reader<T> {
    T from(DataInput in) throws IOException;
  }

  private Packed() {}

  /** What the writer writes. */
  public static byte[] bytes(Writer writer) {
    var bytes = new PackedBytes();
    try {
      writer.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * What the reader reads.
   *
   * @throws KafkaException if it cannot; that must stop us, not cost every article that asks for it
   */
  public static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      return reader.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      throw new KafkaException("the state holds a form that this build does not read", e);
    }
  }

  /** Passes over the first byte of a row, which says in which form the others are. */
  public static void readForm(DataInput in, int form, String what) throws IOException {
    int read = in.readUnsignedByte();
    if (read != form) {
      throw new IOException(what + " of form " + read + ", not " + form);
    }
  }

  /** A number; small ones from 0 on take little room. */
  public static void writeCount(DataOutput out, long count) throws IOException {
    long rest = count;
    while ((rest & ~(MORE - 1L)) != 0) {
      out.writeByte((int) (rest | MORE));
      rest >>>= SEVEN_BITS;
    }
    out.writeByte((int) rest);
  }

  /** As {@link #writeCount} wrote it. */
  public static long readCount(DataInput in) throws IOException {
    long count = 0;
    for (int shift = 0; shift < Long.SIZE; shift += SEVEN_BITS) {
      int one = in.readUnsignedByte();
      count |= (long) (one & (MORE - 1)) << shift;
      if (one < MORE) {
        return count;
      }
    }
    throw new IOException("no count is so long");
  }

  /** The same, where no more can have been written: what is read may be broken. */
  public static int readCount(DataInput in, int most) throws IOException {
    long count = readCount(in);
    if (count < 0 || count > most) {
      throw new IOException("no more than " + most + " are written, not " + count);
    }
    return (int) count;
  }

  /** Any text; not only what Java's own form can hold. Hashes take half the room. */
  public static void writeText(DataOutput out, String text) throws IOException {
    byte[] hash = parsed(text);
    byte[] bytes = hash == null ? text.getBytes(UTF_8) : hash;
    writeCount(out, 2L * bytes.length + (hash == null ? 0 : 1));
    out.write(bytes);
  }

  /** As {@link #writeText} wrote it. */
  public static String readText(DataInput in) throws IOException {
    int count = readCount(in, 2 * CHARS_MAX * 4 + 1);
    byte[] bytes = new byte[count / 2];
    in.readFully(bytes);
    return count % 2 == 1 ? HexFormat.of().formatHex(bytes) : new String(bytes, UTF_8);
  }

  /** The bytes of which the text is the hash in small letters; null when it is none. */
  private static byte @Nullable [] parsed(String text) {
    if (text.length() % 2 == 1 || text.isEmpty()) {
      return null;
    }
    byte[] bytes = new byte[text.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = digit(text.charAt(2 * i));
      int low = digit(text.charAt(2 * i + 1));
      // A name is seen to be none by its first letters, before all of it is read.
      if ((high | low) < 0) {
        return null;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static int digit(char one) {
    if (one >= '0' && one <= '9') {
      return one - '0';
    }
    return one >= 'a' && one <= 'f' ? one - 'a' + 10 : -1;
  }

  /** A time, to the nanosecond. */
  public static void writeTime(DataOutput out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  /** As {@link #writeTime} wrote it. */
  public static Instant readTime(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  /** A text as the key of a row. */
  public static byte[] key(String text) {
    return bytes(out -> writeText(out, text));
  }

  /** Texts in their order. */
  public static byte[] texts(List<String> texts) {
    return bytes(
        out -> {
          writeCount(out, texts.size());
          for (String text : texts) {
            writeText(out, text);
          }
        });
  }

  /** As {@link #texts(List)} wrote them. */
  public static List<String> texts(byte[] bytes) {
    return read(
        bytes,
        in -> {
          long size = readCount(in);
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < size; i++) {
            texts.add(readText(in));
          }
          return texts;
        });
  }
}
