package org.newswatch.crawler.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file that is read forwards through a buffer, and may be read again from anywhere. */
final class FileWindow implements Closeable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long end;
  private int at;
  private int limit;

  FileWindow(Path file) throws IOException {
    channel = FileChannel.open(file);
  }

  /** Offset in the file of what is read next. */
  long position() {
    return end - (limit - at);
  }

  void seek(long position) {
    end = position;
    at = 0;
    limit = 0;
  }

  /** Bytes that {@link #buffer} holds from {@link #offset} on; 0 at the file's end. */
  int available() throws IOException {
    if (at == limit) {
      int read = channel.read(ByteBuffer.wrap(buffer), end);
      at = 0;
      limit = Math.max(0, read);
      end += limit;
    }
    return limit - at;
  }

  byte[] buffer() {
    return buffer;
  }

  int offset() {
    return at;
  }

  void advance(int bytes) {
    at += bytes;
  }

  /** The next byte; -1 at the file's end. */
  int read() throws IOException {
    return available() == 0 ? -1 : buffer[at++] & 0xFF;
  }

  int read(byte[] into, int offset, int length) throws IOException {
    int count = Math.min(available(), length);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
