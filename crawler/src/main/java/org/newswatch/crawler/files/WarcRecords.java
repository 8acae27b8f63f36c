package org.newswatch.crawler.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into WARC records. A record counts only when another one, or the end, follows where
 * its length says; after one that does not fit, the next beginning is looked for.
 */
final class WarcRecords {

  /** Bytes of a record's own header. */
  static final int HEAD_BYTES_MAX = 64 * 1024;

  /** Bytes of what a record holds; a larger one holds no article. */
  static final int BLOCK_BYTES_MAX = 16 * 1024 * 1024;

  private static final int STEP_BYTES = 64 * 1024;
  private static final int LINE_ENDS_MAX = 64;
  private static final byte[] START = "WARC/1.".getBytes(StandardCharsets.US_ASCII);

  /** What records are handed to; {@code at} is the offset in the stream. */
  interface Sink {
    /** A whole record. */
    void record(long at, byte[] head, byte[] block);

    /** A record whose block passes the bound. */
    void tooLarge(long at, long bytes);

    /**
     * What is no record, or a broken one.
     *
     * @return whether to go on
     */
    boolean broken(long at, String detail);
  }

  private final InputStream in;
  private final Sink sink;
  private byte[] buffer = new byte[STEP_BYTES];
  private int pos;
  private int end;
  private long base;
  private boolean over;
  private GzipMember.@Nullable Damaged damaged;

  WarcRecords(InputStream in, Sink sink) {
    this.in = in;
    this.sink = sink;
  }

  /**
   * Reads to the end of the stream, or until the sink has had enough.
   *
   * @return what cut the stream short, if anything did
   */
  GzipMember.@Nullable Damaged read() throws IOException {
    boolean more = true;
    while (more) {
      while (available(1) > 0 && isLineEnd(buffer[pos])) {
        pos++;
      }
      more = available(1) > 0 && next();
    }
    return damaged;
  }

  /** The record that begins here; false when the sink has had enough. */
  private boolean next() throws IOException {
    if (!startsAt(0)) {
      return broken("no record begins here", 1);
    }
    int head = headLength();
    if (head < 0) {
      return broken(over ? "its header is cut off" : "its header has no end", 1);
    }
    OptionalLong length = length(head);
    if (length.isEmpty()) {
      return broken("it does not say how long it is", head);
    }
    long bytes = length.getAsLong();
    if (bytes > BLOCK_BYTES_MAX) {
      sink.tooLarge(base + pos, bytes);
      pos += head;
      return scan();
    }
    int whole = head + (int) bytes;
    int there = available(whole);
    if (there < whole) {
      return broken("it is cut off: " + (there - head) + " of " + bytes + " bytes", head);
    }
    int next = whole;
    while (next < whole + LINE_ENDS_MAX && available(next + 1) > next && isLineEnd(at(next))) {
      next++;
    }
    boolean last = available(next + 1) <= next;
    boolean fits = last ? damaged == null : next >= whole + 4 || startsAt(next);
    if (!fits) {
      return broken("its length is wrong, or what follows it is damaged", head);
    }
    sink.record(
        base + pos,
        Arrays.copyOfRange(buffer, pos, pos + head),
        Arrays.copyOfRange(buffer, pos + head, pos + whole));
    pos += next;
    return true;
  }

  /** Tells of what is broken and looks for the next beginning, after so many bytes. */
  private boolean broken(String detail, int skipped) throws IOException {
    boolean goOn = sink.broken(base + pos, detail);
    pos += skipped;
    return goOn && scan();
  }

  private boolean scan() throws IOException {
    while (available(START.length) >= START.length) {
      while (pos + START.length <= end) {
        if (buffer[pos] == START[0] && startsAt(0)) {
          return true;
        }
        pos++;
      }
    }
    pos = end;
    return true;
  }

  /** Whether the line {@code WARC/1.x} stands so many bytes further. */
  private boolean startsAt(int offset) throws IOException {
    int there = available(offset + START.length + 2);
    if (there < offset + START.length + 2) {
      return false;
    }
    for (int i = 0; i < START.length; i++) {
      if (at(offset + i) != START[i]) {
        return false;
      }
    }
    byte minor = at(offset + START.length);
    return minor >= '0' && minor <= '9' && isLineEnd(at(offset + START.length + 1));
  }

  /** Bytes up to and with the empty line; -1 when there is none within bounds. */
  private int headLength() throws IOException {
    int i = START.length;
    while (i < HEAD_BYTES_MAX && available(i + 1) > i) {
      if (at(i) == '\n' && (at(i - 1) == '\n' || (at(i - 1) == '\r' && at(i - 2) == '\n'))) {
        return i + 1;
      }
      i++;
    }
    return -1;
  }

  private OptionalLong length(int head) {
    String text = new String(buffer, pos, head, StandardCharsets.ISO_8859_1);
    OptionalLong found = OptionalLong.empty();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon < 0
          || !line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("content-length")) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      if (!value.matches("[0-9]{1,18}")) {
        return OptionalLong.empty();
      }
      long length = Long.parseLong(value);
      if (found.isPresent() && found.getAsLong() != length) {
        return OptionalLong.empty();
      }
      found = OptionalLong.of(length);
    }
    return found;
  }

  private byte at(int offset) {
    return buffer[pos + offset];
  }

  private static boolean isLineEnd(byte c) {
    return c == '\r' || c == '\n';
  }

  /** Bytes in the buffer from here on; as many as asked for unless the stream ends before. */
  private int available(int wanted) throws IOException {
    if (end - pos >= wanted || over) {
      return end - pos;
    }
    if (buffer.length - pos < wanted) {
      byte[] into =
          wanted <= buffer.length
              ? buffer
              : new byte[Math.max(wanted + STEP_BYTES, Math.min(wanted * 2, BLOCK_BYTES_MAX))];
      System.arraycopy(buffer, pos, into, 0, end - pos);
      buffer = into;
      base += pos;
      end -= pos;
      pos = 0;
    }
    while (end - pos < wanted && !over) {
      fill();
    }
    return end - pos;
  }

  private void fill() throws IOException {
    try {
      int count = in.read(buffer, end, buffer.length - end);
      over = count < 0;
      end += Math.max(0, count);
    } catch (GzipMember.Damaged e) {
      damaged = e;
      over = true;
    }
  }
}
