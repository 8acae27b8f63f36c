package org.newswatch.servicekit.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of JSON that go to Elasticsearch in one request. Kept in chunks, because an array of
 * megabytes for each request keeps the garbage collector at work. For one thread.
 */
public final class NdjsonBody {

  /** Far below half a region of G1, from which on it treats an array as huge. */
  private static final int CHUNK_BYTES = 256 * 1024;

  private final List<byte[]> full = new ArrayList<>();
  private final ByteArrayOutputStream last = new ByteArrayOutputStream();
  private long bytes;

  /**
   * Lines that are written already.
   *
   * @param lines each with its line break
   */
  public static NdjsonBody of(byte[] lines) {
    var body = new NdjsonBody();
    body.full.add(lines);
    body.bytes = lines.length;
    return body;
  }

  /**
   * Adds a line.
   *
   * @param json without line breaks
   */
  public NdjsonBody line(byte[] json) {
    last.writeBytes(json);
    last.write('\n');
    bytes += json.length + 1;
    if (last.size() >= CHUNK_BYTES) {
      full.add(last.toByteArray());
      last.reset();
    }
    return this;
  }

  /** Adds a line without line breaks. */
  public NdjsonBody line(String json) {
    return line(json.getBytes(UTF_8));
  }

  /** Adds several, each without line breaks. */
  public NdjsonBody lines(List<String> json) {
    json.forEach(this::line);
    return this;
  }

  /** Bytes of all lines. */
  public long bytes() {
    return bytes;
  }

  /** Tells its length, which proxies like better than a body in pieces. */
  BodyPublisher publisher() {
    if (bytes == 0) {
      return BodyPublishers.noBody();
    }
    List<byte[]> all = new ArrayList<>(full);
    if (last.size() > 0) {
      all.add(last.toByteArray());
    }
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(all), bytes);
  }
}
