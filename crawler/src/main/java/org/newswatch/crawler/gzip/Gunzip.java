package org.newswatch.crawler.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, one member after the other in a loop: the platform's own stream recurses for each
 * member, so that a file of empty ones overflows the stack. Checksums are left to the line; what
 * follows the last member is ignored. Not thread-safe.
 */
public final class Gunzip extends InputStream {

  private static final int CHUNK_BYTES = 8 * 1024;
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int TRAILER_BYTES = 8;
  private static final int CHECKSUM_FLAG = 2;
  private static final int EXTRA_FLAG = 4;
  private static final int NAME_FLAG = 8;
  private static final int COMMENT_FLAG = 16;

  private final PushbackInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[CHUNK_BYTES];
  private int filled;
  private boolean first = true;
  private boolean inMember;
  private boolean ended;

  private Gunzip(InputStream in) {
    this.in = new PushbackInputStream(in, CHUNK_BYTES);
  }

  /**
   * Opens packed bytes, of which the first head is read. What is damaged behind it shows while it
   * is read, as a {@link ZipException} or {@link EOFException}.
   *
   * @throws ZipException when they are no gzip
   * @throws EOFException when they end in the head
   */
  public static InputStream of(InputStream in) throws IOException {
    Gunzip opened = new Gunzip(in);
    try {
      opened.inMember = opened.begin();
      return opened;
    } catch (IOException e) {
      opened.inflater.end();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        inMember = begin();
        ended = !inMember;
      } else {
        int count = inflate(buffer, offset, length);
        if (count > 0) {
          return count;
        }
      }
    }
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(buffer, offset, length);
      if (count > 0) {
        return count;
      }
    } catch (DataFormatException e) {
      throw new ZipException("not readable as gzip: " + e.getMessage());
    }
    if (inflater.finished()) {
      end();
    } else if (inflater.needsDictionary()) {
      throw new ZipException("gzip with a dictionary");
    } else {
      filled = in.read(packed);
      if (filled < 0) {
        throw new EOFException("gzip that ends before its end");
      }
      inflater.setInput(packed, 0, filled);
    }
    return 0;
  }

  /** Reads the head of a member; false when there is none. */
  private boolean begin() throws IOException {
    int one = in.read();
    int two = one < 0 ? -1 : in.read();
    if (one != MAGIC_1 || two != MAGIC_2) {
      if (first) {
        throw new ZipException("not gzip");
      }
      return false;
    }
    first = false;
    int method = next();
    int flags = next();
    if (method != DEFLATE) {
      throw new ZipException("gzip of an unknown kind");
    }
    skip(6);
    if ((flags & EXTRA_FLAG) != 0) {
      int low = next();
      skip(low | next() << 8);
    }
    if ((flags & NAME_FLAG) != 0) {
      skipText();
    }
    if ((flags & COMMENT_FLAG) != 0) {
      skipText();
    }
    if ((flags & CHECKSUM_FLAG) != 0) {
      skip(2);
    }
    inflater.reset();
    return true;
  }

  private void end() throws IOException {
    int left = inflater.getRemaining();
    in.unread(packed, filled - left, left);
    inMember = false;
    int skipped = 0;
    while (skipped < TRAILER_BYTES && in.read() >= 0) {
      skipped++;
    }
  }

  private int next() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("gzip that ends in its head");
    }
    return octet;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      var unused = next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // To the NUL that ends it; what is read is bounded by whoever reads.
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
