package org.newswatch.crawler.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One member of a gzip file. Unlike the platform's stream it ends where the member does, so that a
 * file of one member a record can be read on after a damaged one.
 */
final class GzipMember extends InputStream {

  /** What a member may grow to whatever its size; most of what is compressed is text. */
  private static final long HARMLESS_BYTES = 16L * 1024 * 1024;

  /** How many times its size it may grow to beyond that; text shrinks to a tenth or so. */
  private static final int GROWTH_MAX = 100;

  private static final int NAME_BYTES_MAX = 64 * 1024;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  /** The member is damaged, cut off, or grows beyond all measure. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String message) {
      super(message);
    }
  }

  private final FileWindow file;
  private final Inflater inflater;
  private final CRC32 checksum = new CRC32();
  private boolean ended;

  /**
   * Begins at the file's position, where a member begins.
   *
   * @param inflater raw, and reset by this; the caller ends it
   */
  GzipMember(FileWindow file, Inflater inflater) throws IOException {
    this.file = file;
    this.inflater = inflater;
    inflater.reset();
    header();
  }

  /** Goes to the next place where a member may begin; false at the file's end. */
  static boolean seek(FileWindow file) throws IOException {
    int before = -1;
    int last = -1;
    int c;
    while ((c = file.read()) >= 0) {
      if (before == 0x1F && last == 0x8B && c == DEFLATE) {
        file.seek(file.position() - 3);
        return true;
      }
      before = last;
      last = c;
    }
    return false;
  }

  private void header() throws IOException {
    skip(3);
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      int low = next();
      skip(low | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  private int next() throws IOException {
    int c = file.read();
    if (c < 0) {
      throw new Damaged("the file ends within it");
    }
    return c;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int bytes = 0;
    while (next() != 0) {
      if (++bytes > NAME_BYTES_MAX) {
        throw new Damaged("its header is damaged");
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ended && length > 0) {
      int given = file.available();
      if (inflater.needsInput()) {
        if (given == 0) {
          throw new Damaged("the file ends within it");
        }
        inflater.setInput(file.buffer(), file.offset(), given);
      }
      int before = inflater.getRemaining();
      int count = inflated(into, offset, length);
      file.advance(before - inflater.getRemaining());
      if (count > 0) {
        checksum.update(into, offset, count);
        checkGrowth();
        return count;
      }
      if (inflater.finished()) {
        trailer();
        ended = true;
      } else if (!inflater.needsInput()) {
        throw new Damaged("it needs what it does not bring");
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflated(byte[] into, int offset, int length) throws Damaged {
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException e) {
      throw new Damaged("it is damaged (" + e.getMessage() + ")");
    }
  }

  private void checkGrowth() throws Damaged {
    long out = inflater.getBytesWritten();
    if (out > HARMLESS_BYTES && out > GROWTH_MAX * inflater.getBytesRead()) {
      throw new Damaged("it grows to more than " + GROWTH_MAX + " times its size");
    }
  }

  private void trailer() throws IOException {
    long sum = number();
    long size = number();
    if (sum != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new Damaged("it is damaged (wrong checksum)");
    }
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) next() << shift;
    }
    return value;
  }
}
