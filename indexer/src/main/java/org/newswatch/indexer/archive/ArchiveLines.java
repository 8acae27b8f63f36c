package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as one line: {@code {"partition", "offset", "at", "key", "record"}}. What came stands
 * under {@code record} byte for byte; what is no JSON of one line stands under {@code bytes}
 * instead, in base 64.
 */
final class ArchiveLines {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Of Zstandard: much smaller than its default for still some tens of megabytes a second. */
  private static final int LEVEL = 7;

  private static final byte[] RECORD = ",\"record\":".getBytes(UTF_8);

  private ArchiveLines() {}

  static void write(ArchivedRecord record, ByteArrayOutputStream out) {
    String key = record.key() == null ? "null" : JSON.writeValueAsString(record.key());
    out.writeBytes(
        ("{\"partition\":"
                + record.partition()
                + ",\"offset\":"
                + record.offset()
                + ",\"at\":\""
                + record.at()
                + "\",\"key\":"
                + key)
            .getBytes(UTF_8));
    byte @Nullable [] value = record.value();
    if (value == null || isJsonOfOneLine(value)) {
      out.writeBytes(RECORD);
      out.writeBytes(value == null ? "null".getBytes(UTF_8) : value);
    } else {
      out.writeBytes(
          (",\"bytes\":\"" + Base64.getEncoder().encodeToString(value) + "\"").getBytes(UTF_8));
    }
    out.writeBytes("}\n".getBytes(UTF_8));
  }

  /**
   * The record of a line.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ArchivedRecord read(Topic topic, byte[] line) {
    try {
      JsonNode node = JSON.readTree(line);
      JsonNode key = node.path("key");
      return new ArchivedRecord(
          topic,
          node.path("partition").asInt(),
          node.path("offset").asLong(),
          Instant.parse(node.path("at").asString("")),
          key.isString() ? key.asString("") : null,
          value(node, line));
    } catch (JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("no line of an archive: " + e.getMessage(), e);
    }
  }

  private static byte @Nullable [] value(JsonNode node, byte[] line) {
    if (node.has("bytes")) {
      return Base64.getDecoder().decode(node.path("bytes").asString(""));
    }
    if (node.path("record").isNull()) {
      return null;
    }
    int from = startOfRecord(line);
    // All but the bracket that closes the line.
    byte[] value = new byte[line.length - 1 - from];
    System.arraycopy(line, from, value, 0, value.length);
    return value;
  }

  /** Before it stand numbers, a time and a key, in whose text every quotation mark is escaped. */
  private static int startOfRecord(byte[] line) {
    for (int at = 0; at + RECORD.length < line.length; at++) {
      if (matches(line, at)) {
        return at + RECORD.length;
      }
    }
    throw new IllegalArgumentException("no line of an archive: it holds no record");
  }

  private static boolean matches(byte[] line, int at) {
    for (int i = 0; i < RECORD.length; i++) {
      if (line[at + i] != RECORD[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJsonOfOneLine(byte[] value) {
    for (byte each : value) {
      if (each == '\n' || each == '\r') {
        return false;
      }
    }
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null && isUtf8(value);
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] value) {
    // A parser guesses the character set of what it is given; a line must be read as one.
    return value[0] == '{' && value.length > 1 && value[1] != 0;
  }

  /** Lines as they stand in a file: one frame of Zstandard; nothing of none. */
  static byte[] frame(ByteArrayOutputStream lines) throws IOException {
    var frame = new ByteArrayOutputStream();
    if (lines.size() > 0) {
      try (OutputStream out = new ZstdOutputStream(frame, LEVEL).setChecksum(true)) {
        lines.writeTo(out);
      }
    }
    return frame.toByteArray();
  }
}
