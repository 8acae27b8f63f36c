package org.newswatch.enricher.connect;

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

/** Values as few bytes, for the state and the topic behind it. */
final class Packed {

  private static final int CHARS_MAX = 10_000;
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 7;

  /** Writes a value. */
  @FunctionalInterface
  interface Writer {
    void to(DataOutput out) throws IOException;
  }

  /** Reads what a {@link Writer} wrote. */
  @FunctionalInterface
  interface Reader<T> {
    T from(DataInput in) throws IOException;
  }

  private Packed() {}

  static byte[] bytes(Writer writer) {
    var bytes = new PackedBytes();
    try {
      writer.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      return reader.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      // As an error of the state: it must stop us, not cost every article that asks for it.
      throw new KafkaException("the state holds a form that this build does not read", e);
    }
  }

  /** A number from 0 on; small ones take little room. */
  static void writeCount(DataOutput out, long count) throws IOException {
    long rest = count;
    while (rest >= MORE) {
      out.writeByte((int) (rest | MORE));
      rest >>>= SEVEN_BITS;
    }
    out.writeByte((int) rest);
  }

  static long readCount(DataInput in) throws IOException {
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

  /** Any text; not only what Java's own form can hold. Hashes take half the room. */
  static void writeText(DataOutput out, String text) throws IOException {
    boolean hash = isHash(text);
    byte[] bytes = hash ? parsed(text) : text.getBytes(UTF_8);
    writeCount(out, 2L * bytes.length + (hash ? 1 : 0));
    out.write(bytes);
  }

  static String readText(DataInput in) throws IOException {
    long count = readCount(in);
    if (count / 2 > CHARS_MAX * 4) {
      throw new IOException("no text is " + count / 2 + " bytes long");
    }
    byte[] bytes = new byte[(int) (count / 2)];
    in.readFully(bytes);
    return count % 2 == 1 ? HexFormat.of().formatHex(bytes) : new String(bytes, UTF_8);
  }

  private static byte[] parsed(String hash) {
    byte[] bytes = new byte[hash.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (digit(hash.charAt(2 * i)) << 4 | digit(hash.charAt(2 * i + 1)));
    }
    return bytes;
  }

  private static int digit(char one) {
    return one <= '9' ? one - '0' : one - 'a' + 10;
  }

  private static boolean isHash(String text) {
    if (text.length() % 2 == 1) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if ((one < '0' || one > '9') && (one < 'a' || one > 'f')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static void writeTime(DataOutput out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  /** A text as the key of a row. */
  static byte[] key(String text) {
    return bytes(out -> writeText(out, text));
  }

  static byte[] texts(List<String> texts) {
    return bytes(
        out -> {
          writeCount(out, texts.size());
          for (String text : texts) {
            writeText(out, text);
          }
        });
  }

  static List<String> texts(byte[] bytes) {
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
