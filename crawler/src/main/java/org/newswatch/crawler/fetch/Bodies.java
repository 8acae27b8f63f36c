package org.newswatch.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.newswatch.crawler.gzip.Gunzip;

/** Unpacks bodies within bounds, both of what comes and of what comes out. */
final class Bodies {

  /** What a request says that it takes. */
  static final String ACCEPTED = "gzip, deflate";

  /** Packed bytes over the bound of the body: a body that does not shrink still fits. */
  private static final int PACKED_SLACK_BYTES = 64 * 1024;

  /** Layers of packing; one is usual, two are a mistake, more are an attack. */
  private static final int LAYERS_MAX = 2;

  private static final int CHUNK_BYTES = 16 * 1024;

  /** The body is packed in a way that was not asked for. */
  static final class EncodingException extends IOException {
    EncodingException(String message) {
      super(message);
    }
  }

  /**
   * As much of a body as was read.
   *
   * @param whole whether it ended within the bound
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  record Body(byte[] bytes, boolean whole) {}

  private Bodies() {}

  /**
   * Reads a body to its end or to the bound. The stream is left open: closing it would read an
   * endless body to its end.
   *
   * @param encodings values of Content-Encoding, in their order
   * @throws EncodingException when they name what was not asked for
   */
  static Body read(InputStream raw, List<String> encodings, int bytesMax) throws IOException {
    Counted counted = new Counted(raw, (long) bytesMax + PACKED_SLACK_BYTES);
    var body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = unpacked(counted, encodings)) {
      int count = in.read(chunk);
      while (count >= 0) {
        int room = bytesMax - body.size();
        body.write(chunk, 0, Math.min(count, room));
        if (count > room) {
          return new Body(body.toByteArray(), false);
        }
        count = in.read(chunk);
      }
      return new Body(body.toByteArray(), true);
    } catch (TooMuchException e) {
      return new Body(body.toByteArray(), false);
    }
  }

  private static InputStream unpacked(InputStream raw, List<String> encodings) throws IOException {
    List<String> layers =
        encodings.stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .toList();
    if (layers.size() > LAYERS_MAX) {
      throw new EncodingException("the body is packed " + layers.size() + " times");
    }
    InputStream in = raw;
    for (String layer : layers.reversed()) {
      PushbackInputStream ahead = new PushbackInputStream(in, 2);
      int first = ahead.read();
      if (first < 0) {
        // Nothing at all is nothing, however it is said to be packed.
        return ahead;
      }
      int second = ahead.read();
      if (second >= 0) {
        ahead.unread(second);
      }
      ahead.unread(first);
      in =
          switch (layer) {
            case "gzip", "x-gzip" -> Gunzip.of(ahead);
            case "deflate" -> inflated(ahead, first, second);
            default -> throw new EncodingException("the body is packed as " + shown(layer));
          };
    }
    return in;
  }

  /** Deflate means the zlib format, but many servers leave its frame out. */
  private static InputStream inflated(InputStream in, int first, int second) {
    boolean framed = (first & 0x0f) == 8 && second >= 0 && (first << 8 | second) % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!framed), CHUNK_BYTES) {
      @Override
      public void close() throws IOException {
        inf.end();
        super.close();
      }
    };
  }

  private static String shown(String name) {
    return name.length() > 30 ? name.substring(0, 30) : name;
  }

  /** More came than any body within the bound can have been packed to. */
  private static final class TooMuchException extends IOException {
    TooMuchException() {
      super("too many packed bytes");
    }
  }

  private static final class Counted extends FilterInputStream {
    private long left;

    Counted(InputStream in, long bytesMax) {
      super(in);
      left = bytesMax;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(count);
      return count;
    }

    /** The line is its owner's to close. */
    @Override
    public void close() {}

    private void count(int count) throws IOException {
      left -= Math.max(0, count);
      if (left < 0) {
        throw new TooMuchException();
      }
    }
  }
}
