package org.newswatch.crawler.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.DecodedBody;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.gzip.Gunzip;
import org.newswatch.crawler.url.Urls;

/** The page in a WARC record, and the article in that. */
final class WarcPages {

  private static final int OK = 200;
  private static final int BODY_BYTES_MAX = Extractor.BODY_BYTES_MAX;

  /** Reads that bring nothing before a body is given up. */
  private static final int IDLE_READS_MAX = 100;

  private static final Pattern MAY_BE_HTML =
      Pattern.compile("(?i).*(?:html|xml|text/plain|octet-stream).*");

  /** Headers of how the body was sent, which it no longer is. */
  private static final Set<String> OF_THE_TRANSFER =
      Set.of("content-encoding", "content-length", "transfer-encoding");

  private final FileArticles articles;
  private final String file;

  /**
   * @param file what articles say they were imported from
   */
  WarcPages(FileArticles articles, String file) {
    this.articles = articles;
    this.file = file;
  }

  /**
   * What became of a record; empty for kinds of record that hold no page.
   *
   * @param head the record's header, with the empty line after it
   */
  Optional<FileItem> of(String place, byte[] head, byte[] block) {
    try {
      MessageHeaders headers = headers(head);
      String type = headers.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
      return switch (type) {
        case "response" -> Optional.of(response(place, headers, block));
        case "resource" -> Optional.of(page(place, headers, fields(headers), block));
        default -> Optional.empty();
      };
    } catch (IOException | RuntimeException e) {
      // Foreign bytes find the limits of every parser; the record is told of, the rest is read.
      return Optional.of(new FileItem.Bad(place, "bad-warc", "it cannot be read: " + e));
    }
  }

  private static MessageHeaders headers(byte[] head) throws IOException {
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(head))) {
      reader.setLenient(true);
      return reader.next().map(WarcRecord::headers).orElseThrow();
    }
  }

  private FileItem response(String place, MessageHeaders record, byte[] block) throws IOException {
    String type = record.first("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).contains("http")) {
      return new FileItem.Skipped(place, "not-http", "an answer of another kind: " + type);
    }
    HttpResponse http = HttpResponse.parseWithoutBody(channel(block), null);
    if (http.status() != OK) {
      return new FileItem.Skipped(
          place, "http-" + http.status(), "the server answered " + http.status());
    }
    byte[] sent =
        http.headers().contains("Transfer-Encoding", "chunked")
            ? bounded(HttpResponse.parse(channel(block)).body(), WarcRecords.BLOCK_BYTES_MAX)
            : Arrays.copyOfRange(block, http.serializeHeader().length, block.length);
    return page(place, record, fields(http.headers()), sent);
  }

  private FileItem page(
      String place, MessageHeaders record, Map<String, String> fields, byte[] sent)
      throws IOException {
    String target = record.first("WARC-Target-URI").orElse("").strip();
    // WARC 1.0 was printed with angle brackets around it, and some write them.
    String plain = target.replaceAll("^<(.*)>$", "$1");
    Optional<String> url = Urls.normalise(plain);
    if (url.isEmpty()) {
      return FileArticles.noAddress(place, plain);
    }
    String type = fields.getOrDefault("content-type", "");
    if (!type.isBlank() && !MAY_BE_HTML.matcher(type).matches()) {
      return new FileItem.Skipped(place, "not-html", "the server called it " + type);
    }
    byte[] body = decoded(sent, fields);
    if (body.length > BODY_BYTES_MAX) {
      return new FileItem.Skipped(
          place, "too-large", "more than " + BODY_BYTES_MAX + " bytes: " + url.get());
    }
    fields.keySet().removeAll(OF_THE_TRANSFER);
    return articles.archived(place, body, url.get(), fields, date(record), file);
  }

  private static @Nullable Instant date(MessageHeaders record) {
    try {
      return record.first("WARC-Date").map(text -> Instant.parse(text.strip())).orElse(null);
    } catch (DateTimeException e) {
      return null; // the import's own instant serves
    }
  }

  /** Names in lower case; what was said several times is one list, as HTTP has it. */
  private static Map<String, String> fields(MessageHeaders headers) {
    Map<String, String> fields = new TreeMap<>();
    headers
        .map()
        .forEach(
            (name, values) ->
                fields.merge(
                    name.toLowerCase(Locale.ROOT), String.join(", ", values), WarcPages::listed));
    return fields;
  }

  private static String listed(String one, String other) {
    return one + ", " + other;
  }

  /**
   * The body as it was before it was sent, one byte over the bound when it has more. Many archives
   * keep the headers of a compression that they have undone: what does not look compressed is not.
   */
  private static byte[] decoded(byte[] body, Map<String, String> fields) throws IOException {
    String coding = fields.getOrDefault("content-encoding", "").strip().toLowerCase(Locale.ROOT);
    boolean gzip = body.length > 2 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    return switch (coding) {
      case "gzip", "x-gzip" -> gzip ? bounded(Gunzip.of(stream(body))) : body;
      case "deflate" -> inflated(body);
      case "br" -> body.length > 0 && body[0] == '<' ? body : brotli(body);
      case "", "identity", "none" -> body;
      default -> throw new IOException("encoded in a way that is not known: " + coding);
    };
  }

  private static byte[] brotli(byte[] body) throws IOException {
    return bounded(DecodedBody.create(channel(body), DecodedBody.Encoding.BROTLI), BODY_BYTES_MAX);
  }

  /** Servers call both the zlib form and the bare one deflate. */
  private static byte[] inflated(byte[] body) throws IOException {
    for (boolean bare : List.of(false, true)) {
      Inflater inflater = new Inflater(bare);
      try (InputStream in = new InflaterInputStream(stream(body), inflater)) {
        return in.readNBytes(BODY_BYTES_MAX + 1);
      } catch (IOException e) {
        if (bare && (body.length == 0 || body[0] != '<')) {
          throw e;
        }
      } finally {
        inflater.end();
      }
    }
    return body;
  }

  private static byte[] bounded(InputStream in) throws IOException {
    try (in) {
      return in.readNBytes(BODY_BYTES_MAX + 1);
    }
  }

  private static byte[] bounded(ReadableByteChannel in, int max) throws IOException {
    try (in) {
      var out = new ByteArrayOutputStream();
      ByteBuffer part = ByteBuffer.allocate(8 * 1024);
      int idle = 0;
      while (out.size() <= max && idle < IDLE_READS_MAX) {
        part.clear();
        int count = in.read(part);
        if (count < 0) {
          return out.toByteArray();
        }
        idle = count == 0 ? idle + 1 : 0;
        out.write(part.array(), 0, count);
      }
      if (idle > 0) {
        throw new IOException("its body does not come to an end");
      }
      return out.toByteArray();
    }
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(stream(bytes));
  }
}
