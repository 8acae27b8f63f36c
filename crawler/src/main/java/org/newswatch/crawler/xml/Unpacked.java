package org.newswatch.crawler.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.newswatch.crawler.gzip.Gunzip;

/** What came of unpacking a file that may be gzip. */
public sealed interface Unpacked {

  /**
   * The bytes, as they came when they were not packed.
   *
   * @param damaged whether the packed file was cut or ended other than it said: these are the bytes
   *     up to there
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes, boolean damaged) implements Unpacked {}

  /** More than the bound. */
  record TooLarge(String detail) implements Unpacked {}

  /** It begins as gzip and nothing can be unpacked. */
  record Unreadable(String detail) implements Unpacked {}

  /** Bytes unpacked at once. */
  int STEP_BYTES = 16 * 1024;

  /**
   * Unpacks gzip, by the two bytes at its beginning.
   *
   * @param bytesMax bytes that it may unpack to
   */
  static Unpacked of(byte[] body, int bytesMax) {
    if (body.length < 2 || (body[0] & 0xFF) != 0x1F || (body[1] & 0xFF) != 0x8B) {
      return body.length > bytesMax
          ? new TooLarge(body.length + " bytes, more than " + bytesMax)
          : new Bytes(body, false);
    }
    var out = new ByteArrayOutputStream();
    try (InputStream in = Gunzip.of(new ByteArrayInputStream(body))) {
      byte[] step = new byte[STEP_BYTES];
      int read = in.read(step);
      while (read >= 0) {
        if (out.size() + read > bytesMax) {
          return new TooLarge(body.length + " packed bytes hold more than " + bytesMax);
        }
        out.write(step, 0, read);
        read = in.read(step);
      }
      return new Bytes(out.toByteArray(), false);
    } catch (EOFException | ZipException e) {
      return out.size() > 0
          ? new Bytes(out.toByteArray(), true)
          : new Unreadable("it begins as gzip and is none");
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }
}
