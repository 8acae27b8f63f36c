package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Values as few bytes, for the stores and the topics behind them. */
final class Packed {

  private static final int CHARS_MAX = 10_000;

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
    var bytes = new ByteArrayOutputStream();
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
      // As an error of the store: it must stop us, not cost every article that asks for it.
      throw new KafkaException("a store holds a form that this build does not read", e);
    }
  }

  /** Any text; not only what Java's own form can hold. */
  static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > CHARS_MAX * 4) {
      throw new IOException("no text is " + length + " bytes long");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  static byte[] texts(List<String> texts) {
    return bytes(
        out -> {
          out.writeShort(texts.size());
          for (String text : texts) {
            writeText(out, text);
          }
        });
  }

  static List<String> texts(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int size = in.readUnsignedShort();
          List<String> texts = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            texts.add(readText(in));
          }
          return texts;
        });
  }
}
