package org.newswatch.crawler.xml;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.newswatch.crawler.gzip.Gunzip;

/**
 * The characters of a file, packed or not, without ever holding all of them. A packed file that is
 * cut or damaged ends where it does; one over its bound ends there. Not thread-safe.
 */
public final class XmlStream {

  private static final int BUFFER_BYTES = 32 * 1024;

  private final BoundedStream bounded;
  private final Reader reader;

  private XmlStream(BoundedStream bounded, Reader reader) {
    this.bounded = bounded;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @param bytesMax bytes, unpacked, that are read of it
   * @return empty when it begins as gzip and is none
   */
  public static Optional<XmlStream> of(byte[] body, int bytesMax) {
    var bytes = new ByteArrayInputStream(body);
    boolean packed = body.length >= 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    try {
      InputStream raw = packed ? Gunzip.of(bytes) : bytes;
      var bounded = new BoundedStream(raw, bytesMax);
      var in = new BufferedInputStream(bounded, BUFFER_BYTES);
      in.mark(BUFFER_BYTES);
      Decoded decoded = Decoded.ofHead(in.readNBytes(Decoded.HEAD_BYTES));
      in.reset();
      in.skipNBytes(decoded.skip());
      var decoder =
          decoded
              .charset()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      return Optional.of(new XmlStream(bounded, new InputStreamReader(in, decoder)));
    } catch (IOException e) {
      // Memory does not fail: it is the packing that is wrong from its first bytes on.
      return Optional.empty();
    }
  }

  /** The characters; whatever is wrong with the file shows as its end. */
  public Reader reader() {
    return reader;
  }

  /** Whether the characters read so far ended at the bound. */
  public boolean tooLarge() {
    return bounded.tooLarge;
  }

  /** Whether the packed file was cut or ended other than it said. */
  public boolean damaged() {
    return bounded.damaged;
  }

  private static final class BoundedStream extends InputStream {
    private final InputStream in;
    private long left;
    private boolean tooLarge;
    private boolean damaged;

    BoundedStream(InputStream in, int bytesMax) {
      this.in = in;
      this.left = bytesMax;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (tooLarge || damaged) {
        return -1;
      }
      try {
        int read = in.read(target, offset, length);
        left -= Math.max(0, read);
        tooLarge = left < 0;
        return tooLarge ? -1 : read;
      } catch (IOException e) {
        damaged = true;
        return -1;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
